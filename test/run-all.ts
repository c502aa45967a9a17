/**
 * Runs all tests in two programs at once: the databases and rules in one, the running service and its screens in the
 * other. What the second one prints is held back until the first has ended. Fails if either fails.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";

const service = ["test/e2e/**/*.test.ts", "test/http/**/*.test.ts"];
const everythingElse = service.flatMap((pattern) => ["--ignore", pattern]);

interface Ended {
  readonly code: number;
  readonly output: string;
}

async function mocha(args: readonly string[], show: (text: string) => void): Promise<Ended> {
  const program = spawn(process.execPath, ["node_modules/mocha/bin/mocha.js", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const pieces: string[] = [];
  for (const stream of [program.stdout, program.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      pieces.push(text);
      show(text);
    });
  }
  const [code] = (await once(program, "close")) as [number | null];
  return { code: code ?? 1, output: pieces.join("") };
}

const behind = mocha(["--no-config", ...configured(), ...service], () => undefined);
const ahead = await mocha(everythingElse, (text) => process.stdout.write(text));
const { code, output } = await behind;
process.stdout.write(output);
process.exitCode = ahead.code === 0 ? code : ahead.code;

/** The configuration of `.mocharc.json` but for its list of files. */
function configured(): readonly string[] {
  return ["--import=tsx", "--forbid-only", "--check-leaks", "--timeout", "600000", "--exit"];
}
