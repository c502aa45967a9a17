/** Where recorded figures come from, as a report says it; and the numbered list of the public sources behind them. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Provenance as StatedProvenance, PublicSource } from "../../domain/report/provenance.ts";
import type { Provenance } from "../provenance.ts";

export const recorded: StatedProvenance = { kind: "recorded" };

/** What was invented is never shown as public, even where it names a source. */
export function statedProvenance({ fictional, source, asOf, note }: Provenance): StatedProvenance {
  if (fictional) return { kind: "fictional", ...(note === null ? {} : { note }) };
  return source === null ? recorded : { kind: "public", source: sourceId(source, asOf) };
}

/** Of a figure put together from others: invented as soon as one of them is. */
export function jointProvenance(parts: readonly StatedProvenance[]): StatedProvenance {
  return parts.find(({ kind }) => kind === "fictional") ?? recorded;
}

/** The sources a report cites, numbered in the order of `cited`; `origins` holds at least those that are cited. */
export function publicSources(
  cited: readonly StatedProvenance[],
  origins: readonly Provenance[],
): readonly PublicSource[] {
  const ids = new Set(cited.flatMap((provenance) => (provenance.kind === "public" ? provenance.source : [])));
  return [...ids].flatMap((id) => {
    const found = origins.flatMap(({ source, asOf }) =>
      source !== null && sourceId(source, asOf) === id ? [publicSource(id, source, asOf)] : [],
    );
    return found.slice(0, 1);
  });
}

function sourceId(source: string, asOf: Provenance["asOf"]): string {
  return asOf === null ? source : `${source} ${asOf}`;
}

const address = /https?:\/\/\S+/;

function publicSource(id: string, source: string, asOf: Provenance["asOf"]): PublicSource {
  const found = address.exec(source)?.[0];
  const words = found === undefined ? source : source.replace(found, "").trim();
  return {
    id,
    title: inBoth(words === "" ? source : words),
    ...(asOf === null ? {} : { asOf }),
    ...(found === undefined || words === "" ? {} : { address: found }),
  };
}

/** A name that exists in one language only. */
export function inBoth(name: string): Bilingual {
  return { ja: name, en: name };
}
