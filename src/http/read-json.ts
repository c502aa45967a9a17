import express, { type Request, type Response } from "express";
import { passThrough } from "./pass-through.ts";
import { problem } from "./problem.ts";

const largestBytes = 1024 * 1024;
/** Compressed bodies are not taken: a small one could unfold to any size. */
const readBytes = express.raw({ limit: largestBytes, inflate: false, type: () => true });

/** The parsed body; `{}` when none was sent. */
export async function readJson(request: Request, response: Response): Promise<unknown> {
  if (!hasBody(request)) return {};
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(request.get("content-type") ?? "")?.[1] ?? "utf-8";
  if (request.is("application/json") !== "application/json" || !/^utf-?8$/i.test(charset)) {
    throw problem("unsupportedMediaType", { figures: { accepted: "application/json; charset=utf-8" } });
  }
  await passThrough(readBytes, request, response);
  const bytes: unknown = request.body;
  return Buffer.isBuffer(bytes) && bytes.length > 0 ? parse(decodeText(bytes)) : {};
}

/** The bytes of a message of another system, as its signature covers them; what is in them is judged afterwards. */
export async function readSignedBytes(request: Request, response: Response): Promise<Uint8Array> {
  const type = request.is(["application/json", "application/ld+json"]);
  if (typeof type !== "string") {
    throw problem("unsupportedMediaType", { figures: { accepted: "application/json, application/ld+json" } });
  }
  await passThrough(readBytes, request, response);
  const bytes: unknown = request.body;
  return Buffer.isBuffer(bytes) ? new Uint8Array(bytes) : new Uint8Array();
}

export function hasBody(request: Request): boolean {
  return request.get("transfer-encoding") !== undefined || Number(request.get("content-length") ?? "0") > 0;
}

function decodeText(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw problem("malformedUnicode");
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw problem("malformedJson");
  }
}
