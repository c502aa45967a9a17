/**
 * Builds the loan report of a viewpoint from the facts. It reads no clock and draws no numbers: the moment of issue is
 * the moment of knowledge, and the number of the document ends in a digest of its content, so that the same facts seen
 * from the same viewpoint give the same document.
 */
import { canonicalJson, canonicalValue } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { earlier } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";
import { loanReportSchema, type LoanReport, type ReportParty } from "../../domain/report/loan-report.ts";
import { summarizeLoan } from "../../domain/report/loan-summary.ts";
import { provenancesIn } from "../../domain/report/report-provenance.ts";
import type { LoanReader } from "../loan/read-loan.ts";
import type { LoanRecord } from "../loan/ports.ts";
import type { ProjectRecord } from "../project/ports.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { evidenceRegister } from "./evidence-register.ts";
import { kpiResults } from "./kpi-results.ts";
import { reportedRates } from "./rate-rows.ts";
import { conclusionOf } from "./report-conclusion.ts";
import { reportFacts, type ReportFacts } from "./report-facts.ts";
import { publicSources, statedProvenance } from "./report-provenance.ts";
import { notedProvenance, reportedTerms } from "./reported-terms.ts";
import { scheduleExcerpt } from "./schedule-excerpt.ts";

export interface LoanReportReader extends LoanReader {
  readonly sha256: Sha256;
}

export async function buildLoanReport(
  reader: LoanReportReader,
  loanId: string,
  viewpoint: Viewpoint,
): Promise<LoanReport> {
  const facts = await reportFacts(reader, loanId, viewpoint);
  const content = contentOf(facts, viewpoint);
  const { number } = facts.position.facts.loan;
  return { ...content, documentId: documentId(number, content, reader.sha256) };
}

type Content = Omit<LoanReport, "documentId">;

function contentOf(facts: ReportFacts, viewpoint: Viewpoint): Content {
  const { position, project, observations, journal } = facts;
  const { loan, decisions } = position.facts;
  const { asOf, knownAt } = viewpoint;
  const seenUntil = earlier(asOf, japanDay(knownAt));
  const evidence = evidenceRegister(observations);
  const kpis = kpiResults({ ...position.facts, ...facts, seenUntil });
  const terms = reportedTerms(position, asOf);
  const rates = reportedRates(position, terms, { kpis, asOf });
  const content: Content = {
    schema: loanReportSchema,
    viewpoint: { asOf, knownAt },
    issuedAt: knownAt,
    lender: party(loan, "lender"),
    borrower: party(loan, "borrower"),
    project: reportedProject(project),
    loan: terms,
    summary: summarizeLoan({ asOf, kpis, rates }),
    kpis,
    ...conclusionOf({ kpis, evidence, decisions, observations, asOf }),
    rates,
    schedule: scheduleExcerpt(position, seenUntil),
    ...(journal === undefined ? {} : { journal }),
    evidence,
    sources: [],
  };
  return { ...content, sources: publicSources(provenancesIn(content), originsOf(facts)) };
}

function party(loan: LoanRecord, role: "lender" | "borrower"): ReportParty {
  return {
    name: {
      value: loan[role].name,
      provenance: statedProvenance(notedProvenance(loan.terms, role) ?? ownRecord),
    },
  };
}

function reportedProject({ name, challenge, region, provenance }: ProjectRecord): LoanReport["project"] {
  return { name: { value: name, provenance: statedProvenance(provenance) }, challenge, region };
}

/** Everything the content may cite. */
function originsOf({ position, project, kpis, observations }: ReportFacts): readonly Provenance[] {
  const { loan, agreement } = position.facts;
  return [
    project.provenance,
    ...[...loan.terms, ...kpis, ...(agreement?.spts ?? []), ...observations].map(
      ({ provenance }) => provenance,
    ),
  ];
}

/** Loan, day and the first digits of the content's SHA-256: "SLL-0001-20260930-5f0c81d2". */
function documentId(loanNumber: string, content: Content, sha256: Sha256): string {
  const digest = sha256(canonicalJson(present(canonicalValue(content), "content of the report")));
  return [loanNumber, content.viewpoint.asOf.replaceAll("-", ""), digest.slice(0, 8)].join("-");
}
