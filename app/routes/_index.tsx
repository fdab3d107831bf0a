import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { requireViewer } from "~/features/people/gates.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireViewer(request);
  return redirect("/ture");
}
