/**
 * The parts of a workbook, unpacked only after the list of contents has been found within bounds. What unpacks to
 * another size than the list says is refused while it unpacks.
 */
import { promisify } from "node:util";
import type { Readable } from "node:stream";
import { fromBuffer, type Entry, type ZipFile } from "yauzl";
import { unreadable } from "./unreadable.ts";

const mostParts = 1_000;
const largestUnpacked = 200 * 1024 * 1024;
/** Sheets of many like rows pack well, but not that well. */
const highestRatio = 200;
const smallPart = 1024 * 1024;
const encryptedFlag = 1;

const openArchive = promisify<Buffer, object, ZipFile>(fromBuffer);

export interface Archive {
  readonly has: (part: string) => boolean;
  readonly parts: () => readonly string[];
  /** The text of a part, piece by piece. */
  readonly text: (part: string) => AsyncGenerator<string>;
}

export async function openXlsx(bytes: Uint8Array): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const file = await openArchive(buffer, { lazyEntries: true, validateEntrySizes: true }).catch(damaged);
  const entries = await listed(file).catch(damaged);
  return {
    has: (part) => entries.has(part),
    parts: () => [...entries.keys()],
    text: (part) => partText(file, entries.get(part), part),
  };
}

function listed(file: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let unpacked = 0;
    file.on("entry", (entry: Entry) => {
      unpacked += entry.uncompressedSize;
      const refusal = refusalOf(entry, { parts: entries.size + 1, unpacked });
      if (refusal !== undefined) {
        reject(refusal);
        return;
      }
      entries.set(entry.fileName, entry);
      file.readEntry();
    });
    file.on("end", () => {
      resolve(entries);
    });
    file.on("error", reject);
    file.readEntry();
  });
}

function refusalOf(
  { generalPurposeBitFlag, compressedSize, uncompressedSize }: Entry,
  { parts, unpacked }: { readonly parts: number; readonly unpacked: number },
): Error | undefined {
  if ((generalPurposeBitFlag & encryptedFlag) !== 0) return unreadable("spreadsheetEncrypted");
  const isBomb = uncompressedSize > smallPart && uncompressedSize > compressedSize * highestRatio;
  if (parts <= mostParts && unpacked <= largestUnpacked && !isBomb) return undefined;
  const figures = { mostParts, limit: "200 MB", highestRatio };
  return unreadable("spreadsheetUnpacksTooLarge", figures);
}

async function* partText(file: ZipFile, entry: Entry | undefined, part: string): AsyncGenerator<string> {
  if (entry === undefined) throw unreadable("spreadsheetDamaged", { part });
  const open = promisify<Entry, Readable>(file.openReadStream.bind(file));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of (await open(entry)) as AsyncIterable<Uint8Array>) {
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    damaged(error);
  }
}

/** A refusal of ours goes on as it is; whatever the library complains of means a damaged file. */
function damaged(error: unknown): never {
  if (error instanceof Error && error.name === "Rejected") throw error;
  throw unreadable("spreadsheetDamaged");
}
