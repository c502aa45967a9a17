/** A person at the API: signs in with the demo password, keeps the cookie and the CSRF token, asks and commands. */
import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";

export interface ApiAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface ApiClient {
  readonly get: <T>(path: string) => Promise<ApiAnswer<T>>;
  readonly post: <T>(path: string, body: unknown, idempotencyKey?: string) => Promise<ApiAnswer<T>>;
  readonly upload: <T>(
    path: string,
    file: { name: string; type: string; bytes: Uint8Array },
  ) => Promise<ApiAnswer<T>>;
  readonly bytes: (path: string) => Promise<{ readonly status: number; readonly bytes: Uint8Array }>;
  readonly send: (method: string, path: string) => Promise<ApiAnswer<unknown>>;
}

export async function signedIn(url: string, email: string): Promise<ApiClient> {
  const response = await fetch(`${url}/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password: demoPassword }),
  });
  const session = (await response.json()) as { csrfToken: string };
  expect(response.status, JSON.stringify(session)).to.equal(201);
  const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return clientOf(url, { cookie, "x-csrf-token": session.csrfToken, origin: url });
}

export function anonymous(url: string): ApiClient {
  return clientOf(url, { origin: url });
}

function clientOf(url: string, headers: Readonly<Record<string, string>>): ApiClient {
  const send = async <T>(path: string, init: RequestInit): Promise<ApiAnswer<T>> => {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as T,
    };
  };
  return {
    get: (path) => send(path, { headers }),
    post: (path, body, idempotencyKey = randomUUID()) =>
      send(path, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json", "idempotency-key": idempotencyKey },
        body: JSON.stringify(body),
      }),
    upload: (path, { name, type, bytes }) => {
      const form = new FormData();
      form.append("file", new Blob([Buffer.from(bytes)], { type }), name);
      return send(path, {
        method: "POST",
        headers: { ...headers, "idempotency-key": randomUUID() },
        body: form,
      });
    },
    bytes: async (path) => {
      const response = await fetch(`${url}${path}`, { headers });
      return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
    },
    send: (method, path) =>
      send(path, {
        method,
        headers: method === "GET" ? headers : { ...headers, "content-type": "application/json" },
        ...(method === "GET" || method === "DELETE" ? {} : { body: "{}" }),
      }),
  };
}
