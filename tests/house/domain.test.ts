import ts from "typescript";
import { describe, it } from "vitest";
import { expectNone, lineOf, sources, syntaxOf, visit } from "./tree";

const files = sources("app/domain");

/** Names whose answer depends on the moment, the machine or chance, or that reach out of the program. */
const impureNames = ["process", "console", "fetch", "crypto", "performance", "localStorage", "window", "document", "setTimeout", "setInterval", "globalThis", "require", "queueMicrotask"];
const impureMembers = ["Date.now", "Math.random", "performance.now", "crypto.randomUUID"];

describe("domain", () => {
  it("has no clock, no chance and no way out", () => {
    const offenders: string[] = [];
    for (const file of files) {
      visit(syntaxOf(file), (node) => {
        const at = () => `${file}:${lineOf(file, node)}`;
        if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && impureMembers.includes(`${node.expression.text}.${node.name.text}`)) offenders.push(`${at()} ${node.getText()}`);
        if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "Date" && !node.arguments?.length) offenders.push(`${at()} new Date() without an argument`);
        if (ts.isIdentifier(node) && impureNames.includes(node.text) && isReference(node)) offenders.push(`${at()} ${node.text}`);
      });
    }
    expectNone(offenders, "The moment and chance are parameters of a rule:");
  });

  it("says of every export what it means", () => {
    const offenders: string[] = [];
    for (const file of files) {
      for (const statement of syntaxOf(file).statements) {
        const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword);
        if (exported && !hasDocstring(statement) && !explainedByValue(statement)) offenders.push(`${file}:${lineOf(file, statement)} ${nameOf(statement)}`);
      }
    }
    expectNone(offenders, "A docstring: meaning, units, inclusive ends, what empty input gives, the source of a figure:");
  });
});

function isReference(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent) || ts.isMethodSignature(parent)) return parent.name !== node;
  if (ts.isBindingElement(parent) || ts.isParameter(parent) || ts.isVariableDeclaration(parent)) return parent.initializer === node;
  return !ts.isTypeReferenceNode(parent) && !ts.isLiteralTypeNode(parent) && !isDeclaredHere(node);
}

const declared = new Map<ts.SourceFile, Set<string>>();

/** A parameter or variable of the same name hides the global one. */
function isDeclaredHere(node: ts.Identifier): boolean {
  const source = node.getSourceFile();
  let names = declared.get(source);
  if (!names) {
    const found = new Set<string>();
    visit(source, (one) => void ((ts.isParameter(one) || ts.isVariableDeclaration(one) || ts.isBindingElement(one)) && found.add(one.name.getText())));
    declared.set(source, (names = found));
  }
  return names.has(node.text);
}

function hasDocstring(statement: ts.Statement): boolean {
  const text = statement.getSourceFile().getFullText();
  return (ts.getLeadingCommentRanges(text, statement.getFullStart()) ?? []).some((range) => text.slice(range.pos, range.pos + 3) === "/**");
}

/** `export type X = (typeof xs)[number]` is explained by the list above it. */
function explainedByValue(statement: ts.Statement): boolean {
  return ts.isExportDeclaration(statement) || (ts.isTypeAliasDeclaration(statement) && /^\(typeof \w+\)\[number\]$/.test(statement.type.getText()));
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map((one) => one.name.getText()).join(", ");
  return (statement as { name?: ts.Node } & ts.Statement).name?.getText() ?? statement.getText().slice(0, 40);
}
