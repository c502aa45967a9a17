import type { Request, Response } from "express";

export interface SessionCookie {
  readonly read: (request: Request) => string | undefined;
  readonly write: (response: Response, token: string | undefined) => void;
}

/** Behind TLS the `__Host-` prefix ties the cookie to this host and to secure connections. */
export function sessionCookie({ secure }: { readonly secure: boolean }): SessionCookie {
  const name = secure ? "__Host-sanpo_session" : "sanpo_session";
  const attributes = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  return {
    read: (request) => cookieValue(request.get("cookie"), name),
    write: (response, token) => {
      if (token === undefined) response.clearCookie(name, attributes);
      else response.cookie(name, token, attributes);
    },
  };
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  const pair = (header ?? "")
    .split(";")
    .map((text) => text.trim())
    .find((text) => text.startsWith(`${name}=`));
  const value = pair?.slice(name.length + 1);
  return value === undefined || !/^[\w-]{20,128}$/.test(value) ? undefined : value;
}
