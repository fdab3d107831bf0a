import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addPerson, createSignInLink, editPerson, removePerson } from "~/features/people/commands.server";
import { PeoplePage, type PeopleReply } from "~/features/people/components/people-page";
import { requireAnyPlanner, requirePlanner } from "~/features/people/gates.server";
import { listPeople } from "~/features/people/queries.server";
import { addPersonSchema, editPersonSchema, signInPath } from "~/features/people/schema";
import { pageTitle } from "~/i18n/page-title";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";
import { httpProblem, notFound, requireUuid } from "~/shared/http.server";
import { mailIsConfigured, sendMails } from "~/shared/mail.server";
import { publicUrl } from "~/shared/public-url.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "people.title") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { viewer, committees } = await requireAnyPlanner(request);
  const search = new URL(request.url).searchParams;
  const chosen = search.get("udvalg");
  const committee = chosen ? committees.find((one) => one.committeeId === chosen) : committees[0];
  if (!committee) throw notFound();
  return json({
    viewerUserId: viewer.userId,
    committees: committees.map(({ committeeId, committeeNameDa, committeeNameEn }) => ({ committeeId, name: { da: committeeNameDa, en: committeeNameEn } })),
    committeeId: committee.committeeId,
    people: await listPeople(await database(), committee.committeeId),
    editedUserId: search.get("ret"),
    mailIsConfigured: mailIsConfigured(),
  });
}

const intentSchema = z.enum(["add", "edit", "link", "mail-link", "remove"]);

export async function action({ request }: ActionFunctionArgs) {
  const values = formValues(await readForm(request));
  const { viewer, membership } = await requirePlanner(request, String(values.committeeId));
  const intent = intentSchema.safeParse(values.intent);
  if (!intent.success) throw httpProblem(400, "problem.bad-request");
  const db = await database();
  if (intent.data === "add") {
    const form = parseValues(addPersonSchema, values);
    if (!form.ok) return json<PeopleReply>({ form: form.reply }, { status: 400 });
    const outcome = await addPerson(db, viewer.organisationId, form.value, viewer.userId);
    if (!outcome.ok) return json<PeopleReply>({ form: refusal(values, "email", `people.refusal.${outcome.reason.code}`) }, { status: 400 });
    return json<PeopleReply>({ link: await linkFor(outcome.value.userId, form.value.displayName, request) });
  }
  const person = (await listPeople(db, membership.committeeId)).find((one) => one.userId === requireUuid(String(values.userId)));
  if (!person) throw notFound();
  if (intent.data === "edit") {
    const form = parseValues(editPersonSchema, values);
    if (!form.ok) return json<PeopleReply>({ form: form.reply }, { status: 400 });
    const outcome = await editPerson(db, membership.committeeId, form.value, viewer.userId);
    if (outcome.ok) return redirect(`/udvalg?udvalg=${membership.committeeId}`);
    const { code } = outcome.reason;
    return json<PeopleReply>({ form: refusal(values, code === "email-taken" ? "email" : code === "last-secretariat" ? "standing" : "displayName", `people.refusal.${code}`) }, { status: code === "stale" ? 409 : 400 });
  }
  if (intent.data === "mail-link") return mailLink(person, viewer.displayName, request);
  if (intent.data === "link") return json<PeopleReply>({ link: await linkFor(person.userId, person.displayName, request) });
  const outcome = await removePerson(db, membership.committeeId, person.userId, viewer.userId);
  return outcome.ok ? json<PeopleReply>({}) : json<PeopleReply>({ problem: `people.refusal.${outcome.reason.code}` }, { status: 409 });
}

async function linkFor(userId: string, name: string, request: Request) {
  const token = await createSignInLink(await database(), userId, new Date());
  return { name, url: publicUrl(request) + signInPath(token) };
}

async function mailLink(person: { userId: string; displayName: string; email: string | null }, sender: string, request: Request) {
  if (!mailIsConfigured() || person.email === null) throw httpProblem(400, "problem.bad-request");
  const { t } = translatorFor(await requestLocale(request));
  const { url } = await linkFor(person.userId, person.displayName, request);
  const { failed } = await sendMails([{ to: person.email, subject: t("mail.link.subject"), text: t("mail.link.text", { name: person.displayName, url, sender }) }]);
  if (failed.length > 0) return json<PeopleReply>({ problem: "mail.failed", link: { name: person.displayName, url } }, { status: 502 });
  return json<PeopleReply>({ mailed: { name: person.displayName, email: person.email } });
}

export const shouldRevalidate = revalidateAfterConflict;

export default function People() {
  return <PeoplePage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
