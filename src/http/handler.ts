/**
 * What a route's handler is given and what it answers, both typed from the contract. A route that records facts gets
 * the repositories of its transaction as `work`; every other route reads through `context.read`.
 */
import type { z } from "zod";
import type { Actor } from "../app/actor.ts";
import type { Language } from "../app/identity/ports.ts";
import type { AppPorts, Repositories } from "../app/ports.ts";
import type { Route } from "../contract/route.ts";
import type { Instant } from "../domain/kernel/instant.ts";

export type Contract = Readonly<Record<string, Route>>;

export interface UploadedFile {
  /** As the caller named it: shown, never used as a path. */
  readonly fileName: string;
  /** As the first bytes say, not as the caller says. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Answer of a route with `responseKind` "pdf" or "file". */
export interface FileAnswer {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** To be shown by the browser itself; a download where absent. */
  readonly shown?: "pdf" | "picture";
}

/** The caller's side of the connection; only signing in and out need it. */
interface Connection {
  readonly address: string;
  /** How the caller's program calls itself. */
  readonly device: string;
  readonly sessionToken?: string;
  /** Hands the browser another session token, or takes it away. */
  readonly replaceSession: (token: string | undefined) => void;
}

export interface RequestContext {
  /** Absent on public routes when nobody is signed in. */
  readonly actor?: Actor;
  readonly language: Language;
  readonly requestId: string;
  readonly now: Instant;
  readonly newId: () => string;
  readonly read: AppPorts["read"];
  readonly connection: Connection;
  /** To be done once the request has succeeded and everything it recorded has been written: mails, the security log. */
  readonly afterwards: (work: () => Promise<void> | void) => void;
}

type SignedInContext = RequestContext & { readonly actor: Actor };
type RecordingContext = SignedInContext & { readonly work: Repositories };

type ContextOf<R> = R extends { readonly recordsFacts: true }
  ? RecordingContext
  : R extends { readonly permission: "public" }
    ? RequestContext
    : SignedInContext;

type Decoded<R, Part extends string> =
  R extends Readonly<Record<Part, infer Schema>>
    ? Schema extends z.ZodType
      ? z.output<Schema>
      : undefined
    : undefined;

/** A body as it came, with what proves where it comes from. */
export interface SignedBody {
  readonly bytes: Uint8Array;
  readonly header: (name: string) => string | undefined;
}

interface HandlerInput<R> {
  readonly params: Decoded<R, "params">;
  readonly query: Decoded<R, "query">;
  readonly body: Decoded<R, "body">;
  readonly file: R extends { readonly bodyKind: "multipart" } ? UploadedFile : undefined;
  readonly signed: R extends { readonly bodyKind: "signed" } ? SignedBody : undefined;
}

type Immutable<T> = T extends string | number | boolean | bigint | null | undefined
  ? T
  : T extends readonly unknown[] | object
    ? { readonly [K in keyof T]: Immutable<T[K]> }
    : T;

export type Answer<R> = R extends { readonly responseKind: "pdf" | "file" }
  ? FileAnswer
  : R extends { readonly responseKind: "html" }
    ? string
    : R extends { readonly responseKind: "events" }
      ? AsyncIterable<string>
      : R extends { readonly status: 204 }
        ? undefined
        : R extends { readonly response: infer Schema extends z.ZodType }
          ? Immutable<z.input<Schema>>
          : never;

type Handler<R> = (input: HandlerInput<R>, context: ContextOf<R>) => Promise<Answer<R>>;

/** A handler whose types the contract has already checked. */
interface Answering {
  answer(
    input: { readonly params: unknown; readonly query: unknown; readonly body: unknown },
    context: RequestContext & { readonly work?: Repositories },
  ): Promise<unknown>;
}
export type AnyHandler = Answering["answer"];

/** One handler for every route: a contract with a route that nobody answers does not compile. */
export type Handlers<C> = { readonly [K in keyof C]: Handler<C[K]> };
