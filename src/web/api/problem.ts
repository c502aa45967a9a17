import { z } from "zod";

const problemAnswer = z.object({
  title: z.string(),
  detail: z.string().optional(),
  code: z.string().optional(),
  errors: z
    .array(z.object({ pointer: z.string().optional(), message: z.string(), code: z.string().optional() }))
    .optional(),
});

/** What the server answered instead of a result (RFC 9457), or that it could not be reached at all (status 0). */
export class Problem extends Error {
  override readonly name = "Problem";

  readonly status: number;
  readonly answer: z.output<typeof problemAnswer>;

  constructor(status: number, answer: z.output<typeof problemAnswer>) {
    super(answer.detail ?? answer.title);
    this.status = status;
    this.answer = answer;
  }
}

export const unreachable = (): Problem => new Problem(0, { title: "unreachable", code: "unreachable" });

export const unexpectedAnswer = (routeId: string): Problem =>
  new Problem(502, {
    title: `The answer to ${routeId} is not what the contract says`,
    code: "unexpectedAnswer",
  });

export function problemOf(status: number, body: unknown): Problem {
  const read = problemAnswer.safeParse(body);
  return new Problem(status, read.success ? read.data : { title: `HTTP ${status}` });
}

/** Message for one field of a form: the pointer is a JSON pointer such as "/value" or "#/value". */
export function fieldMessage(error: unknown, field: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  return error.answer.errors?.find(({ pointer = "" }) => withoutHash(pointer).split("/")[1] === field)
    ?.message;
}

/** The message of the first complaint about one of these places, below the fields of a body. */
export function messageAt(error: unknown, ...pointers: readonly string[]): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  const wanted = pointers.map(withoutHash);
  return error.answer.errors?.find(({ pointer = "" }) => wanted.includes(withoutHash(pointer)))?.message;
}

function withoutHash(pointer: string): string {
  return pointer.replace(/^#/, "");
}
