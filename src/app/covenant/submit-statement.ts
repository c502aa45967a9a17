/** Statements of a borrower to a lender: typed or from a table, with the files behind them. */
import { reaches, standingInLoan } from "../../domain/party/access.ts";
import { checkCsvText, checkEvidenceFile } from "../../domain/impact/evidence.ts";
import { statementLines, type StatementLine } from "../../domain/covenant/covenant-terms.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Actor } from "../actor.ts";
import type { CommandContext } from "../command.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { mustFitQuota } from "../impact/evidence-quota.ts";
import type { EvidenceFiles } from "../impact/ports.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { FiguresDraft } from "./figures-draft.ts";
import { recordDelivery } from "./record-covenant-event.ts";
import { standingTests } from "./covenant-standing.ts";
import type { StatementEvidence, StatementRecord } from "./ports.ts";

export interface SubmitStatement extends FiguresDraft {
  readonly loanId: string;
  readonly entry: "typed" | "csv";
  readonly note: string;
  readonly provenance?: Provenance | undefined;
}

/** The borrower's own figures; a second statement of the same term is the next version. Delivers what waits for it. */
export async function submitStatement(
  context: CommandContext,
  command: SubmitStatement,
): Promise<StatementView> {
  const { work, actor, now, newId } = context;
  const { termStartOn, termEndOn, basis, figures, entry, note, provenance = ownRecord } = command;
  const place = orNotFound(await work.covenants.placeOfLoan(actor.organizationId, command.loanId), "loan");
  const { facility } = place;
  if (!reaches("submitFigures", standingInLoan(facility, actor.organizationId))) {
    throw new Rejected({ code: "notTheBorrower", figures: { facility: facility.number } });
  }
  refuseWrongTerm(command, japanDay(now));
  const parties = { lenderId: facility.lender.id, borrowerId: facility.borrower.id };
  const versions = await work.statements.versionsOf({ ...parties, termEndOn, basis });
  const id = newId();
  await work.statements.add({
    id,
    ...parties,
    termStartOn,
    termEndOn,
    basis,
    version: versions.length + 1,
    currency: facility.currency,
    figures,
    entry,
    note,
    submittedBy: actor.personId,
    provenance,
  });
  await deliverStatements(context, facility.id, termEndOn);
  return statementView(orNotFound(await work.statements.find(actor.organizationId, id), "statement"));
}

function refuseWrongTerm({ termStartOn, termEndOn, figures }: FiguresDraft, today: LocalDate): void {
  if (termStartOn >= termEndOn) {
    throw new Rejected({ code: "termReversed", figures: { termStartOn, termEndOn }, pointer: "/termEndOn" });
  }
  if (termEndOn > today) {
    throw new Rejected({ code: "termNotOver", figures: { termEndOn, today }, pointer: "/termEndOn" });
  }
  if (Object.keys(figures).length === 0) throw new Rejected({ code: "figuresEmpty", pointer: "/figures" });
}

/** Duties to deliver the statements of this term are met by them. */
async function deliverStatements(
  context: CommandContext,
  facilityId: string,
  termEndOn: LocalDate,
): Promise<void> {
  const { work, actor, now } = context;
  const viewpoint = { asOf: japanDay(now), knownAt: now };
  const ids = await work.covenants.idsOfFacility(actor.organizationId, facilityId);
  for (const facts of await work.covenants.facts(actor.organizationId, ids, now)) {
    const waiting = standingTests(facts, viewpoint).find(
      ({ test, agreed, standing }) =>
        test.testOn === termEndOn &&
        agreed.terms.kind === "information" &&
        agreed.terms.params.duty === "statements" &&
        (standing.state === "awaiting" || standing.state === "breached"),
    );
    if (waiting !== undefined) await recordDelivery(context, { facts, test: waiting.test, reason: "" });
  }
}

export interface StatementView extends Pick<
  StatementRecord,
  | "id"
  | "lender"
  | "borrower"
  | "termStartOn"
  | "termEndOn"
  | "basis"
  | "version"
  | "currency"
  | "entry"
  | "note"
  | "submittedBy"
  | "provenance"
> {
  readonly figures: readonly { readonly line: StatementLine; readonly value: string }[];
  readonly submittedAt: string;
  readonly evidence: readonly (Omit<StatementEvidence, "statementId" | "uploadedAt"> & {
    readonly uploadedAt: string;
  })[];
}

const largestEvidenceBytes = 20 * 1024 * 1024;

export interface AddStatementEvidence {
  readonly statementId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly fictional?: boolean | undefined;
}

/** The same file twice is one piece of evidence. */
export async function addStatementEvidence(
  files: EvidenceFiles,
  { work, actor, newId }: CommandContext,
  { statementId, fileName, mediaType: sniffedType, bytes, fictional = false }: AddStatementEvidence,
): Promise<StatementView> {
  const statement = orNotFound(await work.statements.find(actor.organizationId, statementId), "statement");
  if (!reaches("submitFigures", standingInLoan(statement, actor.organizationId))) {
    throw new Rejected({ code: "notTheBorrower", figures: { statement: statementId } });
  }
  const size = bytes.byteLength;
  const limit = largestEvidenceBytes;
  const mediaType = orReject(checkEvidenceFile({ declaredName: fileName, sniffedType, size, limit }));
  if (mediaType === "text/csv") orReject(checkCsvText(new TextDecoder().decode(bytes)));
  await mustFitQuota(files, work, { organizationId: actor.organizationId, size });
  const { sha256 } = await files.store(bytes);
  if (!statement.evidence.some((file) => file.sha256 === sha256)) {
    const uploadedBy = actor.personId;
    const evidence = { id: newId(), statementId, sha256, fileName, mediaType, sizeBytes: size, uploadedBy };
    await work.statements.addEvidence({ ...evidence, fictional });
  }
  return statementView(
    orNotFound(await work.statements.find(actor.organizationId, statementId), "statement"),
  );
}

export function statementView(statement: StatementRecord): StatementView {
  const { evidence, figures, recordedAt, ...rest } = statement;
  return {
    ...rest,
    figures: statementLines.flatMap((line) => {
      const value = figures[line];
      return value === undefined ? [] : [{ line, value: canonicalDecimal(value) }];
    }),
    submittedAt: recordedAt,
    evidence: evidence.map(({ statementId: _statement, ...file }) => ({
      ...file,
      uploadedAt: file.uploadedAt,
    })),
  };
}

export async function listStatements(
  { statements }: Pick<Repositories, "statements">,
  actor: Actor,
  page: PageRequest,
): Promise<Page<StatementView>> {
  const { items, nextCursor } = await statements.list(actor.organizationId, page);
  return { items: items.map(statementView), nextCursor };
}

export async function readStatement(
  { statements }: Pick<Repositories, "statements">,
  actor: Actor,
  statementId: string,
): Promise<StatementView> {
  return statementView(orNotFound(await statements.find(actor.organizationId, statementId), "statement"));
}

/** Hands out a file; the audit row of the unit of work says who read which. */
export async function readStatementEvidence(
  files: EvidenceFiles,
  { work, actor }: Pick<CommandContext, "work" | "actor">,
  evidenceId: string,
): Promise<{ readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array }> {
  const found = await work.statements.findEvidence(actor.organizationId, evidenceId);
  const { fileName, mediaType, sha256 } = orNotFound(found, "evidence");
  const bytes = orNotFound(await files.read(sha256), "evidence file");
  work.statements.noteReading(evidenceId);
  return { fileName, mediaType, bytes };
}
