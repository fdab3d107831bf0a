import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireSharedLink, sharedHeaders } from "~/features/documents/gates.server";

/** What a phone needs to put the programme on its home screen. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { trip } = await requireSharedLink(new Request(request, { method: "HEAD" }), params.token, ["page"], new Date());
  const manifest = {
    name: trip.title, short_name: trip.title.slice(0, 30), start_url: `/p/${params.token}`, scope: "/p/", display: "standalone", background_color: "#ffffff", theme_color: "#003466",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
    ],
  };
  return new Response(JSON.stringify(manifest), { headers: { ...sharedHeaders, "Content-Type": "application/manifest+json; charset=utf-8" } });
}
