/** The sample programme and application of `fixtures/programme`, with what a case changes of them. */
import type { ApplicationContent } from "../../src/domain/programme/application-content.ts";
import type { EligibilityCase } from "../../src/domain/programme/eligibility.ts";
import {
  readContent,
  readProgrammeTerms,
  type ApplicationContentJson,
  type ProgrammeTermsJson,
} from "../../src/domain/programme/programme-json.ts";
import type { ProgrammeTerms } from "../../src/domain/programme/programme-terms.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { readFixture } from "./cases.ts";

export interface ProgrammeCase {
  readonly name: string;
  readonly terms?: Partial<ProgrammeTermsJson>;
  readonly content?: Partial<ApplicationContentJson>;
  readonly documents?: readonly string[];
  readonly on?: string;
  readonly grantedBefore?: { readonly equipment: string; readonly working: string };
  readonly isCrisisOpen?: boolean;
}

export interface ProgrammeSample {
  readonly terms: ProgrammeTermsJson;
  readonly content: ApplicationContentJson;
  readonly documents: readonly string[];
  readonly on: string;
}

export const programmeSample = readFixture("programme/programme.sample.json") as ProgrammeSample;

export function termsOf(changes: Partial<ProgrammeTermsJson> = {}): ProgrammeTerms {
  return readProgrammeTerms({ ...programmeSample.terms, ...changes });
}

export function contentOf(changes: Partial<ApplicationContentJson> = {}): ApplicationContent {
  return readContent({ ...programmeSample.content, ...changes });
}

export function eligibilityCase({
  terms,
  content,
  on = programmeSample.on,
  grantedBefore = { equipment: "0", working: "0" },
  isCrisisOpen = false,
}: Omit<ProgrammeCase, "name">): EligibilityCase {
  return {
    terms: termsOf(terms),
    content: contentOf(content),
    on: localDate(on),
    grantedBefore: {
      equipment: BigInt(grantedBefore.equipment),
      working: BigInt(grantedBefore.working),
    },
    isCrisisOpen,
  };
}
