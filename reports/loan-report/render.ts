/** The loan report as a PDF (PDF/A-3a, PDF/UA-1). The same model and language give the same bytes. */
import { millisOf } from "../../src/domain/kernel/instant.ts";
import type { Language } from "../../src/domain/report/language.ts";
import type { LoanReport } from "../../src/domain/report/loan-report.ts";
import { attach, modelData } from "../kit/attachment.ts";
import { putFurniture } from "../kit/furniture.ts";
import { closePaper, openPaper } from "../kit/paper.ts";
import { codePoints } from "../kit/printable.ts";
import { en } from "../text/en.ts";
import { ja } from "../text/ja.ts";
import { japanTime } from "../text/japan-time.ts";
import type { LoanReportWords } from "../text/words.ts";
import { cover } from "./cover.ts";
import { evidence } from "./evidence.ts";
import { journal } from "./journal.ts";
import { kpis } from "./kpis.ts";
import { negative } from "./negative.ts";
import { aboutDocument, sources } from "./notes.ts";
import { inLanguage, type Pages } from "./pages.ts";
import { rates } from "./rates.ts";
import { schedule, scheduleCsv } from "./schedule.ts";
import { summary } from "./summary.ts";
import { terms } from "./terms.ts";

export interface RenderedReport {
  readonly bytes: Uint8Array;
  /** SHA-256 of the attached model, as printed in the document. */
  readonly dataHash: string;
  /** Code points no font could show, shown as 〓: "U+20BB7". */
  readonly warnings: readonly string[];
}

const wordsOf: Readonly<Record<Language, LoanReportWords>> = { ja, en };

export async function renderLoanReport(report: LoanReport, language: Language): Promise<Uint8Array> {
  const { bytes } = await renderCheckedLoanReport(report, language);
  return bytes;
}

/** As `renderLoanReport`, with the hash of the figures and what could not be shown. */
export async function renderCheckedLoanReport(
  report: LoanReport,
  language: Language,
): Promise<RenderedReport> {
  const words = wordsOf[language];
  const issuedAt = new Date(millisOf(report.issuedAt));
  const data = modelData(report);
  const paper = openPaper({
    language,
    title: words.title(report.borrower.name.value[language]),
    subject: words.subject(report.loan.number),
    issuedAt,
  });
  const pages = { paper, report, words };
  putSections(pages, data.sha256);
  putFurniture(paper, furnitureOf(pages, data.sha256));
  attach(paper, {
    name: "report-data.json",
    mediaType: "application/json",
    description: words.common.dataDescription,
    bytes: data.bytes,
    at: issuedAt,
  });
  attach(paper, {
    name: "schedule.csv",
    mediaType: "text/csv",
    description: words.common.scheduleDescription,
    bytes: scheduleCsv(report),
    at: issuedAt,
  });
  const bytes = await closePaper(paper);
  return { bytes, dataHash: data.sha256, warnings: [...paper.missing].map(codePoints) };
}

function putSections(pages: Pages, dataHash: string): void {
  cover(pages, dataHash);
  summary(pages);
  terms(pages);
  kpis(pages);
  negative(pages);
  rates(pages);
  schedule(pages);
  journal(pages);
  evidence(pages);
  sources(pages);
  aboutDocument(pages, dataHash);
}

function furnitureOf(pages: Pages, dataHash: string): Parameters<typeof putFurniture>[1] {
  const { report, words } = pages;
  const { common } = words;
  const { asOf, knownAt } = report.viewpoint;
  const status = common.status[report.status];
  return {
    runningTitle: `${words.kind}  ${inLanguage(pages, report.borrower.name.value)}`,
    foot: [
      `${report.documentId}  ${status}  ${common.asOf} ${asOf}  ${common.knownAt} ${japanTime(knownAt)}`,
      `${common.dataHash} ${dataHash.slice(0, 16)}  Sanpo Ledger`,
    ],
    pageNumber: common.pageNumber,
  };
}
