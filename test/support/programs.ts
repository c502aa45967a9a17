/**
 * Programs the tests call but the product does not need. Where one is missing its tests are left out and say so; in CI
 * (`CI=true`) a missing program is a failure, because there nobody would notice.
 */
import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
/** Programs that are not looked for in PATH. */
const places: ReadonlyMap<string, string> = new Map([["verapdf", path.join(root, ".cache/verapdf/run")]]);
const advice: ReadonlyMap<string, string> = new Map([["verapdf", "run .ci/verapdf.sh"]]);

/** Leaves the test out, or fails it in CI, unless the program is there. */
export function needsProgram(context: Mocha.Context, program: string): void {
  if (placeOf(program) !== undefined) return;
  const message = `${program} is missing (${advice.get(program) ?? "install it"})`;
  if (process.env["CI"] === "true") throw new Error(message);
  process.stderr.write(`    left out: ${message}\n`);
  leaveOut.call(context);
}

/** What the program writes to standard output; fails where it fails. */
export function outputOf(program: string, args: readonly string[]): string {
  return execFileSync(programPath(program), args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
}

export function programPath(program: string): string {
  const place = placeOf(program);
  if (place === undefined) throw new Error(`${program} is missing`);
  return place;
}

function placeOf(program: string): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const candidates = [places.get(program) ?? folders.map((folder) => path.join(folder, program))].flat();
  return candidates.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function leaveOut(this: Mocha.Context): void {
  this.skip();
}
