import type { Request, RequestHandler, Response } from "express";

/** Runs a middleware as a step of its own; its error is thrown. */
export function passThrough(middleware: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void middleware(request, response, (error?: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error("middleware failed", { cause: error }));
    });
  });
}
