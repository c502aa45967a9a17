/** A new fund: its form, its first terms, and its first closing, as one change; its book is opened with it. */
import {
  agreeFundTerms,
  agreeSideLetter,
  type FundForm,
  type FundTerms,
} from "../../domain/fund/fund-terms.ts";
import { closingLines } from "../../domain/fund/fund-closing.ts";
import { fundJson, readFundTerms, readSideLetter } from "../../domain/fund/fund-json.ts";
import { storableLines, type FundLine, type FundPartner } from "../../domain/fund/fund-event.ts";
import { checkStartMonth } from "../../domain/calendar/fiscal-year.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import { orReject, Rejected } from "../rejected.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { dayOf } from "./fund-case.ts";
import { unitsOf } from "./investment-change.ts";
import type { OrganizationName } from "./ports.ts";
import { codeFact, dayFact } from "./step-words.ts";
import { termFacts } from "./term-facts.ts";

export interface CommittedPartner {
  readonly partnerId: string;
  readonly organizationId: string;
  readonly kind: "gp" | "lp";
  readonly units: string;
  /** In the form of `fundJson`. */
  readonly sideLetter: object;
}

export interface FundPayload {
  readonly fundId: string;
  readonly bookId: string;
  readonly name: Bilingual;
  readonly form: FundForm;
  /** Whole yen: these forms of partnership are Japanese. */
  readonly unitPrice: string;
  readonly startsOn: string;
  readonly termEndsOn: string;
  readonly fiscalYearStartMonth: number;
  /** In the form of `fundJson`. */
  readonly terms: object;
  readonly partners: readonly CommittedPartner[];
  readonly provenance?: Provenance;
}

interface SetUp {
  readonly asked: FundPayload;
  readonly startsOn: LocalDate;
  readonly termEndsOn: LocalDate;
  readonly unitPrice: bigint;
  readonly terms: FundTerms;
  readonly partners: readonly FundPartner[];
  readonly names: readonly OrganizationName[];
  readonly lines: readonly FundLine[];
}

export const setupChange: ChangeKind = async ({ sha256 }, context, payload) => {
  const setUp = await reckoned(context, payload as unknown as FundPayload);
  const preview = previewOf(setUp);
  return {
    subjectId: setUp.asked.fundId,
    payload,
    preview: toCanonical(preview),
    factsDigest: sha256(canonicalJson(toCanonical({ payload, preview }))),
    differenceTo: () => ({ partners: setUp.partners.length }),
    apply: (applying, approval) => record(applying, approval, setUp),
  };
};

async function reckoned({ work, actor }: Asked, asked: FundPayload): Promise<SetUp> {
  const [startsOn, termEndsOn] = [dayOf(asked.startsOn), dayOf(asked.termEndsOn)];
  if (termEndsOn <= startsOn) {
    throw new Rejected({
      code: "endBeforeStart",
      figures: { startOn: startsOn, endOn: termEndsOn },
      pointer: "/termEndsOn",
    });
  }
  orReject(checkStartMonth(asked.fiscalYearStartMonth));
  const terms = orReject(agreeFundTerms(asked.form, readFundTerms(asked.terms)));
  const names = await namesOf({ work }, asked.partners);
  if (
    !asked.partners.some(
      ({ kind, organizationId }) => kind === "gp" && organizationId === actor.organizationId,
    )
  ) {
    throw new Rejected({ code: "managerNotGp", pointer: "/partners" });
  }
  const partners = asked.partners.map((partner, i) => partnerOf(partner, i + 1));
  const unitPrice = unitsOf(asked.unitPrice);
  const commitments = asked.partners.map(({ partnerId, units }) => ({ partnerId, units: unitsOf(units) }));
  const lines = orReject(
    closingLines(
      { unitPrice, partners, events: [] },
      { on: startsOn, commitments, equalisationRate: terms.equalisationRate },
    ),
  );
  orReject(storableLines(lines));
  return { asked, startsOn, termEndsOn, unitPrice, terms, partners, names, lines };
}

