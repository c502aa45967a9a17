/** The borrower's accounts of a fiscal year: which capital loans get which tier, and what is reckoned again. */
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { localDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import { agreeAccounts } from "../../domain/loan/annual-accounts.ts";
import { capitalRates, type Accounts, type CapitalRate } from "../../domain/loan/capital-loan.ts";
import { changePreviewOf } from "../approval/approval-view.ts";
import type { ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView, FactChangeView, LoanChangeView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import type { ReckoningDeps } from "../command.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import { ownRecord } from "../provenance.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import { loanChange } from "./loan-change.ts";
import { positionOf, productOf } from "./loan-position.ts";
import type { LoanFacts } from "./ports.ts";
import { amountAt } from "./written-terms.ts";

interface WrittenAccounts {
  readonly borrowerId: string;
  readonly fiscalYearEndOn: string;
  readonly currency: Currency;
  readonly profit: string;
  readonly source: string;
}

export const accountsChange: ChangeKind = async (deps, asked, payload) => {
  const { borrowerId, currency, source, ...written } = payload as unknown as WrittenAccounts;
  const { work, actor, now } = asked;
  const lenderId = actor.organizationId;
  const today = japanDay(now);
  const loanIds = await work.facilities.idsOfCapitalLoans(lenderId, borrowerId);
  const loans = await work.loans.facts(lenderId, loanIds, now);
  const borrower = orNotFound(loans[0], "borrower").loan.borrower;
  const known = await work.facilities.annualAccounts(lenderId, borrowerId);
  const fiscalYearEndOn = localDate(written.fiscalYearEndOn);
  const profit = amountAt("/profit", written.profit, currency);
  orReject(agreeAccounts({ fiscalYearEndOn, profit }, known, { today, currency }));
  const unlike = loans.find(({ loan }) => loan.currency !== currency);
  if (unlike !== undefined) {
    const figures = { currency, loanCurrency: unlike.loan.currency };
    throw new Rejected({ code: "accountsCurrencyDiffers", figures, pointer: "/currency" });
  }
  const fact = { id: "", fiscalYearEndOn, profit, recordedAt: now };
  const preview = {
    ...factsOf({ borrower, currency }, fact, known),
    loans: loans.map((before) =>
      changeOf(deps, { before, after: { ...before, accounts: [...before.accounts, fact] } }, today),
    ),
    furtherLoans: 0,
    warnings: [],
  };
  return {
    subjectId: borrowerId,
    payload,
    preview: toCanonical(preview),
    factsDigest: deps.sha256(
      canonicalJson(toCanonical({ payload, known: known.map(({ id }) => id), loans: preview.loans })),
    ),
    differenceTo: (then) => ({
      profitThen: changePreviewOf(then).facts[0]?.before ?? null,
      profitNow: preview.facts[0]?.before ?? null,
    }),
    apply: async ({ work: writing, newId }) => {
      const id = newId();
      const provenance = { ...ownRecord, source: source === "" ? null : source, asOf: fiscalYearEndOn };
      await writing.facilities.addAnnualAccounts([
        { id, borrowerId, fiscalYearEndOn, currency, profit, provenance },
      ]);
      await writing.outbox.add([
        {
          id: newId(),
          kind: "accounts.recorded",
          subjectId: id,
          payload: { ...payload, loans: loans.length },
        },
      ]);
    },
  };
};

function factsOf(
  { borrower, currency }: { readonly borrower: OrganizationRecord; readonly currency: Currency },
  { fiscalYearEndOn, profit }: Accounts,
  known: readonly Accounts[],
): Pick<ChangePreviewView, "title" | "currency" | "facts"> {
  const standing = known.findLast((one) => one.fiscalYearEndOn === fiscalYearEndOn);
  const text = (amount: bigint) => moneyText(money(amount, currency));
  return {
    title: {
      ja: `${borrower.name.ja}：${fiscalYearEndOn} 決算`,
      en: `${borrower.name.en}: accounts of ${fiscalYearEndOn}`,
    },
    currency,
    facts: [
      {
        label: { ja: "当期利益", en: "Profit of the year" },
        form: "money",
        before: standing === undefined ? null : text(standing.profit),
        after: text(profit),
      },
    ],
  };
}

function changeOf(
  { calendar }: ReckoningDeps,
  { before, after }: { readonly before: LoanFacts; readonly after: LoanFacts },
  today: ReturnType<typeof japanDay>,
): LoanChangeView {
  const positions = { before: positionOf(before, calendar), after: positionOf(after, calendar) };
  const change = loanChange(positions, today);
  return { ...change, facts: [...tierFacts(before, after), ...change.facts] };
}

/** Loan years whose rate the accounts decide: awaiting before where there were none. */
function tierFacts(before: LoanFacts, after: LoanFacts): readonly FactChangeView[] {
  const [was, is] = [yearsOf(before), yearsOf(after)];
  return is.flatMap((year, i) => {
    const [then, now] = [tierText(was[i]), tierText(year)];
    if (then === now) return [];
    const n = String(i + 1);
    return [
      {
        label: {
          ja: `${n}年目（${year.effectiveOn} から）の利率`,
          en: `Rate of year ${n} (from ${year.effectiveOn})`,
        },
        form: "rate",
        before: then,
        after: now,
      },
    ];
  });
}

function yearsOf(facts: LoanFacts): readonly CapitalRate[] {
  const { capitalRates: terms } = productOf(facts);
  if (terms === undefined) return [];
  return orReject(capitalRates({ ...terms, drawdownOn: facts.loan.drawdownOn }, facts.accounts));
}

function tierText(year: CapitalRate | undefined): string | null {
  return year === undefined || year.because === "awaiting" ? null : rateText(year.annualRate);
}
