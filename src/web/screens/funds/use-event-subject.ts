import { useFormat } from "../../shell/use-format.ts";
import type { FundAnswer, FundEvent } from "./fund-answer.ts";

const told = ["what", "reason", "method", "source"] as const;

/** What an event is about, in the words it was recorded with. */
export function useEventSubject(fund: FundAnswer, { detail, kind }: FundEvent): string {
  const { pick, day } = useFormat();
  const company = fund.investments.find(({ id }) => id === detail["investmentId"])?.company;
  const words = told.map((name) => detail[name]).filter((word) => typeof word === "string");
  const period = kind === "fee" ? [detail["startOn"], detail["endOn"]].map(String).map(day).join(" – ") : "";
  return [company === undefined ? "" : pick(company.name), ...words, period]
    .filter((word) => word !== "")
    .join(" · ");
}
