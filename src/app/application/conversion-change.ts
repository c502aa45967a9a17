/**
 * From decision to contract, as one change of two people and one unit of work: the facility with a tranche for each use,
 * the agreement on the KPIs that were promised, the covenants of the programme, and the first loan where nothing stands
 * in its way. Each is refused by the law book of its own context.
 */
import { agreeCovenant } from "../../domain/covenant/covenant-law-book.ts";
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { addMonths, localDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import { agreeSustainability } from "../../domain/loan/agreement-law-book.ts";
import { conversionPlan, mayDrawFirst, type ConversionPlan } from "../../domain/programme/conversion.ts";
import { domainTerms, kpisOf } from "../agreement/terms-records.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import { facilityOf, type WrittenFacility } from "../loan/facility-change.ts";
import { newFact, newLoanView, reckonNewLoan, type ReckonedLoan } from "../loan/new-loan.ts";
import type { FacilityRecord } from "../loan/setup-ports.ts";
import type { WrittenLoan } from "../loan/written-terms.ts";
import type { ProgrammeVersion } from "../programme/ports.ts";
import { covenantOf } from "../programme/programme-change.ts";
import { orNotFound, orReject } from "../rejected.ts";
import { recordContract, type AgreedTemplate, type ReckonedContract } from "./record-contract.ts";
import { reportingTerms } from "./reporting-terms.ts";
import { loadFor, mustAllowStep, mustHaveNoConflict, type KnownApplication } from "./load-application.ts";

export interface WrittenContract {
  readonly applicationId: string;
  readonly facilityNumber: string;
  readonly agreedOn: string;
  /** Drawn under the first tranche at once; refused while a condition precedent is open. */
  readonly firstLoan?: WrittenLoan;
}

export const conversionChange: ChangeKind = async (deps, asked, payload) => {
  const written = payload as unknown as WrittenContract;
  const known = await loadFor("requestApproval", asked, written.applicationId);
  mustHaveNoConflict(known, asked.actor);
  mustAllowStep(known, "contracted");
  const { plan, version } = planOf(known);
  const facility = await facilityOf(asked, writtenFacility(written, { known, plan, version }));
  const agreedOn = localDate(written.agreedOn);
  const terms = reportingTerms({ plan, version, agreedOn, source: known.record.number });
  const kpis = await kpisOf(asked, terms, known.record.project.id);
  orReject(agreeSustainability(domainTerms(terms, kpis)));
  const covenants = covenantsOf(known, { plan, version, agreedOn });
  const loan = await firstLoanOf(deps, asked, { known, facility, written });
  const reckoned = { known, plan, facility, loan, terms, kpis, covenants };
  const standing = known.record.conditions.map(({ number, met }) => [number, met?.on ?? null]);
  return {
    subjectId: written.applicationId,
    payload,
    preview: toCanonical(previewOf(reckoned)),
    factsDigest: deps.sha256(canonicalJson(toCanonical({ payload, standing, fixings: loan?.fixings ?? [] }))),
    differenceTo: () => ({ conditions: standing.length }),
    apply: (context, approval) => recordContract(context, approval, reckoned),
  };
};

interface Planned {
  readonly plan: ConversionPlan;
  readonly version: ProgrammeVersion;
}

/** By the terms the application was submitted under. */
function planOf({ record, programme }: KnownApplication): Planned {
  const decision = orNotFound(record.decision, "decision");
  const submission = orNotFound(
    record.submissions.find(({ id }) => id === decision.submissionId),
    "submission",
  );
  const version = orNotFound(
    programme.versions.find(({ id }) => id === submission.termsId),
    "programme",
  );
  const plan = orReject(
    conversionPlan({
      terms: version.terms,
      content: submission.content,
      granted: orNotFound(decision.granted, "decision"),
      decidedOn: decision.effectiveOn,
    }),
  );
  return { plan, version };
}

function writtenFacility(
  { facilityNumber, agreedOn }: WrittenContract,
  { known, plan, version }: Planned & { readonly known: KnownApplication },
): WrittenFacility {
  const { record } = known;
  const { productKind, baseRateIndex, interestRule, businessDayConvention, product } = version.lending;
  const tranche = {
    productKind,
    ...(baseRateIndex === undefined ? {} : { baseRateIndex }),
    creditMargin: rateText(plan.creditMargin),
    interestRule,
    businessDayConvention,
    product,
  };
  return {
    number: facilityNumber,
    borrowerId: record.borrower.id,
    projectId: record.project.id,
    currency: "JPY",
    limit: String(plan.limit),
    ranking: plan.ranking,
    purpose: record.programme.name,
    agreedOn,
    tranches: plan.tranches.map(() => tranche),
    securities: [],
  };
}

/** Tested at the end of each fiscal year of the borrower, as long as anything can be outstanding. */
function covenantsOf(
  { record }: KnownApplication,
  { plan, version, agreedOn }: Planned & { readonly agreedOn: LocalDate },
): readonly AgreedTemplate[] {
  const { statements = [] } = record.submissions.at(-1)?.content ?? {};
  const lastYearEnd = statements
    .map(({ fiscalYearEndOn }) => fiscalYearEndOn)
    .toSorted()
    .at(-1);
  const firstTestOn = nextYearEnd(lastYearEnd ?? agreedOn, agreedOn);
  const months = Math.max(...plan.tranches.map(({ termMonths }) => termMonths));
  return version.lending.covenants.map((template) => ({
    template,
    agreed: orReject(agreeCovenant(covenantOf(template, { firstTestOn, months }))),
  }));
}

function nextYearEnd(yearEnd: LocalDate, after: LocalDate): LocalDate {
  return yearEnd > after ? yearEnd : nextYearEnd(addMonths(yearEnd, 12), after);
}

interface FirstLoan {
  readonly known: KnownApplication;
  readonly facility: FacilityRecord;
  readonly written: WrittenContract;
}

async function firstLoanOf(
  deps: Parameters<typeof reckonNewLoan>[0],
  asked: Asked,
  { known, facility, written: { firstLoan } }: FirstLoan,
): Promise<ReckonedLoan | undefined> {
  const [tranche] = facility.tranches;
  if (firstLoan === undefined || tranche === undefined) return undefined;
  const conditions = known.record.conditions.map(({ number, met }) => ({ number, metOn: met?.on }));
  orReject(mayDrawFirst(conditions, localDate(firstLoan.drawdownOn)));
  return reckonNewLoan(deps, asked, { facility, tranche, written: firstLoan, pointer: "/firstLoan" });
}

function previewOf({
  known,
  plan,
  facility,
  loan,
  terms,
  kpis,
  covenants,
}: ReckonedContract): ChangePreviewView {
  const { record } = known;
  const open = record.conditions.filter(({ met }) => met === undefined).length;
  const yen = (amount: bigint): string => String(amount);
  return {
    title: {
      ja: `${record.number}：${record.borrower.name.ja}との契約 ${facility.number}`,
      en: `${record.number}: contract ${facility.number} with ${record.borrower.name.en}`,
    },
    currency: "JPY",
    facts: [
      newFact({ ja: "極度額", en: "Limit" }, "money", yen(plan.limit)),
      newFact({ ja: "弁済順位", en: "Ranking" }, "text", plan.ranking === "senior" ? "通常" : "劣後"),
      newFact({ ja: "上乗せ・優遇", en: "Margin" }, "rate", rateText(plan.creditMargin)),
      newFact({ ja: "利率の出典", en: "Source of the tier" }, "text", plan.tierSource),
      ...plan.tranches.map(({ use, amount, termMonths, graceMonths }) =>
        newFact(
          use === "equipment"
            ? { ja: "設備資金", en: "Equipment" }
            : { ja: "運転資金", en: "Working capital" },
          "text",
          `${yen(amount)}・${String(termMonths)}か月（据置 ${String(graceMonths)}）`,
        ),
      ),
      ...terms.spts.map(({ kpiId, target, testOn }) =>
        newFact(
          kpis.get(kpiId)?.name ?? { ja: "KPI", en: "KPI" },
          "text",
          `${target.toFixed()}（${testOn}）`,
        ),
      ),
      ...covenants.map(({ template }) =>
        newFact({ ja: "コベナンツ", en: "Covenant" }, "text", template.name.ja),
      ),
      newFact({ ja: "未充足の実行前条件", en: "Open conditions precedent" }, "count", String(open)),
    ],
    loans: loan === undefined ? [] : [newLoanView(loan)],
    furtherLoans: 0,
    warnings:
      open === 0
        ? []
        : [
            {
              ja: `実行前条件が ${String(open)} 件残っています。満たすまで貸付は実行できません。`,
              en: `${String(open)} conditions precedent are open: nothing can be drawn before they are met.`,
            },
          ],
  };
}

export function contractPayload(written: object): CanonicalObject {
  return toCanonical(written);
}
