/**
 * The house rules as a list of small readings of one source file; each complaint is "file:line what". ESLint checks many
 * of them while one types; these need no plugin and cannot be switched off in a comment.
 */
import ts from "typescript";
import { doors, isUnder, roomOf } from "./import-table.ts";
import { codeLinesOf, lineOf, nodesOf, type Import, type SourceFile } from "./source-tree.ts";

export interface HouseRule {
  readonly name: string;
  /** Folders it holds in; everywhere where absent. */
  readonly within?: readonly string[];
  /** Files it does not hold for. */
  readonly except?: readonly string[];
  readonly complaints: (file: SourceFile) => readonly string[];
}

export function complaintsOf(rule: HouseRule, file: SourceFile): readonly string[] {
  const { within, except = [], complaints } = rule;
  const holds = within === undefined || within.some((folder) => isUnder(file.path, folder));
  return holds && !except.includes(file.path) ? complaints(file) : [];
}

const product = ["src", "db", "reports"];
/** A search for rates and the drawing of charts: no money, no rate of a contract, no KPI value. */
const floatingPoint = [
  "src/domain/fund/xirr.ts",
  "src/domain/fund/exponential-sum.ts",
  "src/domain/report/chart.ts",
];

export const houseRules: readonly HouseRule[] = [
  {
    name: "a room imports only the rooms that the table opens to it",
    complaints: importsOfClosedRooms,
  },
  {
    name: "a room imports only the packages that the table grants it",
    except: ["src/web/vite.config.ts"],
    complaints: importsOfForeignPackages,
  },
  {
    name: "a package with a door comes in through it alone",
    within: product,
    complaints: (file) =>
      importsWhere(file, ({ packageName }) => (doors.get(packageName ?? "") ?? file.path) !== file.path),
  },
  {
    name: "db and reports take types from app, nothing that runs",
    within: ["db", "reports"],
    complaints: (file) =>
      importsWhere(file, ({ target, isTypeOnly }) => !isTypeOnly && target?.startsWith("src/app/") === true),
  },
  {
    name: "the composition root is imported by nobody",
    within: product,
    except: ["src/main.ts"],
    complaints: (file) =>
      importsWhere(file, ({ target }) => target === "src/main.ts" || target === "src/config.ts"),
  },
  {
    name: "a file has at most 300 lines",
    complaints: longFiles,
  },
  {
    name: "a function has at most 60 lines of code",
    within: ["src/domain", "src/app", "src/contract", "src/http", "src/cli", "src/worker", "db", "reports"],
    complaints: (file) => longFunctions(file, 60),
  },
  {
    name: "a component of the web app has at most 100 lines of code",
    within: ["src/web"],
    complaints: (file) => longFunctions(file, 100),
  },
  {
    name: "no folder is a drawer for everything",
    complaints: drawers,
  },
  {
    name: "no module only passes on what others export",
    except: ["db/migrations/index.ts"],
    complaints: barrels,
  },
  { name: "nothing is left to do", complaints: matching(/\b(?:TO[D]O|FIX[M]E|X[X]X)\b/) },
  {
    name: "no value is of type any",
    complaints: anyTypes,
  },
  {
    name: "no check of types is switched off",
    complaints: matching(/@ts-(?:ignore|nocheck|expect-error)/),
  },
  {
    name: "no lint rule is switched off without saying why",
    complaints: matching(/eslint-disable(?!.* -- \S)/),
  },
  { name: "every test runs", within: ["test"], complaints: matching(/(?<!\bthis)\.(?:only|skip)\(/) },
  {
    name: "exports have names",
    except: ["src/web/vite.config.ts"],
    complaints: matching(/^export default\b/),
  },
  { name: "no text is read as a float", within: product, complaints: matching(/\bparseFloat\b/) },
  {
    name: "no figure is rounded in floating point",
    within: ["src/domain"],
    except: ["src/domain/kernel/decimal.ts", ...floatingPoint],
    complaints: matching(/\.(?:toFixed|toPrecision|toExponential)\([^)]|\bMath\.round\(/),
  },
  {
    name: "time is an argument of domain and app",
    within: ["src/domain", "src/app"],
    complaints: matching(/\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\.now\(/),
  },
  {
    name: "chance is an argument of domain and app",
    within: ["src/domain", "src/app"],
    complaints: sourcesOfChance,
  },
  {
    name: "the domain knows days; only two modules know dates with a time",
    within: ["src/domain"],
    except: ["src/domain/kernel/local-date.ts", "src/domain/kernel/instant.ts"],
    complaints: matching(/\bnew Date\(|\bDate\.(?:parse|UTC)\(/),
  },
  { name: "SQL takes bound parameters only", within: ["src", "db"], complaints: gluedSql },
  {
    name: "screens ask for actions, never for roles",
    within: ["src/web"],
    complaints: matching(/\broles\.(?:includes\("|(?:some|every)\(.*"\w+"\))/),
  },
  {
    name: "the environment is read in one place",
    within: product,
    except: ["src/config.ts"],
    complaints: matching(/\bprocess\.env\b/),
  },
];

function at({ path }: SourceFile, line: number, what: string): string {
  return `${path}:${String(line)} ${what}`;
}

function matching(pattern: RegExp): (file: SourceFile) => readonly string[] {
  return (file) =>
    file.lines.flatMap((line, i) => (pattern.test(line) ? [at(file, i + 1, line.trim().slice(0, 100))] : []));
}

function importsWhere(file: SourceFile, isWrong: (imported: Import) => boolean): readonly string[] {
  return file.imports
    .filter(isWrong)
    .map(({ line, target, packageName }) => at(file, line, `imports ${target ?? packageName ?? ""}`));
}

function importsOfClosedRooms(file: SourceFile): readonly string[] {
  const room = roomOf(file.path);
  if (room === undefined) return [];
  const open = [room.folder, ...room.reaches];
  return importsWhere(
    file,
    ({ target }) => target !== undefined && !open.some((folder) => isUnder(target, folder)),
  );
}

function importsOfForeignPackages(file: SourceFile): readonly string[] {
  const room = roomOf(file.path);
  if (room === undefined) return [];
  const { packages, node } = room;
  const isGranted = (name: string): boolean =>
    name.startsWith("node:") ? node : packages === "any" || packages.includes(name);
  return importsWhere(file, ({ packageName }) => packageName !== undefined && !isGranted(packageName));
}

function longFiles(file: SourceFile): readonly string[] {
  const count = file.lines.length - (file.lines.at(-1) === "" ? 1 : 0);
  return count > 300 ? [at(file, 301, `the file has ${String(count)} lines`)] : [];
}

function drawers(file: SourceFile): readonly string[] {
  const names = ["utils", "helpers", "common", "services", "models", "types"];
  const folder = file.path.split("/").find((part) => names.includes(part));
  return folder === undefined ? [] : [at(file, 1, `folder ${folder}`)];
}

function barrels(file: SourceFile): readonly string[] {
  const { statements } = file.syntax;
  return statements.length > 0 && statements.every(isReExport) ? [at(file, 1, "barrel")] : [];
}

function anyTypes(file: SourceFile): readonly string[] {
  return nodesOf(file.syntax)
    .filter(({ kind }) => kind === ts.SyntaxKind.AnyKeyword)
    .map((node) => at(file, lineOf(node, file), "any"));
}

/** Raw SQL that is put together: a template with something in it, or a sum. */
function gluedSql(file: SourceFile): readonly string[] {
  return nodesOf(file.syntax)
    .filter(ts.isCallExpression)
    .filter(({ expression, arguments: [sql] }) => {
      const isRaw = ts.isPropertyAccessExpression(expression) && /raw$/i.test(expression.name.text);
      return isRaw && sql !== undefined && (ts.isTemplateExpression(sql) || ts.isBinaryExpression(sql));
    })
    .map((node) => at(file, lineOf(node, file), "raw SQL put together"));
}

/** What is given as an argument may well be called `randomBytes`; what is imported may not. */
function sourcesOfChance(file: SourceFile): readonly string[] {
  const imported = nodesOf(file.syntax)
    .filter(ts.isImportSpecifier)
    .filter(({ name, propertyName }) => /^random|^webcrypto/.test((propertyName ?? name).text))
    .map((node) => at(file, lineOf(node, file), `imports ${node.getText(file.syntax)}`));
  return [...imported, ...matching(/\bMath\.random\(|\bcrypto\.(?:random|getRandom)/)(file)];
}

function longFunctions(file: SourceFile, most: number): readonly string[] {
  return nodesOf(file.syntax)
    .filter((node) => ts.isFunctionLike(node) && "body" in node && node.body !== undefined)
    .map((node) => ({ line: lineOf(node, file), count: codeLinesOf(node, file) }))
    .filter(({ count }) => count > most)
    .map(({ line, count }) => at(file, line, `a function of ${String(count)} lines`));
}

function isReExport(statement: ts.Statement): boolean {
  return ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
}
