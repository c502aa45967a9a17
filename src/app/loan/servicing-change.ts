/**
 * Changes of one or many loans as an approval request: each loan takes one step, all in one transaction. Loans are read,
 * reckoned and written in ranges, so that a payment holiday for ten thousand of them needs no more memory than one for
 * a hundred. The digest rests on the facts of the loans and on the amounts shown: interest posted meanwhile makes a
 * request stale only where it changes what would be written.
 */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView, FactChangeView, LoanChangeView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import { orNotFound } from "../rejected.ts";
import type { EventKind } from "../webhook/event-kinds.ts";
import { applySteps } from "./apply-steps.ts";
import { loanFactIds } from "./loan-fact-ids.ts";
import { positionOf } from "./loan-position.ts";
import {
  caseOf,
  reckonStep,
  stepView,
  type LoanCase,
  type LoanStep,
  type ReckonedStep,
} from "./loan-step.ts";

export interface ServicingCommand {
  readonly loanIds: readonly string[];
  /** Loans named in it by what they are called. */
  readonly title: Bilingual;
  readonly facts: readonly FactChangeView[];
  /** Kind of the event in the outbox. */
  readonly outboxKind: EventKind;
  readonly reasonKind: string;
  readonly stepOf: (known: LoanCase) => LoanStep;
}

/** Loans whose schedules the preview shows; the others are counted. */
const shownLoans = 10;
const rangeLength = 100;
const everyDay = "9999-12-31" as LocalDate;

/** `read` throws `Rejected` where the payload itself is refused. */
export function servicingChange(read: (payload: CanonicalObject) => ServicingCommand): ChangeKind {
  return async (deps, asked, payload) => {
    const command = read(payload);
    const { preview, facts } = await reckoned(deps, asked, command);
    const [only, ...others] = command.loanIds;
    const digestOf = (value: CanonicalObject) => deps.sha256(canonicalJson(value));
    const many = digestOf({ loanIds: command.loanIds });
    return {
      subjectId: only !== undefined && others.length === 0 ? only : many,
      payload,
      preview: toCanonical(preview),
      factsDigest: digestOf(toCanonical({ payload, facts })),
      differenceTo: () => ({ loans: command.loanIds.length }),
      apply: async (context, approval) => {
        for await (const cases of casesOf(deps, context, command.loanIds)) {
          const steps = cases.map((known) => reckonStep(known, command.stepOf(known)));
          await applySteps(context, { steps, approval, command });
        }
      },
    };
  };
}

interface Reckoned {
  readonly preview: ChangePreviewView;
  readonly facts: readonly object[];
}

async function reckoned(
  deps: { readonly calendar: HolidayCalendar },
  asked: Asked,
  command: ServicingCommand,
): Promise<Reckoned> {
  const loans: LoanChangeView[] = [];
  const facts: object[] = [];
  const warnings: Bilingual[] = [];
  const numbers: string[] = [];
  for await (const cases of casesOf(deps, asked, command.loanIds)) {
    for (const known of cases) {
      const step = reckonStep(known, command.stepOf(known));
      const view = stepView(step);
      facts.push({ ...loanFactIds(known.position.facts), moved: movedBy(step, view) });
      warnings.push(...(step.warnings ?? []));
      numbers.push(view.number);
      if (loans.length < shownLoans) loans.push(view);
    }
  }
  const named =
    numbers.length > 3
      ? `${numbers.slice(0, 3).join(", ")} … (${String(numbers.length)})`
      : numbers.join(", ");
  const { title } = command;
  const preview = {
    title: { ja: `${named}：${title.ja}`, en: `${named}: ${title.en}` },
    currency: loans[0]?.currency ?? null,
    facts: command.facts,
    loans,
    furtherLoans: Math.max(numbers.length - shownLoans, 0),
    warnings: warnings.slice(0, shownLoans),
  };
  return { preview, facts };
}

/** Amounts, not days: an adjustment is booked on the day it is approved. */
function movedBy({ scheduleChanged }: ReckonedStep, { journalEntries }: LoanChangeView): object {
  return {
    scheduleChanged,
    entries: journalEntries.map(({ kind, lines }) => [kind, ...lines.map(({ amount }) => amount)]),
  };
}

/** The loans in the order asked for, in ranges. Only their lender changes them; for others they are not there. */
async function* casesOf(
  { calendar }: { readonly calendar: HolidayCalendar },
  { work, actor, now }: Asked,
  loanIds: readonly string[],
): AsyncGenerator<readonly LoanCase[]> {
  for (let from = 0; from < loanIds.length; from += rangeLength) {
    const range = loanIds.slice(from, from + rangeLength);
    const facts = await work.loans.facts(actor.organizationId, range, now);
    const own = new Map(
      facts.filter(({ loan }) => loan.lender.id === actor.organizationId).map((f) => [f.loan.id, f]),
    );
    const balances = await work.books.loanBalances(range, { asOf: everyDay, knownAt: now });
    const capitalized = await work.books.capitalizedInterest(range);
    yield range.map((id) =>
      caseOf(positionOf(orNotFound(own.get(id), "loan"), calendar), {
        balances: balances.get(id) ?? new Map<string, bigint>(),
        capitalized: capitalized.get(id) ?? 0n,
        calendar,
        now,
      }),
    );
  }
}
