/** The project's own source, read as text and as syntax, for the rules of test/tidy.test.ts. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

export interface SourceFile {
  /** From the project's root, with forward slashes: "src/domain/kernel/money.ts". */
  readonly path: string;
  readonly lines: readonly string[];
  readonly syntax: ts.SourceFile;
  readonly imports: readonly Import[];
}

export interface Import {
  readonly line: number;
  readonly isTypeOnly: boolean;
  /** Path from the project's root; undefined for packages. */
  readonly target: string | undefined;
  /** Name of the package ("date-fns", "node:fs", "@scope/name"); undefined for relative imports. */
  readonly packageName: string | undefined;
}

const root = path.resolve(import.meta.dirname, "../..");
const folders = ["src", "db", "reports", "test"] as const;

export function readSourceTree(): readonly SourceFile[] {
  return folders.flatMap(filesUnder).sort().map(readSource);
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/")));
}

function readSource(file: string): SourceFile {
  return sourceFile(file, readFileSync(path.join(root, file), "utf8"));
}

/** Exported so that the rules themselves can be tried on text that breaks them. */
export function sourceFile(file: string, text: string): SourceFile {
  const syntax = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const imports = nodesOf(syntax).flatMap((node) => importsIn(node, { file, syntax }));
  return { path: file, lines: text.split("\n"), syntax, imports };
}

export function nodesOf(syntax: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return nodes;
}

/** Line on which the node starts, counted from 1. */
export function lineOf(node: ts.Node, { syntax }: Pick<SourceFile, "syntax">): number {
  return syntax.getLineAndCharacterOfPosition(node.getStart(syntax)).line + 1;
}

/** Lines of the node that hold code: neither blank nor only comment. */
export function codeLinesOf(node: ts.Node, { syntax, lines }: Pick<SourceFile, "syntax" | "lines">): number {
  const last = syntax.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
  const text = lines.slice(lineOf(node, { syntax }) - 1, last).map((line) => line.trim());
  return text.filter((line) => line !== "" && !/^(?:\/\/|\/\*|\*)/.test(line)).length;
}

function importsIn(
  node: ts.Node,
  { file, syntax }: { readonly file: string; readonly syntax: ts.SourceFile },
): readonly Import[] {
  const found = specifierOf(node);
  if (found === undefined) return [];
  const { specifier, isTypeOnly } = found;
  const isRelative = specifier.startsWith(".");
  return [
    {
      line: lineOf(node, { syntax }),
      isTypeOnly,
      target: isRelative ? path.posix.join(path.posix.dirname(file), specifier) : undefined,
      packageName: isRelative ? undefined : packageNameOf(specifier),
    },
  ];
}

interface Specifier {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

function specifierOf(node: ts.Node): Specifier | undefined {
  if (ts.isImportDeclaration(node)) {
    return literal(node.moduleSpecifier, bringsTypesOnly(node.importClause));
  }
  if (ts.isExportDeclaration(node)) return literal(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return literal(node.argument.literal, true);
  }
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
    ? literal(node.arguments[0], false)
    : undefined;
}

function literal(node: ts.Node | undefined, isTypeOnly: boolean): Specifier | undefined {
  return node !== undefined && ts.isStringLiteral(node) ? { specifier: node.text, isTypeOnly } : undefined;
}

function bringsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

function packageNameOf(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}
