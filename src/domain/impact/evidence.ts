/**
 * Evidence (証憑): the file behind an observation, kept under the SHA-256 of its bytes. A file is what its bytes say it
 * is; the name it came with has to agree. The list of media types is closed, and none of them runs anything when it is
 * shown, so that a reviewer opens what an organizer sends without risk.
 *
 * One file may prove one figure. The same bytes given for another KPI or another period are flagged for the reviewer,
 * not refused: a yearly statement may rightly cover two KPIs.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { isSamePeriod, type KpiPeriod } from "./kpi.ts";

const extensionsOf = {
  "application/pdf": ["pdf"],
  "text/csv": ["csv"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/heic": ["heic", "heif"],
  "image/heif": ["heif", "heic"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type UploadedType = keyof typeof extensionsOf;
/** What a machine feed sent is kept as it came; nobody uploads it. */
export type EvidenceMediaType = UploadedType | "application/json";

export interface EvidenceFile {
  readonly declaredName: string;
  /** Media type read from the bytes; null where they carry no signature, as plain text does. */
  readonly sniffedType: string | null;
  /** Bytes. */
  readonly size: number;
  /** Bytes; a file of exactly this size is accepted. */
  readonly limit: number;
}

export type EvidenceFileRejection = Rejection<
  "evidenceEmpty" | "evidenceTooLarge" | "evidenceTypeNotAllowed" | "evidenceTypeMismatch"
>;

/** The media type under which the file is kept and served. Text named .csv still has to pass `checkCsvText`. */
export function checkEvidenceFile(file: EvidenceFile): Decision<EvidenceMediaType, EvidenceFileRejection> {
  const { declaredName, sniffedType, size, limit } = file;
  if (size === 0) return reject({ code: "evidenceEmpty", figures: { declaredName, size } });
  if (size > limit) return reject({ code: "evidenceTooLarge", figures: { declaredName, size, limit } });

  const extension = extensionOf(declaredName);
  const figures = { declaredName, sniffedType };
  const mediaType = sniffedType ?? (isUnsignedText(extension) ? "text/csv" : null);
  if (mediaType === null) {
    return reject({
      code: isAllowedExtension(extension) ? "evidenceTypeMismatch" : "evidenceTypeNotAllowed",
      figures,
    });
  }
  if (!isAllowedType(mediaType)) return reject({ code: "evidenceTypeNotAllowed", figures });
  const agrees = extensionsOf[mediaType].some((candidate) => candidate === extension);
  return agrees ? accept(mediaType) : reject({ code: "evidenceTypeMismatch", figures });
}

interface EvidenceQuota {
  /** Bytes that the organization has stored already. */
  readonly stored: number;
  /** Bytes of the file to be added. */
  readonly size: number;
  readonly quota: number;
}

export type EvidenceQuotaRejection = Rejection<"evidenceQuotaExceeded">;

/** Whether there is room for one more file in what an organization may store. */
export function checkQuota({ stored, size, quota }: EvidenceQuota): Decision<true, EvidenceQuotaRejection> {
  return stored + size <= quota
    ? accept(true)
    : reject({ code: "evidenceQuotaExceeded", figures: { stored, size, quota } });
}

/** For text already decoded (UTF-8 or Shift_JIS): refuses bytes that only pretend to be text, and blank files. */
export function checkCsvText(text: string): Decision<true, EvidenceFileRejection> {
  const position = text.indexOf("\u0000");
  if (position >= 0) {
    return reject({ code: "evidenceTypeMismatch", figures: { declaredType: "text/csv", nulAt: position } });
  }
  if (text.trim() === "") return reject({ code: "evidenceEmpty", figures: { characters: text.length } });
  return accept(true);
}

/** A file given as evidence for one KPI and period. */
export interface EvidenceLink {
  readonly sha256: string;
  readonly observationId: string;
  readonly kpiId: string;
  readonly period: KpiPeriod;
}

/** Where the same file was already given for another KPI or another period. */
export function duplicateEvidence(
  link: EvidenceLink,
  others: readonly EvidenceLink[],
): readonly EvidenceLink[] {
  return others.filter(
    (other) =>
      other.sha256 === link.sha256 &&
      (other.kpiId !== link.kpiId || !isSamePeriod(other.period, link.period)),
  );
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
}

function isAllowedType(mediaType: string): mediaType is UploadedType {
  return Object.hasOwn(extensionsOf, mediaType);
}

function isAllowedExtension(extension: string): boolean {
  return Object.values(extensionsOf)
    .flat()
    .some((candidate) => candidate === extension);
}

/** Of the allowed types only CSV has no signature in its bytes. */
function isUnsignedText(extension: string): boolean {
  return extension === "csv";
}
