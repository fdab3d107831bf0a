import { json, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError, useRouteLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import type { ReactNode } from "react";
import { findViewer } from "~/features/people/gates.server";
import { plannedCommittees } from "~/features/people/permissions";
import { Shell } from "~/features/people/components/shell";
import { ProblemPage } from "~/features/people/components/problem-page";
import { BarSearch } from "~/features/search/components/bar-search";
import type { Locale } from "~/i18n/locale";
import { TranslatorProvider } from "~/i18n/use-translator";
import { requestLocale } from "~/shared/cookies.server";
import styles from "~/styles/app.scss?url";
import otherScripts from "~/styles/other-scripts.css?url";
import { useNonce } from "~/ui/nonce";
import { useLateStylesheet } from "~/ui/use-late-stylesheet";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [{ title: "Studietur" }];

export async function loader({ request }: LoaderFunctionArgs) {
  // A shared page is kept on phones and says nothing of who opened it.
  const isShared = new URL(request.url).pathname.startsWith("/p/");
  const [locale, viewer] = await Promise.all([requestLocale(request), isShared ? undefined : findViewer(request)]);
  return json({
    locale,
    viewer: viewer && {
      displayName: viewer.displayName,
      organisationName: viewer.organisationName,
      committees: viewer.memberships.map(({ committeeNameDa, committeeNameEn }) => ({ da: committeeNameDa, en: committeeNameEn })),
      plans: plannedCommittees(viewer).length > 0,
    },
  });
}

/**
 * The frame asks again after a form that may have changed it. What is refused changed nothing, and the board saves many
 * times a minute, also on a train: a lost line must not take the page with it.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, formAction, defaultShouldRevalidate }) =>
  (actionStatus ?? 200) < 400 && !formAction?.endsWith("/program") && defaultShouldRevalidate;

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const nonce = useNonce();
  // Names in Korean, Arabic and Hebrew get a face on machines that have none; few pages need it.
  useLateStylesheet(otherScripts);
  // A page for the phone in the hand brings its own frame.
  const isBare = useMatches().some(({ handle }) => (handle as { frame?: string } | undefined)?.frame === "bare");
  const locale: Locale = data?.locale ?? documentLocale();
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        <noscript><link rel="stylesheet" href={otherScripts} /></noscript>
      </head>
      <body>
        <TranslatorProvider locale={locale}>
          {isBare ? children : <Shell viewer={data?.viewer ?? null} search={<BarSearch />}>{children}</Shell>}
        </TranslatorProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

// When even the root's loader failed there is no chosen language to read: the page on screen keeps its own.
function documentLocale(): Locale {
  return typeof document !== "undefined" && document.documentElement.lang === "en" ? "en" : "da";
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error)) {
    const problem = (error.data as { problem?: unknown } | null)?.problem;
    return <ProblemPage status={error.status} problem={typeof problem === "string" ? problem : undefined} />;
  }
  const bugId = error instanceof Error ? /^bug:(\w+)$/.exec(error.message)?.[1] : undefined;
  return <ProblemPage status={500} bugId={bugId} />;
}
