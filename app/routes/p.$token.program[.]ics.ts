import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeProgrammeFile } from "~/features/documents/file-queries.server";
import { requireSharedLink, sharedHeaders } from "~/features/documents/gates.server";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

/** The calendar behind a link: for a subscription that asks again by itself, and for the phone page's own button. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const now = new Date();
  const { trip, edition } = await requireSharedLink(request, params.token, ["page", "calendar"], now);
  const file = await writeProgrammeFile(await database(), trip, { form: "ics", locale: await requestLocale(request), now, edition, isSubscription: true });
  for (const [name, value] of Object.entries(sharedHeaders)) file.headers.set(name, value);
  return file;
}
