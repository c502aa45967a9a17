/** Looks into an uploaded file for what must not be in it; what that is, the domain says. */
import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { imageSize } from "image-size";
import { orReject } from "../app/rejected.ts";
import { checkArchiveParts, checkPdfNames, checkPicture } from "../domain/impact/evidence-content.ts";
import { problem } from "./problem.ts";
import { openXlsx } from "./spreadsheet/xlsx-archive.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Throws the refusal of the rule that the content breaks. */
export async function checkContent(mediaType: string, bytes: Buffer): Promise<void> {
  if (mediaType === xlsx) orReject(checkArchiveParts((await openXlsx(bytes)).parts()));
  if (mediaType === "application/pdf") orReject(checkPdfNames(await pdfNames(bytes)));
  if (mediaType.startsWith("image/")) orReject(checkPicture(sizeOf(bytes)));
}

/** A picture whose size cannot be read is none. */
function sizeOf(bytes: Buffer): { readonly width: number; readonly height: number } {
  try {
    return imageSize(bytes);
  } catch {
    throw problem("fileTypeMismatch", { figures: { accepted: "PDF, PNG, JPEG, HEIC, XLSX, CSV" } });
  }
}

const inflated = promisify<Buffer, { readonly maxOutputLength: number }, Buffer>(inflate);
const largestObjects = 32 * 1024 * 1024;
const mostObjectStreams = 2_000;

/**
 * The names that the dictionaries of a PDF use. They stand outside of its streams, and within those streams that hold
 * objects; what pictures and fonts hold by chance is not looked at.
 */
async function pdfNames(bytes: Buffer): Promise<ReadonlySet<string>> {
  const text = bytes.toString("latin1");
  const names = new Set<string>();
  let from = 0;
  let objectStreams = 0;
  let unpacked = 0;
  for (const { index } of text.matchAll(/\bstream\r?\n/g)) {
    if (index < from) continue;
    const dictionary = text.slice(from, index);
    collect(names, dictionary);
    const end = text.indexOf("endstream", index);
    from = end < 0 ? text.length : end;
    if (
      !/\/ObjStm\b/.test(dictionary.slice(dictionary.lastIndexOf("obj"))) ||
      objectStreams > mostObjectStreams
    ) {
      continue;
    }
    objectStreams += 1;
    const begin = text.indexOf("\n", index) + 1;
    const objects = await objectsIn(bytes.subarray(begin, from), largestObjects - unpacked);
    unpacked += objects.length;
    collect(names, objects);
  }
  collect(names, text.slice(from));
  return names;
}

/** Empty where a stream is packed otherwise or encrypted: then nothing in it runs in a browser's viewer either. */
async function objectsIn(packed: Buffer, most: number): Promise<string> {
  try {
    return (await inflated(packed, { maxOutputLength: Math.max(1, most) })).toString("latin1");
  } catch {
    return "";
  }
}

function collect(names: Set<string>, text: string): void {
  for (const [, name = ""] of text.matchAll(/\/([A-Za-z]+(?:#[0-9A-Fa-f]{2}[A-Za-z]*)*)/g)) {
    names.add(
      name.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
    );
  }
}
