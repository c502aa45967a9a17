import type { ImpactProfile } from "../../domain/impact/impact-profile.ts";
import type { RangedFigure, ValueCase } from "../../domain/impact/social-value-range.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { Provenance } from "../provenance.ts";

/** Decimal text for each case. */
export type WrittenRange = Readonly<Record<ValueCase, string>>;

/** An outcome as it is written, with where its proxy (貨幣換算値) comes from. */
export type WrittenOutcome = Readonly<Record<RangedFigure, WrittenRange>> & {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** The base quantity is what this observation says; null where it was typed. */
  readonly observationId: string | null;
  readonly proxyName: string;
  readonly proxySource: string;
  readonly proxyOn: string;
  readonly years: number;
};

export interface WrittenAssessment {
  readonly currency: Currency;
  readonly inputs: string;
  readonly inputsSource: string;
  readonly discountRate: string;
  readonly startYear: number;
  readonly outcomes: readonly WrittenOutcome[];
  readonly noNegativesBecause: string | null;
  readonly note: string;
}

interface Recorded {
  readonly id: string;
  readonly projectId: string;
  /** 1 for the first of an organization. */
  readonly version: number;
  readonly effectiveOn: LocalDate;
  readonly provenance: Provenance;
}

interface Signed {
  readonly organization: { readonly id: string; readonly name: Bilingual };
  readonly recordedBy: { readonly id: string; readonly name: string };
  readonly recordedAt: Instant;
}

export type AssessmentRecord = Recorded & Signed & { readonly assessment: WrittenAssessment };
export type ProfileRecord = Recorded & Signed & { readonly profile: ImpactProfile };

export type NewAssessment = Recorded & {
  readonly recordedBy: string;
  readonly assessment: WrittenAssessment;
};
export type NewProfile = Recorded & { readonly recordedBy: string; readonly profile: ImpactProfile };

/** Readings name who asks; what belongs to a project he does not stand to is never read. Newest first. */
export interface AssessmentRepository {
  readonly ofProject: (viewerId: string, projectId: string) => Promise<readonly AssessmentRecord[]>;
  readonly profilesOfProject: (viewerId: string, projectId: string) => Promise<readonly ProfileRecord[]>;
  readonly add: (assessment: NewAssessment) => Promise<void>;
  readonly addProfile: (profile: NewProfile) => Promise<void>;
}
