/** The import table of src/ARCHITECTURE.md as data: who may reach whom, and with which packages. */
export interface Room {
  readonly folder: string;
  readonly reaches: readonly string[];
  readonly packages: readonly string[] | "any";
  /** Whether it runs on a server and may use Node's own modules. */
  readonly node: boolean;
}

/** A context may reach the kernel and the contexts to its left. */
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
].map((name) => `src/domain/${name}`);

const kernel = "src/domain/kernel";
const core = ["src/app", "src/contract", "src/domain"];
const server = [
  "@node-rs/argon2",
  "csv-parse",
  "express",
  "express-rate-limit",
  "file-type",
  "image-size",
  "helmet",
  "ical-generator",
  "ipaddr.js",
  "multer",
  "nodemailer",
  "openid-client",
  "otpauth",
  "pino",
  "saxes",
  "standardwebhooks",
  "swagger-ui-dist",
  "uuid",
  "yauzl",
  "yazl",
  "zod",
];

const rooms: readonly Room[] = [
  { folder: kernel, reaches: [], packages: ["decimal.js", "date-fns"], node: false },
  ...contexts.map((folder, position) => ({
    folder,
    reaches: [kernel, ...contexts.slice(0, position)],
    packages: [],
    node: false,
  })),
  { folder: "src/app", reaches: ["src/domain"], packages: [], node: true },
  { folder: "src/contract", reaches: [kernel], packages: ["zod"], node: false },
  ...["src/http", "src/cli", "src/worker"].map((folder) => ({
    folder,
    reaches: core,
    packages: server,
    node: true,
  })),
  { folder: "src/web", reaches: ["src/contract"], packages: "any", node: false },
  {
    folder: "db",
    reaches: ["src/app", "src/domain"],
    packages: ["knex", "better-sqlite3", "pg", "@holiday-jp/holiday_jp"],
    node: true,
  },
  {
    folder: "reports",
    reaches: ["src/app", "src/domain/report", kernel],
    packages: ["pdfkit", "fontkit", "d3-scale", "d3-shape"],
    node: true,
  },
];

/** The one module through which a package comes into the room. */
export const doors: ReadonlyMap<string, string> = new Map([
  ["decimal.js", "src/domain/kernel/decimal.ts"],
  ["date-fns", "src/domain/kernel/local-date.ts"],
  ["@holiday-jp/holiday_jp", "db/calendars/jp-bank.ts"],
]);

/** The room a file belongs to; undefined for the composition root (src/main.ts, src/config.ts) and the tests. */
export function roomOf(file: string): Room | undefined {
  return rooms.find(({ folder }) => isUnder(file, folder));
}

export function isUnder(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}
