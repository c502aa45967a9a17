/** A contract that pays by results, agreed by two people of the organization in whose book it is kept. */
import { agreeOutcomeContract } from "../../domain/impact/outcome-contract.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { localDate } from "../../domain/kernel/local-date.ts";
import { isCurrency, money, moneyText, parseMoney, type Currency } from "../../domain/kernel/money.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView, FactChangeView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import type { BookRecord } from "../ledger/ports.ts";
import { lenderBook } from "../loan/drawdown-entry.ts";
import type { ProjectRecord } from "../project/ports.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import { readContract, type WrittenContract } from "./outcome-terms.ts";
import { ruleWords } from "./outcome-words.ts";
import type { OrganizationRecord } from "./ports.ts";

export interface OutcomeContractPayload extends WrittenContract {
  readonly contractId: string;
  readonly projectId: string;
  readonly number: string;
  readonly name: Bilingual;
  readonly currency: string;
  readonly agreedOn: string;
  /** Where the terms were published, for a contract that is public. */
  readonly provenance?: Provenance;
}

interface ContractCase {
  readonly asked: OutcomeContractPayload;
  readonly project: ProjectRecord;
  readonly book: BookRecord;
  readonly payer: OrganizationRecord;
  readonly payee: OrganizationRecord;
  readonly cap: bigint;
}

export const outcomeContractChange: ChangeKind = async (deps, asked, payload) => {
  const known = await contractCase(asked, payload as unknown as OutcomeContractPayload);
  const { contractId, number, name, projectId, provenance = ownRecord } = known.asked;
  const terms = {
    id: contractId,
    projectId,
    number,
    name,
    bookId: known.book.id,
    cap: known.cap,
    gradeNeeded: known.asked.gradeNeeded,
    agreedOn: localDate(known.asked.agreedOn),
    parts: known.asked.parts,
    payerId: known.payer.id,
    payeeId: known.payee.id,
    provenance,
  };
  return {
    subjectId: projectId,
    payload,
    preview: toCanonical(previewOf(known)),
    factsDigest: deps.sha256(canonicalJson({ payload, book: known.book.id })),
    differenceTo: () => ({}),
    apply: async ({ work, actor, newId }, approval) => {
      const people = { requestedBy: approval.requestedBy.id, approvedBy: actor.personId };
      await work.outcomes.addContract({ ...terms, ...people, approvalId: approval.id });
      await work.outbox.add([
        {
          id: newId(),
          kind: "outcome.contractAgreed",
          subjectId: contractId,
          payload: { contract: contractId, project: projectId, number },
        },
      ]);
    },
  };
};

async function contractCase(
  { work, actor, now }: Asked,
  asked: OutcomeContractPayload,
): Promise<ContractCase> {
  const project = orNotFound(await work.projects.find(actor.organizationId, asked.projectId), "project");
  orReject(agreeOutcomeContract(readContract(asked)));
  const stranger = asked.parts.findIndex(({ kpiId }) => kpiId !== null && !project.kpiIds.includes(kpiId));
  if (stranger >= 0) {
    const figures = { part: asked.parts[stranger]?.code ?? null };
    throw new Rejected({ code: "partKpiElsewhere", figures, pointer: `/parts/${String(stranger)}/kpiId` });
  }
  if (actor.organizationId !== asked.payerId && actor.organizationId !== asked.payeeId)
    throw new Rejected({ code: "notPartyToContract", pointer: "/payerId" });
  const today = japanDay(now);
  if (asked.agreedOn > today)
    throw new Rejected({
      code: "dayInFuture",
      figures: { on: asked.agreedOn, today },
      pointer: "/agreedOn",
    });
  const same = (await work.outcomes.ofProject(actor.organizationId, asked.projectId)).find(
    ({ number }) => number === asked.number,
  );
  if (same !== undefined)
    throw new Rejected({
      code: "contractNumberTaken",
      figures: { number: asked.number },
      pointer: "/number",
    });
  const currency = currencyOf(asked.currency);
  return {
    asked,
    project,
    book: await lenderBook(work, actor.organizationId, currency),
    payer: partyOf(project, asked.payerId, "/payerId"),
    payee: partyOf(project, asked.payeeId, "/payeeId"),
    cap: orReject(parseMoney(asked.cap, currency)).minor,
  };
}

function currencyOf(code: string): Currency {
  if (isCurrency(code)) return code;
  throw new Rejected({ code: "lenderBookMissing", figures: { currency: code } });
}

/** Who pays and who is paid run the project or take part in it. */
function partyOf(project: ProjectRecord, id: string, pointer: string): OrganizationRecord {
  const all = [project.organizer, ...project.participants.map(({ organization }) => organization)];
  const found = all.find((organization) => organization.id === id);
  if (found === undefined) throw new Rejected({ code: "partyNotInProject", pointer });
  return found;
}

function previewOf({ asked, project, payer, payee, cap, book }: ContractCase): ChangePreviewView {
  const text = (label: Bilingual, after: string, form: FactChangeView["form"] = "text"): FactChangeView => ({
    label,
    form,
    before: null,
    after,
  });
  return {
    title: {
      ja: `${project.name.ja}：成果連動契約 ${asked.number}`,
      en: `${project.name.en}: outcome contract ${asked.number}`,
    },
    currency: book.currency,
    facts: [
      text({ ja: "契約の名称", en: "Name" }, asked.name.ja),
      text({ ja: "支払者", en: "Payer" }, payer.name.ja),
      text({ ja: "受取者", en: "Payee" }, payee.name.ja),
      text({ ja: "契約日", en: "Agreed on" }, asked.agreedOn, "day"),
      text({ ja: "支払上限額", en: "Cap" }, moneyText(money(cap, book.currency)), "money"),
      text({ ja: "必要な証憑等級", en: "Evidence grade needed" }, asked.gradeNeeded),
      ...asked.parts.map((part) =>
        text(
          { ja: `${part.code} ${part.name.ja}`, en: `${part.code} ${part.name.en}` },
          `${ruleWords(part).ja} / ${ruleWords(part).en}`,
        ),
      ),
    ],
    loans: [],
    furtherLoans: 0,
    warnings: [],
  };
}
