/** Reads the files of the demonstration (fixtures/demo). Every mistake is reported with its file and JSON pointer. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import { covenantsFile } from "./covenant-data.ts";
import type { DemoData } from "./demo-files.ts";
import { fundsFile } from "./fund-data.ts";
import { impactFile } from "./impact-data.ts";
import { baseRatesFile, loansFile } from "./loan-data.ts";
import { decisionsFile, observationsFile } from "./observation-data.ts";
import { organizationsFile } from "./organization-data.ts";
import { programmesFile } from "./programme-data.ts";
import { projectsFile } from "./project-data.ts";
import { projectDetailsFile } from "./project-detail-data.ts";
import { danglingReferences } from "./references.ts";
import { servicingFile } from "./servicing-data.ts";

/** One line for each mistake: file, pointer, what is wrong. */
export class DemoDataError extends Error {
  override readonly name = "DemoDataError";
}

export async function readDemoData(folder: string): Promise<DemoData> {
  const data: DemoData = {
    organizations: await readDemoFile(folder, "organizations.json", organizationsFile),
    projects: await readDemoFile(folder, "projects.json", projectsFile),
    projectDetails: await readDemoFile(folder, "project-details.json", projectDetailsFile),
    baseRates: await readDemoFile(folder, "base-rates.json", baseRatesFile),
    loans: await readDemoFile(folder, "loans.json", loansFile),
    observations: await readDemoFile(folder, "observations.json", observationsFile),
    decisions: await readDemoFile(folder, "decisions.json", decisionsFile),
    covenants: await readDemoFile(folder, "covenants.json", covenantsFile),
    servicing: await readDemoFile(folder, "servicing.json", servicingFile),
    funds: await readDemoFile(folder, "funds.json", fundsFile),
    impact: await readDemoFile(folder, "impact.json", impactFile),
    programmes: await readDemoFile(folder, "programmes.json", programmesFile),
  };
  const dangling = danglingReferences(data);
  if (dangling.length > 0) throw new DemoDataError(dangling.join("\n"));
  return data;
}

async function readDemoFile<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const read = schema.safeParse(parsedJson(file, await readFile(path.join(folder, file), "utf8")));
  if (read.success) return read.data;
  const complaints = read.error.issues.map(({ path: at, message }) => `${file} ${pointerOf(at)}: ${message}`);
  throw new DemoDataError(complaints.join("\n"));
}

function parsedJson(file: string, written: string): unknown {
  try {
    return JSON.parse(written);
  } catch (error) {
    throw new DemoDataError(`${file}: ${error instanceof Error ? error.message : "not JSON"}`);
  }
}

function pointerOf(parts: readonly PropertyKey[]): string {
  return parts.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
