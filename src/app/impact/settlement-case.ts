/** What one settlement rests on: the contract as it stands, the test asked for, and the accepted observation it reads. */
import { countsForVerdict, observationState } from "../../domain/impact/observation.ts";
import { decimal, zero, type Decimal } from "../../domain/kernel/decimal.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { localDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import type { Asked } from "../approval/change-kind.ts";
import type { BookRecord } from "../ledger/ports.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import type { OutcomeContractRecord, SettlementRecord, WrittenPart } from "./outcome-ports.ts";
import type { ObservationRecord } from "./ports.ts";

export interface SettlementPayload {
  readonly projectId: string;
  readonly contractId: string;
  readonly part: string;
  readonly testOn: string;
  /** Needed only where several sources were accepted for the period. */
  readonly observationId: string | null;
  /** The accounting day; today where it is left out. */
  readonly effectiveOn: string | null;
  readonly reason: string;
}

export interface SettlementCase {
  readonly contract: OutcomeContractRecord;
  readonly book: BookRecord;
  readonly part: WrittenPart;
  readonly testOn: LocalDate;
  readonly effectiveOn: LocalDate;
  readonly observation: ObservationRecord | undefined;
  /** Of this test, as it stands. */
  readonly before: SettlementRecord | undefined;
  readonly others: Decimal;
}

export async function settlementCase(
  { work, actor, now }: Asked,
  asked: SettlementPayload,
): Promise<SettlementCase> {
  const found = await work.outcomes.find(actor.organizationId, asked.contractId);
  const contract = orNotFound(found?.projectId === asked.projectId ? found : undefined, "contract");
  if (contract.organizationId !== actor.organizationId)
    throw new Rejected({ code: "contractKeptElsewhere", figures: { number: contract.number } });
  const part = orNotFound(
    contract.parts.find(({ code }) => code === asked.part),
    "part",
  );
  const test = orNotFound(
    part.tests.find(({ testOn }) => testOn === asked.testOn),
    "test",
  );
  const today = japanDay(now);
  const effectiveOn = asked.effectiveOn === null ? today : localDate(asked.effectiveOn);
  if (effectiveOn < test.testOn || effectiveOn > today) {
    const figures = { effectiveOn, testOn: test.testOn, today };
    throw new Rejected({ code: "settlementDayOutOfRange", figures, pointer: "/effectiveOn" });
  }
  const series =
    part.kpiId === null ? [] : await work.impact.observationsOfKpis(actor.organizationId, [part.kpiId]);
  const accepted = series.filter(
    ({ period, events }) =>
      period.startOn === test.periodStartOn &&
      period.endOn === test.periodEndOn &&
      countsForVerdict(observationState(events)),
  );
  const standing = standingSettlements(contract);
  const isThis = (one: SettlementRecord): boolean => one.part === part.code && one.testOn === test.testOn;
  return {
    contract,
    book: orNotFound(await work.books.find(actor.organizationId, contract.bookId), "book"),
    part,
    testOn: test.testOn,
    effectiveOn,
    observation: chosen(newestOfSources(accepted), asked.observationId),
    before: standing.find(isThis),
    others: standing
      .filter((one) => !isThis(one))
      .reduce((sum, { payment }) => sum.plus(majorOf(contract, payment)), zero),
  };
}

/** Of each test the newest version. */
export function standingSettlements({
  settlements,
}: Pick<OutcomeContractRecord, "settlements">): readonly SettlementRecord[] {
  return settlements.filter(
    (one) =>
      !settlements.some(
        (other) => other.part === one.part && other.testOn === one.testOn && other.version > one.version,
      ),
  );
}

/** A source that was accepted again has corrected itself. */
function newestOfSources(accepted: readonly ObservationRecord[]): readonly ObservationRecord[] {
  return accepted.filter(
    ({ source, version }) => !accepted.some((other) => other.source === source && other.version > version),
  );
}

/** The one accepted figure; of several sources the one that was named. */
function chosen(
  accepted: readonly ObservationRecord[],
  observationId: string | null,
): ObservationRecord | undefined {
  if (observationId !== null) {
    return orNotFound(
      accepted.find((record) => record.observationId === observationId),
      "observation",
    );
  }
  if (accepted.length > 1)
    throw new Rejected({ code: "resultsConflict", figures: { observations: accepted.length } });
  return accepted[0];
}

export function majorOf({ currency }: Pick<OutcomeContractRecord, "currency">, amount: bigint): Decimal {
  return decimal(moneyText(money(amount, currency)));
}
