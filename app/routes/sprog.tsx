import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { localeCookieHeader, requestLocale } from "~/shared/cookies.server";
import { readForm } from "~/shared/forms.server";
import { safePath } from "~/shared/safe-path";

/** Switches between Danish and English and returns to the page. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const other = (await requestLocale(request)) === "da" ? "en" : "da";
  return redirect(safePath(form.get("next")), { headers: { "Set-Cookie": await localeCookieHeader(other) } });
}

export function loader() {
  return redirect("/");
}
