/** Opens the port with limits on slow callers, and closes it without cutting off those who are being served. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Express } from "express";
import type { Logger } from "pino";
import { invariant } from "../domain/kernel/invariant.ts";

const headersMillis = 20_000;
const requestMillis = 60_000;
/**
 * An idle connection outlives the minute that proxies and clients keep one: whoever hangs up first should be the
 * caller, or a request already under way meets a closed door.
 */
const keepAliveMillis = 75_000;
const maxHeaderSize = 16 * 1024;
const drainMillis = 10_000;

export interface Listening {
  readonly url: string;
  readonly server: Server;
  /** Takes no more callers, lets the present ones finish for at most ten seconds, then hangs up. */
  readonly close: () => Promise<void>;
}

export async function listen(
  app: Express,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Listening> {
  const server = createServer(
    {
      maxHeaderSize,
      headersTimeout: headersMillis,
      requestTimeout: requestMillis,
      keepAliveTimeout: keepAliveMillis,
    },
    app,
  );
  server.on("clientError", refuseUnreadable);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return { url: urlOf(server.address(), host), server, close: () => drain(server) };
}

/** What cannot even be read as a request gets a problem document too, and the connection is closed. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const [status, title] =
    error.code === "HPE_HEADER_OVERFLOW"
      ? [431, "Request Header Fields Too Large"]
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? [408, "Request Timeout"]
        : [400, "Bad Request"];
  const body = JSON.stringify({ type: "about:blank", title, status });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => {
      server.closeIdleConnections();
    }, 100);
    const deadline = setTimeout(() => {
      server.closeAllConnections();
    }, drainMillis);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(deadline);
      resolve();
    });
  });
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  invariant(address !== null && typeof address === "object", "the server listens on a port");
  const name = host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${String(address.port)}`;
}

/**
 * Waits for SIGTERM or SIGINT, drains, closes what `afterwards` holds and exits with 0. A second signal changes
 * nothing. Rejects when closing fails.
 */
export function closeOnSignals(
  { close }: Pick<Listening, "close">,
  { logger, afterwards }: { readonly logger: Logger; readonly afterwards: () => Promise<void> },
): Promise<void> {
  return new Promise((_resolve, reject) => {
    let isClosing = false;
    const stop = (): void => {
      if (isClosing) return;
      isClosing = true;
      logger.info("closing");
      close()
        .then(afterwards)
        .then(() => process.exit(0), reject);
    };
    process.on("SIGTERM", stop);
    process.on("SIGINT", stop);
  });
}
