import { createCookie } from "@remix-run/node";
import { z } from "zod";

/** A sentence for the next page: the key of a message and its arguments. */
export type Flash = { key: string; values: Record<string, string | number> };

const flashSchema = z.object({ key: z.string().max(100), values: z.record(z.string(), z.union([z.string(), z.number()])) });
const longestText = 1000;

const flashCookie = createCookie("studietur_flash", { httpOnly: true, sameSite: "lax", path: "/", maxAge: 60 });

/** The cookie that carries a sentence over a redirect. Long arguments are cut: a cookie holds 4 kB. */
export function flashCookieHeader(flash: Flash): Promise<string> {
  const values = Object.fromEntries(Object.entries(flash.values).map(([name, value]) => [name, typeof value === "string" && value.length > longestText ? `${value.slice(0, longestText)} …` : value]));
  return flashCookie.serialize({ ...flash, values });
}

/** The sentence left by the page before, and the header that clears it. */
export async function takeFlash(request: Request): Promise<{ flash: Flash | null; headers: HeadersInit }> {
  const parsed = flashSchema.safeParse(await flashCookie.parse(request.headers.get("Cookie")));
  return parsed.success ? { flash: parsed.data, headers: { "Set-Cookie": await flashCookie.serialize("", { maxAge: 0 }) } } : { flash: null, headers: {} };
}
