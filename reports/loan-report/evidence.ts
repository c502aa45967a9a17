/**
 * The evidence register: each file by its hash, who handed it in and who reviewed it. The page lists the newest; all of
 * them are in the attached data.
 */
import { japanDay, type Instant } from "../../src/domain/kernel/instant.ts";
import type { Bilingual } from "../../src/domain/kernel/bilingual.ts";
import type { EvidenceEntry } from "../../src/domain/report/evidence-entry.ts";
import { groupedFigure } from "../../src/domain/report/figure-text.ts";
import type { Cell } from "../kit/column-layout.ts";
import { paragraph, sectionHeading } from "../kit/prose.ts";
import { table } from "../kit/table.ts";
import { colors } from "../kit/theme.ts";
import { inLanguage, markCell, type Pages } from "./pages.ts";

const mostFiles = 8;

export function evidence(pages: Pages): void {
  const { paper, report, words } = pages;
  sectionHeading(paper, words.evidence.heading);
  if (report.evidence.length === 0) {
    paragraph(paper, words.evidence.empty);
    return;
  }
  const newest = report.evidence.slice(-mostFiles);
  table(paper, {
    caption: words.evidence.caption({ count: report.evidence.length, shown: newest.length }),
    rows: newest,
    columns: [
      { heading: words.evidence.file, width: 5, cell: ({ fileName }) => fileName },
      { heading: words.evidence.kind, width: "words", cell: ({ mediaType }) => kindOf(mediaType) },
      { heading: words.evidence.size, width: "figures", cell: ({ bytes }) => kilobytes(bytes) },
      { heading: words.evidence.hash, width: "figures", cell: ({ sha256 }) => sha256.slice(0, 12) },
      { heading: words.evidence.grade, width: "words", cell: ({ grade }) => grade ?? words.common.none },
      {
        heading: words.evidence.uploaded,
        width: 4,
        cell: ({ uploadedBy, uploadedAt }) => byAndAt(pages, uploadedBy, uploadedAt),
      },
      { heading: words.evidence.reviewed, width: 4, cell: (entry) => reviewCell(pages, entry) },
      { heading: words.common.notes, width: "words", cell: ({ provenance }) => markCell(pages, provenance) },
    ],
  });
}

function byAndAt(pages: Pages, by: Bilingual, at: Instant): string {
  return `${inLanguage(pages, by)}\n${japanDay(at)}`;
}

function reviewCell(pages: Pages, { reviewedBy, reviewedAt, returned }: EvidenceEntry): string | Cell {
  const { words } = pages;
  if (returned !== undefined) {
    return { text: words.evidence.returned(returned.on), color: colors.bad, isStrong: true };
  }
  if (reviewedBy === undefined || reviewedAt === undefined) {
    return { text: words.evidence.notReviewed, color: colors.muted };
  }
  return byAndAt(pages, reviewedBy, reviewedAt);
}

/** Thousands of bytes, rounded up: a file is never shown as empty that is not. */
function kilobytes(bytes: number): string {
  return groupedFigure(String(Math.ceil(bytes / 1000)));
}

const kinds: ReadonlyMap<string, string> = new Map([
  ["application/pdf", "PDF"],
  ["image/png", "PNG"],
  ["image/jpeg", "JPEG"],
  ["image/heic", "HEIC"],
  ["text/csv", "CSV"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"],
]);

function kindOf(mediaType: string): string {
  return kinds.get(mediaType) ?? mediaType;
}
