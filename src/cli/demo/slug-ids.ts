/**
 * Ids of master data, derived from their names in the files: the same at every loading, so that links in documents stay
 * valid. Written as UUIDs of version 8, the one RFC 9562 leaves to the program.
 */
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";

/** `kind` keeps a project and a loan of the same name apart. */
export type SlugIds = (kind: string, ...names: readonly string[]) => string;

export function slugIds(sha256: Sha256): SlugIds {
  return (kind, ...names) => {
    const hex = sha256(["sanpo-demo", kind, ...names].join("/"));
    const variant = (8 + (Number.parseInt(hex.charAt(16), 16) % 4)).toString(16);
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `8${hex.slice(13, 16)}`,
      `${variant}${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join("-");
  };
}
