import { reaches } from "../../domain/party/access.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { CommandContext } from "../command.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { readLibraryKpi, type LibraryKpiView } from "./kpi-library-view.ts";

export interface SetKpiLevel {
  readonly kpiId: string;
  readonly kind: "baseline" | "target";
  readonly on: LocalDate;
  readonly value: Decimal;
  readonly source: string;
  readonly note: string;
}

/** A level of the project's own, agreed with no lender. Stated again, the newest statement holds and the others stay. */
export async function setKpiLevel(
  { work, actor, newId }: CommandContext,
  { kpiId, kind, on: levelOn, value, source, note }: SetKpiLevel,
): Promise<LibraryKpiView> {
  const kpi = orNotFound(await work.impact.findKpi(actor.organizationId, kpiId), "kpi");
  const standing = await work.impact.standingTo(actor.organizationId, kpi.project.id);
  if (!reaches("defineKpi", standing)) {
    throw new Rejected({ code: "notOwnProject", figures: { project: kpi.project.id } });
  }
  const before = await work.kpiLibrary.levelsOf([kpiId]);
  const last = before.findLast((level) => level.kind === kind && level.levelOn === levelOn);
  if (last?.value.eq(value) === true) {
    throw new Rejected({ code: "nothingChanged", figures: { value: value.toFixed() }, pointer: "/value" });
  }
  if (last !== undefined && note === "") {
    throw new Rejected({ code: "restatementWithoutReason", figures: { on: levelOn }, pointer: "/note" });
  }
  const setBy = actor.personId;
  await work.kpiLibrary.addLevel({ id: newId(), kpiId, kind, levelOn, value, source, note, setBy });
  return readLibraryKpi(work, actor, kpiId);
}
