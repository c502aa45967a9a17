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

/** The sources of these provenances in the order of first mention, each once. */
export function publicSources(provenances: readonly Provenance[]): readonly PublicSource[] {
  const sources = new Map<string, PublicSource>();
  for (const { fictional, source, asOf } of provenances) {
    if (fictional || source === null) continue;
    const id = sourceId(source, asOf);
    if (!sources.has(id)) sources.set(id, publicSource(id, source, asOf));
  }
  return [...sources.values()];
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
