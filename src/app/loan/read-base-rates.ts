import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import type { Provenance } from "../provenance.ts";

export interface BaseRateView {
  readonly code: string;
  readonly name: Bilingual;
  readonly loans: number;
  readonly annualRate: string | null;
  readonly effectiveOn: string | null;
}

export interface FixingView {
  readonly id: string;
  readonly indexCode: string;
  readonly name: Bilingual;
  readonly effectiveOn: string;
  readonly annualRate: string;
  readonly recordedAt: string;
  readonly provenance: Provenance;
}

type Reading = Pick<Repositories, "baseRates">;

export async function listBaseRates(
  { baseRates }: Reading,
  { organizationId }: Actor,
  asOf: LocalDate,
): Promise<{ readonly items: readonly BaseRateView[] }> {
  const indexes = await baseRates.indexes(organizationId, asOf);
  return {
    items: indexes.map(({ code, name, loans, current }) => ({
      code,
      name,
      loans,
      annualRate: current === undefined ? null : rateText(current.annualRate),
      effectiveOn: current?.effectiveOn ?? null,
    })),
  };
}

export async function listFixings(
  { baseRates }: Reading,
  { organizationId }: Actor,
  { indexCode, page }: { readonly indexCode: string | undefined; readonly page: PageRequest },
): Promise<Page<FixingView>> {
  const { items, nextCursor } = await baseRates.listFixings(organizationId, indexCode, page);
  return {
    items: items.map((fixing) => ({ ...fixing, annualRate: rateText(fixing.annualRate) })),
    nextCursor,
  };
}
