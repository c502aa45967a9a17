/** One uploaded file with its text fields. What the file is, its first bytes say; its name is metadata only. */
import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import { fileTypeFromBuffer } from "file-type";
import multer from "multer";
import type { UploadedFile } from "./handler.ts";
import { passThrough } from "./pass-through.ts";
import { problem, type Problem } from "./problem.ts";
import { checkContent } from "./upload-content.ts";

const largestFileBytes = 20 * 1024 * 1024;
const longestName = 200;

const accepted: ReadonlyMap<string, readonly string[]> = new Map([
  ["application/pdf", []],
  ["image/png", []],
  ["image/jpeg", ["image/jpg", "image/pjpeg"]],
  ["image/heic", ["image/heif"]],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", []],
  ["text/csv", ["text/plain", "application/csv", "application/vnd.ms-excel"]],
]);

const parts = multer({
  storage: multer.memoryStorage(),
  defParamCharset: "utf8",
  limits: {
    fileSize: largestFileBytes,
    files: 1,
    fields: 20,
    parts: 21,
    fieldSize: 64 * 1024,
    fieldNameSize: 100,
    headerPairs: 20,
  },
}).single("file");

export interface Upload {
  readonly file: UploadedFile;
  readonly fields: Readonly<Record<string, string>>;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
}

export async function readUpload(request: Request, response: Response): Promise<Upload> {
  if (request.is("multipart/form-data") !== "multipart/form-data") {
    throw problem("unsupportedMediaType", { figures: { accepted: "multipart/form-data" } });
  }
  await passThrough(parts, request, response).catch((error: unknown) => {
    throw uploadProblem(error);
  });
  const { file } = request;
  if (file === undefined) {
    throw problem("fieldMissing", { complaints: [{ in: "body", pointer: "/file", code: "fieldMissing" }] });
  }
  const mediaType = await mediaTypeOf(file);
  await checkContent(mediaType, file.buffer);
  return {
    file: { fileName: shownName(file.originalname), mediaType, bytes: file.buffer },
    fields: textFields(request.body),
    sha256: createHash("sha256").update(file.buffer).digest("hex"),
  };
}

async function mediaTypeOf(file: Express.Multer.File): Promise<string> {
  const actual = await actualType(file);
  const declared = file.mimetype.toLowerCase();
  const aliases = accepted.get(actual ?? "");
  const agreeing = [actual, "application/octet-stream", ...(aliases ?? [])];
  if (actual === undefined || aliases === undefined || !agreeing.includes(declared)) {
    throw problem("fileTypeMismatch", { figures: { accepted: "PDF, PNG, JPEG, HEIC, XLSX, CSV" } });
  }
  return actual;
}

/** CSV has no signature: a table without zero bytes that calls itself one. */
async function actualType({
  buffer,
  mimetype,
  originalname,
}: Express.Multer.File): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(buffer);
  if (found !== undefined) return found.mime;
  const isTable = mimetype === "text/csv" || /\.csv$/i.test(originalname);
  return isTable && !buffer.includes(0) ? "text/csv" : undefined;
}

/** Without folders or control characters, at most 200 characters. */
function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, "")
    .trim();
  return clean === "" ? "file" : Array.from(clean).slice(-longestName).join("");
}

function textFields(body: unknown): Readonly<Record<string, string>> {
  const fields = typeof body === "object" && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    fields.map(([name, value]: [string, unknown]) => {
      if (typeof value !== "string") throw problem("malformedMultipart");
      return [name, value];
    }),
  );
}

function uploadProblem(error: unknown): Problem {
  const isTooLarge = error instanceof multer.MulterError && error.code === "LIMIT_FILE_SIZE";
  return isTooLarge ? problem("tooLarge", { figures: { limit: "20 MB" } }) : problem("malformedMultipart");
}
