/**
 * A programme, or a new version of its terms, as a change that a second person approves: what is offered to the public
 * is nobody's alone to say. Versions follow each other in their days, so that none reaches back.
 */
import { agreeCovenant } from "../../domain/covenant/covenant-law-book.ts";
import { readAgreed } from "../../domain/covenant/covenant-json.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { pointedFrom } from "../../domain/kernel/decision.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { addMonths, localDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import { readProgrammeTerms, type ProgrammeTermsJson } from "../../domain/programme/programme-json.ts";
import {
  agreeProgramme,
  tierOn,
  weightsOf,
  type ProgrammeTerms,
} from "../../domain/programme/programme-terms.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import type { ChangePreviewView, FactChangeView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { CovenantTemplate, NewProgramme, ProgrammeLending, ProgrammeRecord } from "./ports.ts";

export interface WrittenProgramme {
  /** Of a programme that exists; else code and name say what the new one is. */
  readonly programmeId?: string;
  readonly code?: string;
  readonly name?: Bilingual;
  readonly effectiveOn: string;
  readonly terms: ProgrammeTermsJson;
  readonly lending: ProgrammeLending;
  /** For a demonstration; else the lender vouches for it. */
  readonly provenance?: Provenance;
}

export const programmeChange: ChangeKind = async ({ sha256 }, asked, payload) => {
  const written = payload as unknown as WrittenProgramme;
  const before = await programmeBefore(asked, written);
  const terms = orReject(pointedFrom("/terms", agreeProgramme(readProgrammeTerms(written.terms))));
  const effectiveOn = localDate(written.effectiveOn);
  mustFollow(before, { effectiveOn, today: japanDay(asked.now) });
  for (const [i, template] of written.lending.covenants.entries()) {
    const agreed = agreeCovenant(covenantOf(template, { firstTestOn: effectiveOn, months: 12 }));
    orReject(pointedFrom(`/lending/covenants/${String(i)}`, agreed));
  }
  const preview = previewOf({ written, terms, before, effectiveOn });
  const versions = before?.versions.length ?? 0;
  return {
    subjectId: before?.id ?? written.code ?? "",
    payload,
    preview: toCanonical(preview),
    factsDigest: sha256(canonicalJson(toCanonical({ payload, versions }))),
    differenceTo: () => ({ versions }),
    apply: (context, approval) => record(context, approval, { written, terms, effectiveOn, before }),
  };
};

async function programmeBefore(
  { work, actor }: Asked,
  { programmeId, code = "" }: WrittenProgramme,
): Promise<ProgrammeRecord | undefined> {
  if (programmeId !== undefined) {
    const found = await work.programmes.find(programmeId);
    return orNotFound(found?.lender.id === actor.organizationId ? found : undefined, "programme");
  }
  const taken = await work.programmes.codesTaken(actor.organizationId);
  if (!taken.has(code)) return undefined;
  throw new Rejected({ code: "programmeCodeTaken", figures: { code }, pointer: "/code" });
}

function mustFollow(
  before: ProgrammeRecord | undefined,
  { effectiveOn, today }: { readonly effectiveOn: LocalDate; readonly today: LocalDate },
): void {
  const latest = before?.versions.at(-1)?.effectiveOn;
  if (latest === undefined) return;
  if (effectiveOn > latest && effectiveOn >= today) return;
  const figures = { effectiveOn, latestOn: latest, today };
  throw new Rejected({ code: "programmeVersionReachesBack", figures, pointer: "/effectiveOn" });
}

/** A covenant of the programme with the test dates of one borrower. */
export function covenantOf(
  { terms, basis, consequence, dueAfterMonths, graceDays }: CovenantTemplate,
  { firstTestOn, months }: { readonly firstTestOn: LocalDate; readonly months: number },
): ReturnType<typeof readAgreed> {
  const schedule = {
    firstTestOn,
    lastTestOn: addMonths(firstTestOn, months),
    everyMonths: 12,
    dueAfterMonths,
    graceDays,
  };
  return readAgreed({ terms, basis, schedule, consequence, warning: null });
}

interface Reckoned {
  readonly written: WrittenProgramme;
  readonly terms: ProgrammeTerms;
  readonly effectiveOn: LocalDate;
  readonly before: ProgrammeRecord | undefined;
}

async function record(
  { work, actor, newId }: CommandContext,
  approval: ApprovalRecord,
  { written, terms, effectiveOn, before }: Reckoned,
): Promise<void> {
  const programme = before ?? newProgramme(written, newId());
  const { id: programmeId, code } = programme;
  if (before === undefined) await work.programmes.add(programme);
  const version = (before?.versions.length ?? 0) + 1;
  await work.programmes.addVersion({
    id: newId(),
    programmeId,
    version,
    effectiveOn,
    terms,
    lending: written.lending,
    approvalId: approval.id,
    requestedBy: approval.requestedBy.id,
    approvedBy: actor.personId,
  });
  const payload = { code, version, effectiveOn };
  await work.outbox.add([{ id: newId(), kind: "programme.agreed", subjectId: programmeId, payload }]);
}

function newProgramme(
  { code = "", name = { ja: code, en: code }, provenance = ownRecord }: WrittenProgramme,
  id: string,
): NewProgramme {
  return { id, code, name, provenance };
}

function previewOf({ written, terms, before, effectiveOn }: Reckoned): ChangePreviewView {
  const old = before?.versions.at(-1)?.terms;
  const name = before?.name ?? written.name ?? { ja: "", en: "" };
  const version = String((before?.versions.length ?? 0) + 1);
  return {
    title: {
      ja: `融資制度「${name.ja}」第${version}版（${effectiveOn} から）`,
      en: `Programme "${name.en}", version ${version} from ${effectiveOn}`,
    },
    currency: "JPY",
    facts: termFacts(terms, old, effectiveOn),
    loans: [],
    furtherLoans: 0,
    warnings: [],
  };
}

type Reading = readonly [
  label: Bilingual,
  form: FactChangeView["form"],
  read: (of: ProgrammeTerms) => string,
];

function termFacts(
  terms: ProgrammeTerms,
  old: ProgrammeTerms | undefined,
  on: LocalDate,
): readonly FactChangeView[] {
  const yen = (amount: bigint): string => moneyText(money(amount, "JPY"));
  const readings: readonly Reading[] = [
    [{ ja: "融資限度額", en: "Limit" }, "money", (of) => yen(of.limitTotal)],
    [{ ja: "うち運転資金", en: "Of it working capital" }, "money", (of) => yen(of.limitWorking)],
    [
      { ja: "設備資金の期間（月）", en: "Term for equipment (months)" },
      "count",
      (of) => String(of.longestMonths.equipment),
    ],
    [
      { ja: "運転資金の期間（月）", en: "Term for working capital (months)" },
      "count",
      (of) => String(of.longestMonths.working),
    ],
    [{ ja: "据置期間（月）", en: "Grace (months)" }, "count", (of) => String(of.longestGraceMonths)],
    [{ ja: "利率の区分", en: "Rate tiers" }, "text", (of) => tiersText(of, on)],
    [{ ja: "対象の法人形態", en: "Legal forms" }, "text", (of) => of.legalForms.join(", ")],
    [{ ja: "必要書類", en: "Documents" }, "text", (of) => of.documents.map(({ name }) => name.ja).join("、")],
    [
      { ja: "評価の配点", en: "Weights of the review" },
      "text",
      (of) => Object.values(weightsOf(of)).join(" / "),
    ],
    [{ ja: "劣後", en: "Subordinated" }, "text", (of) => (of.isSubordinated ? "○" : "×")],
  ];
  return readings.map(([label, form, read]) => ({
    label,
    form,
    before: old === undefined ? null : read(old),
    after: read(terms),
  }));
}

function tiersText(terms: ProgrammeTerms, on: LocalDate): string {
  const codes = [...new Set(terms.tiers.map(({ code }) => code))];
  return codes
    .flatMap((code) => {
      const tier = tierOn(terms, code, on);
      return tier === undefined ? [] : [`${tier.name.ja} ${rateText(tier.adjustment)}`];
    })
    .join(", ");
}
