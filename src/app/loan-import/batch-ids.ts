/**
 * Ids of everything a batch records follow from the batch and the row: an import that is taken up again finds what it
 * has recorded, and cannot record it twice. They begin with the batch's moment, so that they stay in order of time.
 */
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";

const lengthOfMoment = 13;

export type BatchIds = (what: string, key: string | number) => string;

export function batchIds(batchId: string, sha256: Sha256): BatchIds {
  const moment = batchId.slice(0, lengthOfMoment);
  return (what, key) => {
    const digits = sha256(`${batchId}/${what}/${key}`);
    return `${moment}-8${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6, 18)}`;
  };
}
