import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { documentKeys, tripDocuments } from "~/features/documents/schema";
import { writeTripFile } from "~/features/documents/trip-file-queries.server";
import { exampleNames, exampleReaches, type ExampleName } from "~/features/planner/example-schema";
import { findTrip } from "~/features/trips/queries.server";
import { isLocale, type Locale } from "~/i18n/locale";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor, type Translator } from "~/i18n/translator";
import { closeDatabase, database } from "~/shared/db.server";
import { DatabaseInUseError } from "~db/client";
import { migrateToLatest } from "~db/migrate";

/*
 * `npm run documents -- --trip ID --out DIR [--lang da|en]`: writes every document of a trip to a folder, the same files as
 * the trip's page of documents gives. A worked example goes by its name: denmark (or eksempel, example), tallinn, seoul. Exit code 0: all written; 1: the
 * database or the folder cannot be used; 2: the command was not understood, or there is no such trip.
 */

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);

const namedExamples: Record<string, ExampleName> = { ...Object.fromEntries(exampleNames.map((name) => [name, name])), eksempel: "denmark", example: "denmark", danmark: "denmark" };

/** Why nothing was written, in words for whoever typed the command. */
class CannotWrite extends Error {
  constructor(message: string, readonly exitCode: 1 | 2) {
    super(message);
  }
}

function readArguments(): { trip: string; folder: string; locale: Locale } {
  const usage = translatorFor("da").t("documents-command.usage");
  try {
    const { values } = parseArgs({ options: { trip: { type: "string" }, out: { type: "string" }, lang: { type: "string", default: "da" } } });
    if (!values.trip || !values.out || !isLocale(values.lang)) throw new CannotWrite(usage, 2);
    return { trip: values.trip, folder: path.resolve(values.out), locale: values.lang };
  } catch (error) {
    throw error instanceof CannotWrite ? error : new CannotWrite(`${(error as Error).message}\n${usage}`, 2);
  }
}

async function readTrip(wanted: string, { t }: Translator) {
  const db = await database();
  await migrateToLatest(db);
  const name = namedExamples[wanted.toLowerCase()];
  const example = name && (await db.selectFrom("trip").select("id").where("is_example", "=", true).where("reach", "=", exampleReaches[name]).orderBy("created_at").executeTakeFirst());
  if (name && !example) throw new CannotWrite(t("documents-command.no-example"), 2);
  const tripId = example?.id ?? wanted;
  const trip = z.uuid().safeParse(tripId).success ? await findTrip(db, tripId) : undefined;
  if (!trip) throw new CannotWrite(t("documents-command.no-trip", { trip: wanted }), 2);
  return { db, reader: { trip, mayEdit: false } };
}

async function prepareFolder(folder: string, { t }: Translator) {
  try {
    // One level only: a mistyped path is a mistake and no wish for a tree of folders.
    await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    // A folder that is there may still not be written to; one that was just made can.
    const probe = path.join(folder, `.${process.pid}`);
    await writeFile(probe, "");
    await rm(probe);
  } catch (error) {
    throw new CannotWrite(t("documents-command.folder", { folder, reason: (error as NodeJS.ErrnoException).code ?? String(error) }), 1);
  }
}

async function main() {
  const { trip, folder, locale } = readArguments();
  const translator = translatorFor(locale);
  await prepareFolder(folder, translator);
  const asked = { ...(await readTrip(trip, translator)), translator, now: new Date() };
  const files = tripDocuments.flatMap(({ code, forms }) => forms.flatMap((form) => (form.format === "page" || form.format === "subscription" ? [] : [{ code, path: form.path }])));
  process.stdout.write(`${translator.t("documents-command.begin", { title: asked.reader.trip.title, count: files.length })}\n`);
  for (const [index, file] of files.entries()) {
    const body = await writeTripFile(file.path, asked);
    const target = path.join(folder, file.path);
    await writeFile(target, body);
    process.stdout.write(`${index + 1}/${files.length}  ${translator.t(documentKeys(file.code).name)}: ${target}  ${translator.t("documents-command.size", { bytes: body.byteLength })}\n`);
  }
}

try {
  await main();
} catch (error) {
  if (error instanceof CannotWrite) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  } else if (error instanceof DatabaseInUseError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
} finally {
  await closeDatabase();
}
