/** A small contract that exercises every part of the HTTP shell. */
import { z } from "zod";
import { Rejected } from "../../src/app/rejected.ts";
import { identityRoutes } from "../../src/contract/identity/routes.ts";
import { route } from "../../src/contract/route.ts";
import { wireDay, wireDecimal, wireText } from "../../src/contract/wire.ts";
import { canonicalDecimal } from "../../src/domain/kernel/decimal.ts";
import type { Handlers } from "../../src/http/handler.ts";

export interface Shelf {
  readonly things: string[];
}

const thing = z.strictObject({ id: z.string(), name: z.string(), value: z.string() }).meta({ id: "Thing" });

const own = {
  getThing: route({
    id: "getThing",
    method: "get",
    path: "/v1/things/{thingId}",
    summary: "One thing",
    tag: "things",
    permission: "readLoans",
    params: z.strictObject({ thingId: z.uuid() }),
    query: z.strictObject({ asOf: wireDay.optional(), kind: z.enum(["small", "large"]).default("small") }),
    response: z.strictObject({ id: z.string(), asOf: z.string().nullable(), kind: z.string() }),
  }),
  recordThing: route({
    id: "recordThing",
    method: "post",
    path: "/v1/things",
    summary: "Record a thing",
    tag: "things",
    permission: "requestApproval",
    body: z.strictObject({
      name: wireText(100),
      value: wireDecimal.prefault("0"),
      on: wireDay.optional(),
      kind: z.enum(["small", "large"]).optional(),
      measure: z
        .discriminatedUnion("by", [
          z.strictObject({ by: z.literal("count"), n: z.int() }),
          z.strictObject({ by: z.literal("weight"), kg: wireDecimal }),
        ])
        .optional(),
      parts: z
        .array(z.strictObject({ name: wireText(20) }))
        .max(3)
        .optional(),
      anything: z.unknown().optional(),
    }),
    response: thing,
    status: 201,
    recordsFacts: true,
  }),
  uploadThing: route({
    id: "uploadThing",
    method: "post",
    path: "/v1/things/{thingId}/files",
    summary: "Upload a file",
    tag: "things",
    permission: "requestApproval",
    params: z.strictObject({ thingId: z.uuid() }),
    bodyKind: "multipart",
    body: z.strictObject({ note: wireText(100).optional() }),
    response: z.strictObject({
      fileName: z.string(),
      mediaType: z.string(),
      size: z.int(),
      note: z.string(),
    }),
    status: 201,
    recordsFacts: true,
  }),
  downloadThing: route({
    id: "downloadThing",
    method: "get",
    path: "/v1/things/{thingId}/file",
    summary: "A file",
    tag: "things",
    permission: "readLoans",
    params: z.strictObject({ thingId: z.uuid() }),
    responseKind: "file",
    response: z.unknown(),
  }),
  fail: route({
    id: "fail",
    method: "post",
    path: "/v1/failures",
    summary: "Fails as told",
    tag: "things",
    permission: "signedIn",
    body: z.strictObject({ code: z.string(), as: z.enum(["rule", "error", "storage", "answer"]) }),
    response: z.strictObject({ ok: z.boolean() }),
  }),
  administer: route({
    id: "administer",
    method: "get",
    path: "/v1/administration",
    summary: "For administrators",
    tag: "things",
    permission: "administer",
    response: z.strictObject({ person: z.string() }),
  }),
} as const;

export const shellContract = { ...identityRoutes, ...own } as const;

export function shellHandlers(shelf: Shelf): Handlers<typeof own> {
  return {
    getThing: ({ params, query }) =>
      Promise.resolve({ id: params.thingId, asOf: query.asOf ?? null, kind: query.kind }),
    recordThing: async ({ body }, { newId }) => {
      shelf.things.push(body.name);
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (body.name === "refused") {
        throw new Rejected({
          code: "thingTooHeavy",
          figures: { weight: "12.5", most: "10" },
          pointer: "/value",
        });
      }
      return { id: newId(), name: body.name, value: canonicalDecimal(body.value) };
    },
    uploadThing: ({ file, body }) =>
      Promise.resolve({
        fileName: file.fileName,
        mediaType: file.mediaType,
        size: file.bytes.length,
        note: body.note ?? "",
      }),
    downloadThing: () =>
      Promise.resolve({
        fileName: '報告書 "一".pdf',
        mediaType: "application/pdf",
        bytes: Buffer.from("%PDF-1.7"),
      }),
    fail: ({ body: { code, as } }) => {
      if (as === "rule") return Promise.reject(new Rejected({ code, figures: { limit: "5" } }));
      if (as === "storage") return Promise.reject(Object.assign(new Error("disk"), { code }));
      if (as === "error") return Promise.reject(new Error(code));
      return Promise.resolve({ ok: "no" } as unknown as { ok: boolean });
    },
    administer: (_input, { actor }) => Promise.resolve({ person: actor.personId }),
  };
}
