/** Where the request came from that is being served: so that no line of the security log can forget to say it. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { RequestHandler } from "express";
import { addressKey } from "./rate-limits.ts";

const addresses = new AsyncLocalStorage<string>();

export function rememberAddress(): RequestHandler {
  return (request, _response, next) => {
    addresses.run(addressKey(request), next);
  };
}

export function currentAddress(): string | undefined {
  return addresses.getStore();
}
