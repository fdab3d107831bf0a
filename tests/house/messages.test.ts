import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import ts from "typescript";
import { describe, it } from "vitest";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { allFiles, expectNone, lineOf, readText, sources, syntaxOf, visit } from "./tree";

const da: Record<string, string> = messagesDa;
const en: Record<string, string> = messagesEn;
const keys = Object.keys(da);
const readers = sources("app").filter((file) => !file.startsWith("app/i18n/messages"));

/** A key made at run time, as a pattern: `people.role.${role}` is /^people\.role\..+$/. */
type MadeKey = { pattern: RegExp; at: string; text: string };

const literals = new Map<string, string>();
const madeKeys: MadeKey[] = [];
const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
const beginsLikeAKey = /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:[a-z0-9-]+)?$/;

for (const file of readers) {
  visit(syntaxOf(file), (node) => {
    const at = `${file}:${lineOf(file, node)}`;
    if (ts.isStringLiteralLike(node)) literals.set(node.text, at);
    if (ts.isTemplateExpression(node) && beginsLikeAKey.test(node.head.text)) {
      const text = [node.head.text, ...node.templateSpans.map((span) => `*${span.literal.text}`)].join("");
      madeKeys.push({ pattern: new RegExp(`^${text.split("*").map(escape).join(".+")}$`), at, text });
    }
  });
}

/** The arguments of a message with how each is used: `count:plural`, `name:argument`. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  const kinds: Partial<Record<TYPE, string>> = { [TYPE.argument]: "argument", [TYPE.number]: "number", [TYPE.date]: "date", [TYPE.time]: "time", [TYPE.select]: "choice", [TYPE.plural]: "plural", [TYPE.tag]: "tag" };
  const walk = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      const kind = kinds[element.type];
      if (kind && "value" in element) found.add(`${element.value}:${kind}`);
      if (element.type === TYPE.select || element.type === TYPE.plural) for (const option of Object.values(element.options)) walk(option.value);
      if (element.type === TYPE.tag) walk(element.children);
    }
  };
  walk(parse(message));
  return [...found].sort();
}

/** Names only: one language may need a plural or a choice where the other does not. */
const argumentNames = (message: string) => [...new Set(argumentsOf(message).map((one) => one.split(":")[0]!))].sort().join(", ");

