import { useTranslation } from "react-i18next";
import { fundRoutes } from "../../../contract/fund/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { useFormat } from "../../shell/use-format.ts";
import type { Field } from "./change-kinds.ts";
import { eventAmount } from "./event-amount.ts";
import type { FundAnswer, FundEvent } from "./fund-answer.ts";
import { useOrganizations, type Option } from "./use-organizations.ts";

const irreversible: readonly FundEvent["kind"][] = ["terms", "extension", "closing", "transfer", "reversal"];

export function isReversible({ kind, reversed }: FundEvent): boolean {
  return !reversed && !irreversible.includes(kind);
}

/** Lists that are the same for every fund. */
const fixed = {
  instrument: ["classShares", "common", "jKiss", "loan"],
  rank: ["fairValue", "A", "B", "C", "D"],
  exit: ["buyBack", "sale", "writeOff"],
  partnerKind: ["lp", "gp"],
} as const;

export type FixedForm = keyof typeof fixed;

export function isFixed(form: Field["form"]): form is FixedForm {
  return form in fixed;
}

export function useFixedChoices(form: FixedForm): readonly Option[] {
  const { t } = useTranslation();
  const words = {
    instrument: t("funds.instruments", { returnObjects: true }),
    rank: t("funds.ranks", { returnObjects: true }),
    exit: t("funds.exits", { returnObjects: true }),
    partnerKind: t("funds.partnerKind", { returnObjects: true }),
  } satisfies Readonly<Record<FixedForm, object>>;
  const named: Readonly<Record<string, string | undefined>> = words[form];
  return fixed[form].map((value) => ({ value, label: named[value] ?? value }));
}

/** What the fund has of the things a field asks for. */
export function useChoices(fund: FundAnswer, form: Field["form"]): readonly Option[] {
  const { pick } = useFormat();
  const { projects } = useOrganizations();
  const events = useEventChoices(fund, form);
  if (form === "investment")
    return fund.investments.map(({ id, company }) => ({ value: id, label: pick(company.name) }));
  if (form === "partner") {
    return fund.partners.map(({ id, number, organization: { name } }) => ({
      value: id,
      label: `${String(number)}. ${pick(name)}`,
    }));
  }
  return form === "project" ? projects : events;
}

function useEventChoices(fund: FundAnswer, form: Field["form"]): readonly Option[] {
  const { t } = useTranslation();
  const { day } = useFormat();
  const asked = { params: { fundId: fund.id }, query: { limit: 200 } };
  const isAsked = form === "event" || form === "exception";
  const events = useAnswer(fundRoutes.listFundEvents, asked, { enabled: isAsked });
  const money = (amount: string): string => moneyText(amount, fund.currency);
  const listed = events.data?.items ?? [];
  if (form === "exception") {
    return listed
      .filter(({ kind, reversed }) => kind === "buyBackException" && !reversed)
      .map(({ id, effectiveOn, detail }) => ({
        value: id,
        label: `${day(effectiveOn)} ${money(String(detail["amount"]))}`,
      }));
  }
  return listed.filter(isReversible).map((event) => {
    const amount = eventAmount(event);
    const words = [day(event.effectiveOn), t(`funds.event.${event.kind}`)];
    return { value: event.id, label: [...words, amount === undefined ? "" : money(amount)].join(" ") };
  });
}
