import path from "node:path";
import { build } from "vite";

const root = path.resolve(import.meta.dirname, "../..");

/** A program as one file of plain JavaScript, which starts in a third of the time. Answers the file. */
export async function bundled(entry: string, name = path.basename(entry, ".ts")): Promise<string> {
  // As deep as the sources, from where the program looks for its files and packages.
  const outDir = path.join(root, ".cache");
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: "silent",
    build: {
      ssr: path.join(root, entry),
      outDir,
      // Programs of other tests lie there and may be running.
      emptyOutDir: false,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return path.join(outDir, `${name}.mjs`);
}
