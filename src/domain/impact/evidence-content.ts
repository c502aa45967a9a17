/**
 * What a file must not carry within: programs. A workbook with macros, a PDF with scripts, with a program to start or
 * with other files inside, and a picture that unfolds to more points than any camera takes are refused before they are
 * kept: what a reviewer opens does nothing but show. Whether a file is what its name says, `evidence.ts` decides.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";

export type EvidenceContentRejection = Rejection<
  "evidenceHasMacros" | "evidenceHasEmbedded" | "evidenceHasScript" | "evidencePictureTooLarge"
>;

const macroParts = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|macrosheets\/|activeX\/)/i;
const embeddedParts = /(?:^|\/)(?:embeddings|oleObjects?)\//i;

/** By the names of the parts of an archive. */
export function checkArchiveParts(parts: readonly string[]): Decision<true, EvidenceContentRejection> {
  const macro = parts.find((part) => macroParts.test(part));
  if (macro !== undefined) return reject({ code: "evidenceHasMacros", figures: { part: macro } });
  const embedded = parts.find((part) => embeddedParts.test(part));
  return embedded === undefined
    ? accept(true)
    : reject({ code: "evidenceHasEmbedded", figures: { part: embedded } });
}

const pdfScripts = ["JavaScript", "JS", "Launch", "RichMedia"];
const pdfFiles = ["EmbeddedFile", "EmbeddedFiles"];

/** By the names that the dictionaries of a PDF use, without their slash. */
export function checkPdfNames(names: ReadonlySet<string>): Decision<true, EvidenceContentRejection> {
  const script = pdfScripts.find((name) => names.has(name));
  if (script !== undefined) return reject({ code: "evidenceHasScript", figures: { part: `/${script}` } });
  const file = pdfFiles.find((name) => names.has(name));
  return file === undefined
    ? accept(true)
    : reject({ code: "evidenceHasEmbedded", figures: { part: `/${file}` } });
}

/** 100 megapixels: a phone takes fifty. */
const mostPoints = 100_000_000;

export function checkPicture({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): Decision<true, EvidenceContentRejection> {
  return width * height <= mostPoints
    ? accept(true)
    : reject({ code: "evidencePictureTooLarge", figures: { width, height, most: mostPoints } });
}
