import { json, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { PhoneGone } from "~/features/documents/components/phone-gone";
import { PhonePage } from "~/features/documents/components/phone-page";
import { requireSharedLink, sharedHeaders } from "~/features/documents/gates.server";
import { loadPhone } from "~/features/documents/phone-queries.server";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

export const handle = { frame: "bare" };

export const headers: HeadersFunction = () => sharedHeaders;

export const meta: MetaFunction<typeof loader> = ({ data, params }) => [
  { title: data?.phone.title ?? "Studietur" },
  { name: "robots", content: "noindex, nofollow" },
  { name: "referrer", content: "no-referrer" },
  ...(data ? [{ name: "theme-color", content: "#003466" }, { tagName: "link", rel: "manifest", href: `/p/${params.token}/app.webmanifest` }, { tagName: "link", rel: "apple-touch-icon", href: "/icon-192.png" }] : []),
];

/** No sign-in and no cookie: the token in the address is the key. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const now = new Date();
  const { trip, edition } = await requireSharedLink(request, params.token, ["page"], now);
  return json({ phone: await loadPhone(await database(), trip, await requestLocale(request), now, edition), now: now.getTime() });
}

export default function SharedProgramme() {
  const { phone, now } = useLoaderData<typeof loader>();
  const { token } = useParams();
  return <PhonePage phone={phone} initialNow={now} sharedPath={`/p/${token}`} />;
}

export function ErrorBoundary() {
  return <PhoneGone />;
}
