/** The files of the demonstration (fixtures/demo). A mistake is reported with its file and JSON pointer. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import { baseRatesFile, loansFile, type BaseRateData, type LoanData } from "./loan-data.ts";
import {
  decisionsFile,
  observationsFile,
  type DecisionData,
  type ObservationData,
} from "./observation-data.ts";
import { organizationsFile, type OrganizationData } from "./organization-data.ts";
import { projectsFile, type ProjectData } from "./project-data.ts";
import { danglingReferences } from "./references.ts";

export interface DemoData {
  readonly organizations: readonly OrganizationData[];
  readonly projects: readonly ProjectData[];
  readonly baseRates: readonly BaseRateData[];
  readonly loans: readonly LoanData[];
  readonly observations: readonly ObservationData[];
  readonly decisions: readonly DecisionData[];
}

/** One line for each mistake: file, pointer, what is wrong. */
export class DemoDataError extends Error {
  override readonly name = "DemoDataError";
}

export async function readDemoData(folder: string): Promise<DemoData> {
  const data: DemoData = {
    organizations: await readDemoFile(folder, "organizations.json", organizationsFile),
    projects: await readDemoFile(folder, "projects.json", projectsFile),
    baseRates: await readDemoFile(folder, "base-rates.json", baseRatesFile),
    loans: await readDemoFile(folder, "loans.json", loansFile),
    observations: await readDemoFile(folder, "observations.json", observationsFile),
    decisions: await readDemoFile(folder, "decisions.json", decisionsFile),
  };
  const dangling = danglingReferences(data);
  if (dangling.length > 0) throw new DemoDataError(dangling.join("\n"));
  return data;
}

async function readDemoFile<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const read = schema.safeParse(jsonOf(name, await readFile(path.join(folder, name), "utf8")));
  if (read.success) return read.data;
  const complaints = read.error.issues.map((issue) => `${name} ${pointerOf(issue.path)}: ${issue.message}`);
  throw new DemoDataError(complaints.join("\n"));
}

function jsonOf(name: string, written: string): unknown {
  try {
    return JSON.parse(written);
  } catch (error) {
    throw new DemoDataError(`${name}: ${error instanceof Error ? error.message : "not JSON"}`);
  }
}

function pointerOf(parts: readonly PropertyKey[]): string {
  return parts.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
