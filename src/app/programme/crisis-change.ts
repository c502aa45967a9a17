/**
 * A crisis event as a change of two people: who is struck is listed before anybody approves, and a payment holiday for
 * all of them is granted with it, by the same change that grants one to a single loan. Its programmes open on the same
 * day.
 */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { localDate } from "../../domain/kernel/local-date.ts";
import { lenderChart } from "../../domain/ledger/chart-of-accounts.ts";
import {
  affectedLoans,
  agreeCrisis,
  type CrisisKind,
  type CrisisLoan,
  type CrisisTerms,
} from "../../domain/programme/crisis-event.ts";
import type { Asked, ChangeKind, ReckonedChange } from "../approval/change-kind.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import { changePreviewOf } from "../approval/approval-view.ts";
import type { ChangePreviewView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { holidayChange, holidayPayload } from "../loan/holiday-change.ts";
import { newFact } from "../loan/new-loan.ts";
import { Rejected } from "../rejected.ts";
import type { MoratoriumTreatment } from "./ports.ts";

export interface WrittenCrisis {
  readonly kind: CrisisKind;
  readonly name: Bilingual;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly regions: readonly string[];
  readonly programmeIds: readonly string[];
  readonly moratorium: (MoratoriumTreatment & { readonly startOn: string; readonly endOn: string }) | null;
}

interface StruckLoan extends CrisisLoan {
  readonly number: string;
  readonly borrower: Bilingual;
}

export const crisisChange: ChangeKind = async (deps, asked, payload) => {
  const written = payload as unknown as WrittenCrisis;
  const terms = agreeCrisis(termsOf(written));
  if (!terms.ok) throw new Rejected(terms.rejection);
  await mustOwnProgrammes(asked, written);
  const struck = affectedLoans(terms.value, await loansOf(asked));
  const moratorium = await holidayOf(deps, asked, { written, struck });
  const { holiday } = moratorium;
  const preview = previewOf(written, struck, moratorium);
  const listed = struck.map(({ loanId, outstanding }) => [loanId, String(outstanding)]);
  return {
    subjectId: written.name.ja.slice(0, 60),
    payload,
    preview: toCanonical(preview),
    factsDigest: deps.sha256(
      canonicalJson(toCanonical({ payload, listed, holiday: holiday?.factsDigest ?? null })),
    ),
    differenceTo: (then) => ({
      loansThen: changePreviewOf(then).facts.find(({ form }) => form === "count")?.after ?? null,
      loansNow: struck.length,
    }),
    apply: (context, approval) => record(context, approval, { written, terms: terms.value, struck, holiday }),
  };
};

function termsOf({ startsOn, endsOn, regions, programmeIds, moratorium }: WrittenCrisis): CrisisTerms {
  return {
    startsOn: localDate(startsOn),
    endsOn: localDate(endsOn),
    regions,
    programmeIds,
    moratorium:
      moratorium === null
        ? undefined
        : { startOn: localDate(moratorium.startOn), endOn: localDate(moratorium.endOn) },
  };
}

async function mustOwnProgrammes({ work, actor }: Asked, { programmeIds }: WrittenCrisis): Promise<void> {
  for (const [i, id] of programmeIds.entries()) {
    const found = await work.programmes.find(id);
    if (found?.lender.id === actor.organizationId) continue;
    throw new Rejected({
      code: "notFound",
      figures: { what: "programme" },
      pointer: `/programmeIds/${String(i)}`,
    });
  }
}

const rangeLength = 200;

/** Every loan of the lender with its region and what is outstanding, range by range. */
async function loansOf({ work, actor, now }: Asked): Promise<readonly StruckLoan[]> {
  const ids = await work.loans.idsOfLender(actor.organizationId);
  const regions = new Map<string, string>();
  const loans: StruckLoan[] = [];
  for (let from = 0; from < ids.length; from += rangeLength) {
    const range = ids.slice(from, from + rangeLength);
    const facts = await work.loans.facts(actor.organizationId, range, now);
    const balances = await work.books.loanBalances(range, { asOf: japanDay(now), knownAt: now });
    for (const { loan } of facts) {
      const known = regions.get(loan.project.id);
      const region =
        known ?? (await work.projects.find(actor.organizationId, loan.project.id))?.region.ja ?? "";
      regions.set(loan.project.id, region);
      loans.push({
        loanId: loan.id,
        number: loan.number,
        borrower: loan.borrower.name,
        region,
        drawdownOn: loan.drawdownOn,
        outstanding: balances.get(loan.id)?.get(lenderChart.loans.code) ?? 0n,
      });
    }
  }
  return loans.toSorted((a, b) => (a.number < b.number ? -1 : 1));
}

interface Moratorium {
  readonly holiday: ReckonedChange | undefined;
  /** Loans whose terms leave no room for a payment holiday. */
  readonly without: readonly StruckLoan[];
}

/** For all of them at once; only where that is refused, one by one, to name those that cannot take it. */
async function holidayOf(
  deps: ReckoningDeps,
  asked: Asked,
  { written, struck }: { readonly written: WrittenCrisis; readonly struck: readonly StruckLoan[] },
): Promise<Moratorium> {
  const { moratorium, name } = written;
  if (moratorium === null || struck.length === 0) return { holiday: undefined, without: [] };
  const granted = async (loans: readonly StruckLoan[]): Promise<ReckonedChange | undefined> => {
    const loanIds = loans.map(({ loanId }) => loanId);
    const payload = holidayPayload({ ...moratorium, loanIds, reason: name.ja });
    return orRefused(() => holidayChange(deps, asked, payload));
  };
  const together = await granted(struck);
  if (together !== undefined) return { holiday: together, without: [] };
  const without: StruckLoan[] = [];
  for (const loan of struck) if ((await granted([loan])) === undefined) without.push(loan);
  const rest = struck.filter((loan) => !without.includes(loan));
  return { holiday: rest.length === 0 ? undefined : await granted(rest), without };
}

async function orRefused<T>(reckon: () => Promise<T>): Promise<T | undefined> {
  try {
    return await reckon();
  } catch (error) {
    if (error instanceof Rejected) return undefined;
    throw error;
  }
}

function previewOf(
  { name, startsOn, endsOn, regions }: WrittenCrisis,
  struck: readonly StruckLoan[],
  { holiday, without }: Moratorium,
): ChangePreviewView {
  const shown = holiday === undefined ? noHoliday : changePreviewOf(holiday);
  const total = struck.reduce((sum, { outstanding }) => sum + outstanding, 0n);
  return {
    title: { ja: `危機対応：${name.ja}`, en: `Crisis event: ${name.en}` },
    currency: "JPY",
    facts: [
      newFact({ ja: "開始日", en: "From" }, "day", startsOn),
      newFact({ ja: "受付の最終日", en: "Last day of applications" }, "day", endsOn),
      newFact({ ja: "対象の地域", en: "Regions" }, "text", regions.join("、")),
      newFact({ ja: "影響を受ける融資", en: "Loans affected" }, "count", String(struck.length)),
      newFact({ ja: "残高の合計", en: "Outstanding in all" }, "money", String(total)),
      ...struck.map(({ number, borrower, outstanding }) =>
        newFact(
          { ja: `${number} ${borrower.ja}`, en: `${number} ${borrower.en}` },
          "money",
          String(outstanding),
        ),
      ),
      ...withoutHoliday(without),
      ...shown.facts,
    ],
    loans: shown.loans,
    furtherLoans: shown.furtherLoans,
    warnings: shown.warnings,
  };
}

const noHoliday: Pick<ChangePreviewView, "facts" | "loans" | "furtherLoans" | "warnings"> = {
  facts: [],
  loans: [],
  furtherLoans: 0,
  warnings: [],
};

function withoutHoliday(loans: readonly StruckLoan[]): ChangePreviewView["facts"] {
  if (loans.length === 0) return [];
  const label = { ja: "支払猶予の対象外（条件上できない融資）", en: "No payment holiday possible" };
  return [newFact(label, "text", loans.map(({ number }) => number).join(", "))];
}

interface Reckoned {
  readonly written: WrittenCrisis;
  readonly terms: CrisisTerms;
  readonly struck: readonly StruckLoan[];
  readonly holiday: ReckonedChange | undefined;
}

async function record(
  context: CommandContext,
  approval: ApprovalRecord,
  { written, terms, struck, holiday }: Reckoned,
): Promise<void> {
  const { work, actor, newId } = context;
  const { kind, name, moratorium } = written;
  const id = newId();
  await work.programmes.addCrisis({
    ...terms,
    id,
    kind,
    name,
    treatment:
      moratorium === null ? undefined : { interest: moratorium.interest, maturity: moratorium.maturity },
    loans: struck.map(({ loanId, outstanding }) => ({ id: newId(), loanId, outstanding })),
    approvalId: approval.id,
    requestedBy: approval.requestedBy.id,
    approvedBy: actor.personId,
  });
  const payload = { name: name.ja, startsOn: written.startsOn, loans: struck.length };
  await work.outbox.add([{ id: newId(), kind: "crisis.declared", subjectId: id, payload }]);
  await holiday?.apply(context, approval);
}

export function crisisPayload(written: object): CanonicalObject {
  return toCanonical(written);
}
