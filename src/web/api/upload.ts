import type { Route } from "../../contract/route.ts";
import { checkedAnswer, headersOf, urlOf, type AnswerOf, type CallInput } from "./client.ts";
import { problemOf, unreachable } from "./problem.ts";

interface UploadOptions {
  readonly file: File;
  readonly idempotencyKey: string;
  /** Share sent so far, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Sends one file in the part "file"; XMLHttpRequest because fetch cannot tell how far an upload has come. */
export function upload<R extends Route>(
  route: R,
  input: CallInput<R>,
  { file, idempotencyKey, onProgress }: UploadOptions,
): Promise<AnswerOf<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", urlOf(route, input));
    for (const [name, value] of Object.entries(headersOf(route, { idempotencyKey }))) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => {
      reject(unreachable());
    };
    request.onload = () => {
      try {
        resolve(answerOfUpload(route, request));
      } catch (error) {
        reject(error instanceof Error ? error : unreachable());
      }
    };
    const form = new FormData();
    const { body }: { readonly body?: unknown } = input;
    for (const [name, value] of Object.entries(body ?? {})) form.append(name, String(value));
    form.append("file", file);
    request.send(form);
  });
}

function answerOfUpload<R extends Route>(route: R, request: XMLHttpRequest): AnswerOf<R> {
  const succeeded = request.status >= 200 && request.status < 300;
  if (!succeeded) throw problemOf(request.status, parsedOrNothing(request.responseText));
  return checkedAnswer(route, parsedOrNothing(request.responseText));
}

function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
