import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/*
 * What the rules look at: the project's files as git knows them (new ones included, ignored ones not), and their syntax.
 * A rule collects offenders as "file: what is wrong" and fails with the whole list.
 */

const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });

/** Every file of the project, relative to its root. */
export const allFiles: string[] = [...new Set(listed.split("\n"))].filter((file) => file !== "" && existsSync(file)).sort();

/** TypeScript files under the given folders. */
export function sources(...folders: string[]): string[] {
  return allFiles.filter((file) => /\.tsx?$/.test(file) && folders.some((folder) => file.startsWith(`${folder}/`)));
}

export const readText = (file: string): string => readFileSync(file, "utf8");

const parsed = new Map<string, ts.SourceFile>();

export function syntaxOf(file: string): ts.SourceFile {
  let source = parsed.get(file);
  if (!source) {
    source = ts.createSourceFile(file, readText(file), ts.ScriptTarget.Latest, true, file.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
    parsed.set(file, source);
  }
  return source;
}

export function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

export const lineOf = (file: string, node: ts.Node): number => syntaxOf(file).getLineAndCharacterOfPosition(node.getStart()).line + 1;

export type Import = { from: string; specifier: string; /** The file, for an import of the project's own; undefined for a package. */ target?: string; typeOnly: boolean; line: number };

/** Everything a file imports or re-exports, dynamic imports included. */
export function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node, typeOnly: boolean) => {
    if (ts.isStringLiteralLike(specifier)) found.push({ from: file, specifier: specifier.text, target: resolve(file, specifier.text), typeOnly, line: lineOf(file, specifier) });
  };
  visit(syntaxOf(file), (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0]) add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
  });
  return found;
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return !clause.name && !!named && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function resolve(from: string, specifier: string): string | undefined {
  const plain = specifier.replace(/\?\w+$/, "");
  const base = plain.startsWith("~/")
    ? path.join("app", plain.slice(2))
    : plain.startsWith("~db/")
      ? path.join("db", plain.slice(4))
      : plain.startsWith(".")
        ? path.join(path.dirname(from), plain)
        : undefined;
  if (base === undefined || base.startsWith("node_modules/")) return undefined;
  return [base, `${base}.ts`, `${base}.tsx`].find((candidate) => /\.\w+$/.test(candidate) && existsSync(candidate)) ?? base;
}

/** Fails with every offender by name. */
export function expectNone(offenders: string[], rule: string): void {
  if (offenders.length > 0) throw new Error(`${rule}\n${offenders.map((offender) => `  ${offender}`).join("\n")}`);
}