describe("messages", () => {
  it("stand in both languages under the same keys", () => {
    const offenders = [...keys.filter((key) => !(key in en)).map((key) => `${key}: no English`), ...Object.keys(en).filter((key) => !(key in da)).map((key) => `${key}: no Danish`)];
    expectNone(offenders, "Both languages are complete:");
  });

  it("can be read as ICU messages and are not empty", () => {
    const offenders = Object.entries({ da, en }).flatMap(([locale, messages]) =>
      Object.entries(messages).flatMap(([key, message]) => {
        if (message.trim() === "") return [`${key} (${locale}): empty`];
        try {
          parse(message);
          return [];
        } catch (error) {
          return [`${key} (${locale}): ${(error as Error).message}`];
        }
      }),
    );
    expectNone(offenders, "These cannot be shown:");
  });

  it("take the same arguments in both languages", () => {
    const offenders = keys.filter((key) => key in en && argumentNames(da[key]!) !== argumentNames(en[key]!)).map((key) => `${key}: {${argumentNames(da[key]!)}} in Danish, {${argumentNames(en[key]!)}} in English`);
    expectNone(offenders, "A value that one language leaves out:");
  });

  it("stand in one file each: no key is written twice", () => {
    const seen = new Map<string, string>();
    const offenders: string[] = [];
    for (const file of allFiles.filter((one) => /^app\/i18n\/messages\/.*\.da\.ts$/.test(one))) {
      for (const [, key] of readText(file).matchAll(/^\s*"([^"]+)":/gm)) {
        if (seen.has(key!)) offenders.push(`${key}: in ${seen.get(key!)} and ${file}`);
        seen.set(key!, file);
      }
    }
    expectNone(offenders, "The later one wins without a word:");
  });

  it("exist for every key that the code names", () => {
    const families = [...new Set(keys.map((key) => key.split(".")[0]!))];
    // Types hold t("…") to the known keys; keys that travel as data (errors of schemas, problems of gates) are found by their first word.
    const travelling = new RegExp(`^(?:error|problem|${["finding", "fix"].filter((name) => families.includes(name)).join("|") || "error"})\\.[a-z0-9.-]*[a-z0-9]$`);
    const offenders = [...literals].filter(([text]) => travelling.test(text) && !(text in da)).map(([text, at]) => `${at} "${text}"`);
    const named = readers.flatMap((file) => [...readText(file).matchAll(/\bt(?:Dynamic)?\(\s*"([^"]+)"/g)].filter(([, key]) => !(key! in da)).map(([, key]) => `${file} "${key}"`));
    expectNone([...new Set([...offenders, ...named])], "No such message:");
  });

  it("exist for every key that is made at run time", () => {
    const families = new Set(keys.map((key) => key.split(".")[0]!));
    const offenders = madeKeys.filter((made) => families.has(made.text.split(".")[0]!) && !keys.some((key) => made.pattern.test(key))).map((made) => `${made.at} ${made.text}`);
    expectNone(offenders, "No message begins like this:");
  });

  it("are all used", () => {
    const offenders = keys.filter((key) => !literals.has(key) && !madeKeys.some((made) => made.pattern.test(key)));
    expectNone(offenders, "Nobody shows these; take them out of both languages:");
  });
});

const wordy = /\p{L}{2,}/u;
/** Attributes that a person reads or hears. */
const spoken = /^(aria-(label|description|roledescription|valuetext)|alt|title|placeholder|label|hint|lead|heading|text|caption|summary|legend)$/;
/** The product's own name is the same in both languages. */
const names = new Set(["Studietur", "Dansk", "English", "OpenStreetMap"]);

describe("sentences", () => {
  it("stand in the message files, not in components", () => {
    const offenders: string[] = [];
    const offend = (file: string, node: ts.Node, text: string) => {
      if (wordy.test(text) && !names.has(text.trim())) offenders.push(`${file}:${lineOf(file, node)} "${text.trim().slice(0, 60)}"`);
    };
    for (const file of sources("app").filter((one) => one.endsWith(".tsx"))) {
      visit(syntaxOf(file), (node) => {
        if (ts.isJsxText(node)) offend(file, node, node.text);
        if (ts.isJsxAttribute(node) && spoken.test(node.name.getText())) for (const text of textsOf(node.initializer)) offend(file, node, text);
        if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) for (const text of textsOf(node)) offend(file, node, text);
      });
    }
    expectNone(offenders, "t(\"…\") instead, in Danish and in English:");
  });

  it("name a page in the reader's language", () => {
    const offenders: string[] = [];
    for (const file of sources("app/routes")) {
      visit(syntaxOf(file), (node) => {
        if (!ts.isPropertyAssignment(node) || node.name.getText() !== "title" || !inMeta(node)) return;
        for (const text of textsOf(node.initializer)) if (wordy.test(text.replace(/[–-]?\s*Studietur\s*/, ""))) offenders.push(`${file}:${lineOf(file, node)} "${text}"`);
      });
    }
    expectNone(offenders, "The title of a page is a message too:");
  });
});

function inMeta(node: ts.Node): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) if (ts.isVariableDeclaration(parent) && parent.name.getText() === "meta") return true;
  return false;
}

/** The literal texts an expression may turn into: of a condition both sides, of a template its fixed parts. */
function textsOf(node: ts.Node | undefined): string[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isBinaryExpression(node) && ["||", "&&", "??", "+"].includes(node.operatorToken.getText())) return [...textsOf(node.left), ...textsOf(node.right)];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
  return [];
}
