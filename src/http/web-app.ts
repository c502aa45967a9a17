/**
 * The web app as built into one folder. Its page gets the nonce of each answer in place of `__CSP_NONCE__`; assets
 * carry a hash in their names and never change.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import express, { type Express, type RequestHandler } from "express";
import { sendPage } from "./answer.ts";
import { requestState } from "./request-state.ts";

const noncePlaceholder = "__CSP_NONCE__";

export function mountWebApp(app: Express, folder: string): void {
  const indexFile = path.join(folder, "index.html");
  const template = existsSync(indexFile) ? readFileSync(indexFile, "utf8") : notBuilt;
  const page: RequestHandler = (request, response) => {
    response.setHeader("Cache-Control", "no-store");
    sendPage(response, template.replaceAll(noncePlaceholder, requestState(request).nonce));
  };
  app.get(["/", "/index.html"], page);
  app.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response, file) => {
        const isHashed = path.relative(folder, file).startsWith(`assets${path.sep}`);
        response.setHeader("Cache-Control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    }),
  );
  app.get("/{*page}", (request, response, next) => {
    if (isPage(request.path) && request.accepts(["json", "html"]) === "html")
      void page(request, response, next);
    else next();
  });
}

/** Pages of the web app have no file ending and lie outside the API. */
function isPage(address: string): boolean {
  return !/^\/(?:v1|docs|assets|openapi\.json)(?:\/|$)/.test(address) && !/\.\w+$/.test(address);
}

const notBuilt = `<!doctype html>
<html lang="ja">
  <head><meta charset="utf-8" /><title>Sanpo Ledger</title></head>
  <body>
    <h1>Sanpo Ledger</h1>
    <p>画面がまだビルドされていません。<code>npm run build</code> を実行してから起動し直してください。</p>
    <p lang="en">The web app has not been built: run <code>npm run build</code> and start again.</p>
    <p><a href="/docs">API</a></p>
  </body>
</html>
`;
