import { createCookie } from "@remix-run/node";
import { isLocale, type Locale } from "~/i18n/locale";
import { readEnv } from "./env.server";

const secure = readEnv().PUBLIC_URL?.startsWith("https:") ?? false;
const days = 86_400;

/** How long a sign-in lasts on one device. */
export const sessionSeconds = 90 * days;

// The cookie holds a random token and nothing else; the database holds its hash. Lax keeps it from forms of other sites.
export const sessionCookie = createCookie("studietur_session", { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: sessionSeconds });
const localeCookie = createCookie("studietur_locale", { sameSite: "lax", path: "/", secure, maxAge: 365 * days });

/** The page's language: the one in the address (`?sprog=en`, for links that are shared and need no cookie), what the person chose, else Danish. */
export async function requestLocale(request: Request): Promise<Locale> {
  const named = new URL(request.url).searchParams.get("sprog");
  if (isLocale(named)) return named;
  const chosen: unknown = await localeCookie.parse(request.headers.get("Cookie"));
  return isLocale(chosen) ? chosen : "da";
}

export function localeCookieHeader(locale: Locale): Promise<string> {
  return localeCookie.serialize(locale);
}

export async function sessionToken(request: Request): Promise<string | null> {
  const token: unknown = await sessionCookie.parse(request.headers.get("Cookie"));
  return typeof token === "string" && token.length > 0 ? token : null;
}