/** Everyone named, once. */
export async function namesOf(
  { work }: Pick<Asked, "work">,
  partners: readonly Pick<CommittedPartner, "organizationId">[],
): Promise<readonly OrganizationName[]> {
  const ids = partners.map(({ organizationId }) => organizationId);
  const repeated = ids.findIndex((id, i) => ids.indexOf(id) < i);
  if (repeated >= 0) {
    throw new Rejected({ code: "partnerRepeated", pointer: `/partners/${repeated}/organizationId` });
  }
  const found = await work.funds.organizations(ids);
  const missing = ids.findIndex((id) => !found.some((organization) => organization.id === id));
  if (missing < 0) return found;
  throw new Rejected({ code: "organizationUnknown", pointer: `/partners/${missing}/organizationId` });
}

export function partnerOf(
  { partnerId, organizationId, kind, sideLetter }: Omit<CommittedPartner, "units">,
  number: number,
): FundPartner {
  const agreed = orReject(agreeSideLetter(readSideLetter(sideLetter)));
  return { id: partnerId, organizationId, kind, number, sideLetter: agreed };
}

function previewOf({ asked, partners, names, lines, startsOn, termEndsOn, terms }: SetUp): ChangePreviewView {
  const { name, fundId } = asked;
  const text = (amount: bigint) => moneyText(money(amount, "JPY"));
  const committed = lines.reduce((sum, { unfunded }) => sum + unfunded, 0n);
  return {
    title: { ja: `${name.ja}：ファンドの設定`, en: `${name.en}: new fund` },
    currency: "JPY",
    facts: [
      codeFact({ ja: "形態", en: "Legal form" }, asked.form),
      dayFact({ ja: "効力発生日", en: "Starts on" }, startsOn),
      dayFact({ ja: "存続期間の満了日", en: "Term ends on" }, termEndsOn),
      {
        label: { ja: "出資約束金額", en: "Commitments" },
        form: "money",
        before: null,
        after: text(committed),
      },
      ...termFacts({ before: undefined, after: terms, currency: "JPY" }),
    ],
    loans: [],
    furtherLoans: 0,
    warnings: [],
    fund: {
      fundId,
      partners: partners.map(({ id, number, kind, organizationId }) => ({
        partnerId: id,
        number,
        kind,
        name: names.find((organization) => organization.id === organizationId)?.name ?? name,
      })),
      lines: lines.map(({ type, cash, unfunded, inside, shares }) => ({
        type,
        cash: text(cash),
        unfunded: text(unfunded),
        inside,
        shares: shares.map((share) => ({
          partnerId: share.partnerId,
          cash: text(share.cash),
          unfunded: text(share.unfunded),
        })),
      })),
      tiers: [],
      journalEntries: [],
    },
  };
}

async function record(
  { work, actor, newId }: CommandContext,
  approval: ApprovalRecord,
  { asked, startsOn, termEndsOn, unitPrice, terms, partners, lines }: SetUp,
): Promise<void> {
  const people = {
    approvalId: approval.id,
    requestedBy: approval.requestedBy.id,
    approvedBy: actor.personId,
  };
  const { fundId, name } = asked;
  await work.funds.add({
    id: fundId,
    bookId: asked.bookId,
    bookName: { ja: `${name.ja} 帳簿`, en: `${name.en}, book` },
    name,
    form: asked.form,
    currency: "JPY",
    unitPrice,
    startsOn,
    termEndsOn,
    fiscalYearStartMonth: asked.fiscalYearStartMonth,
    provenance: asked.provenance ?? ownRecord,
    ...people,
  });
  await work.funds.addPartners(partners.map((partner) => ({ ...partner, fundId })));
  await work.funds.addEvents([
    {
      id: newId(),
      fundId,
      effectiveOn: startsOn,
      detail: { kind: "terms", terms, reason: "" },
      lines: [],
      ...people,
    },
    { id: newId(), fundId, effectiveOn: startsOn, detail: { kind: "closing" }, lines, ...people },
  ]);
  await work.outbox.add([
    {
      id: newId(),
      kind: "fund.formed",
      subjectId: fundId,
      payload: { fund: fundId, terms: fundJson(terms) },
    },
  ]);
}
