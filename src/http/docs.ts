/** The API document and a page to browse it; every asset comes from this server. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Express } from "express";
import { sendPage } from "./answer.ts";
import { refuseOtherMethods } from "./other-methods.ts";
import type { OpenApiDocument } from "./openapi.ts";
import { requestState } from "./request-state.ts";

const assetFolder = path.dirname(fileURLToPath(import.meta.resolve("swagger-ui-dist/package.json")));
const assets = ["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"];

const start = `SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  validatorUrl: null,
  tryItOutEnabled: true,
});
`;

export function mountDocs(app: Express, document: OpenApiDocument): void {
  const text = JSON.stringify(document);
  app.get("/openapi.json", (_request, response) => {
    response.type("application/json").send(text);
  });
  app.get("/docs", (request, response) => {
    sendPage(response, page(requestState(request).nonce));
  });
  app.get("/docs/start.js", (_request, response) => {
    response.type("text/javascript").send(start);
  });
  for (const asset of assets) {
    app.get(`/docs/${asset}`, (_request, response) => {
      response.sendFile(asset, { root: assetFolder });
    });
  }
  for (const address of ["/openapi.json", "/docs"]) refuseOtherMethods(app, address, ["GET", "HEAD"]);
}

function page(nonce: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Sanpo Ledger API</title>
    <link rel="icon" href="/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="docs"></div>
    <script nonce="${nonce}" src="/docs/swagger-ui-bundle.js"></script>
    <script nonce="${nonce}" src="/docs/start.js"></script>
  </body>
</html>
`;
}
