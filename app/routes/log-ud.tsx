import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signOut } from "~/features/people/commands.server";
import { sessionCookie, sessionToken } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

export async function action({ request }: ActionFunctionArgs) {
  const token = await sessionToken(request);
  if (token) await signOut(await database(), token);
  return redirect("/log-ind", { headers: { "Set-Cookie": await sessionCookie.serialize("", { maxAge: 0 }) } });
}

export function loader() {
  return redirect("/");
}
