import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { redeemSignInLink } from "~/features/people/commands.server";
import { findViewer } from "~/features/people/gates.server";
import { findSignInLink } from "~/features/people/queries.server";
import { pageTitle } from "~/i18n/page-title";
import { useTranslator } from "~/i18n/use-translator";
import { sessionCookie, sessionSeconds } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { readForm } from "~/shared/forms.server";
import { safePath } from "~/shared/safe-path";
import { tokenHash } from "~/shared/tokens.server";
import { Alert, PageHead } from "~/ui/page-parts";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "sign-in.title") }, { name: "robots", content: "noindex" }];

/*
 * Opening the link only shows whom it is for: mail programs and chats open links by themselves, and a one-time link must
 * not be used up by them. The button uses it.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const token = search.get("link");
  const next = safePath(search.get("next"));
  if (!token) {
    if (await findViewer(request)) throw redirect(next);
    return json({ state: "no-link" as const, token: null, next, name: null });
  }
  const link = await findSignInLink(await database(), tokenHash(token), new Date());
  return link
    ? json({ state: "ready" as const, token, next, name: link.displayName })
    : json({ state: "dead" as const, token: null, next, name: null }, { status: 410 });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const token = form.get("token");
  const outcome = await redeemSignInLink(await database(), typeof token === "string" ? token : "", new Date(), sessionSeconds);
  if (!outcome.ok) return json({ dead: true }, { status: 410 });
  return redirect(safePath(form.get("next")), { headers: { "Set-Cookie": await sessionCookie.serialize(outcome.value.sessionToken) } });
}

export default function SignIn() {
  const { state, token, next, name } = useLoaderData<typeof loader>();
  const dead = useActionData<typeof action>()?.dead ?? false;
  const { t } = useTranslator();
  return (
    <div className="container">
      <PageHead title={t("sign-in.title")} lead={state === "ready" ? t("sign-in.confirm-lead") : t("sign-in.lead")} />
      {state === "dead" || dead ? <Alert kind="error">{t("sign-in.link-dead")}</Alert> : null}
      {state === "ready" && !dead ? (
        <Form method="post">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="next" value={next} />
          <button className="button button-primary" type="submit">{t("sign-in.confirm", { name })}</button>
        </Form>
      ) : (
        <p>{t("sign-in.no-link")}</p>
      )}
    </div>
  );
}
