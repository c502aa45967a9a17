import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/**
 * The import table of src/ARCHITECTURE.md. Each room lists the rooms it may reach; every other relative import that
 * leaves the room, and every package not listed, is an error. test/tidy.test.ts checks the same table from the source.
 */
const contexts = [
  "calendar",
  "party",
  "project",
  "ledger",
  "impact",
  "loan",
  "covenant",
  "programme",
  "fund",
  "report",
];
const forbid = (regex, message) => ({ regex, message });
const packages = (allowed) =>
  forbid(
    `^(?!\\.{1,2}/|node:|(?:${allowed.length === 0 ? "(?!)" : allowed.join("|")})(?:/|$))`,
    "Package not in the import table.",
  );
const rooms = (names) =>
  forbid(`^(?:\\.\\./)+(?:src/)?(?:${names.join("|")})/`, "This room is not open from here (import table).");
const restrict = (...patterns) => ({ "no-restricted-imports": ["error", { patterns }] });

const domainRules = contexts.map((context, position) => ({
  files: [`src/domain/${context}/**/*.ts`],
  rules: restrict(
    forbid("^(?!\\.{1,2}/)", "Domain code imports no package."),
    rooms(["app", "contract", "http", "cli", "worker", "web", "db", "reports"]),
    ...(position + 1 < contexts.length
      ? [
          forbid(
            `^\\.\\./(?:${contexts.slice(position + 1).join("|")})/`,
            "A context may only import contexts to its left.",
          ),
        ]
      : []),
  ),
}));

export default tseslint.config(
  { ignores: ["dist", "node_modules", "coverage", "data"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: {
      parserOptions: {
        project: ["./tsconfig.json", "./src/web/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/strict-boolean-expressions": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-shadow": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-console": "error",
      complexity: ["error", 10],
      "max-lines": ["error", 300],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 4],
      "max-depth": ["error", 3],
      "no-restricted-globals": ["error", "parseFloat"],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Named exports only." },
        {
          selector: "CallExpression[callee.property.name=/raw$/i] > TemplateLiteral[expressions.length>0]",
          message: "SQL takes bound parameters only.",
        },
        {
          selector: "CallExpression[callee.property.name=/raw$/i] > BinaryExpression",
          message: "SQL takes bound parameters only.",
        },
        {
          selector: "MemberExpression[object.name='Number'][property.name='parseFloat']",
          message: "No floats.",
        },
      ],
    },
  },
  ...domainRules,
  {
    files: ["src/domain/kernel/**/*.ts"],
    rules: restrict(packages([]), forbid("^\\.\\./", "The kernel imports only itself.")),
  },
  { files: ["src/domain/kernel/decimal.ts"], rules: restrict(packages(["decimal\\.js"])) },
  { files: ["src/domain/kernel/local-date.ts"], rules: restrict(packages(["date-fns"])) },
  {
    files: ["src/domain/**/*.ts", "src/app/**/*.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Time is an argument." },
        { object: "Math", property: "random", message: "Randomness is an argument." },
      ],
    },
  },
  {
    files: ["src/app/**/*.ts"],
    rules: restrict(packages([]), rooms(["contract", "http", "cli", "worker", "web", "db", "reports"])),
  },
  {
    files: ["src/contract/**/*.ts"],
    rules: restrict(
      packages(["zod"]),
      rooms(["app", "http", "cli", "worker", "web", "db", "reports"]),
      forbid(`domain/(?:${contexts.join("|")})/`, "The contract knows the kernel only."),
    ),
  },
  {
    files: ["src/http/**/*.ts", "src/cli/**/*.ts", "src/worker/**/*.ts"],
    rules: restrict(rooms(["web", "db", "reports"])),
  },
  { files: ["db/**/*.ts"], rules: { "@typescript-eslint/no-unnecessary-type-parameters": "off" } },
  {
    files: ["db/**/*.ts"],
    rules: restrict(
      packages(["knex", "better-sqlite3", "pg", "@holiday-jp/holiday_jp"]),
      rooms(["contract", "http", "cli", "worker", "web", "reports"]),
    ),
  },
  {
    files: ["reports/**/*.ts"],
    rules: restrict(
      packages(["pdfkit", "fontkit"]),
      rooms(["contract", "http", "cli", "worker", "web", "db"]),
    ),
  },
  {
    files: ["src/web/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "max-lines-per-function": ["error", { max: 100, skipBlankLines: true, skipComments: true }],
      ...restrict(rooms(["app", "domain", "http", "cli", "worker", "db", "reports"])),
    },
  },
  { files: ["src/web/vite.config.ts"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["test/**/*.ts"],
    rules: {
      "max-lines-per-function": "off",
      "@typescript-eslint/no-unused-expressions": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  { files: ["test/bench/**/*.ts"], rules: { "no-console": "off" } },
  { files: ["**/*.js"], ...tseslint.configs.disableTypeChecked },
  { files: ["eslint.config.js"], rules: { "no-restricted-syntax": "off" } },
);
