/**
 * What everybody may read, without signing in: pages of projects, charts to embed and data. Nothing here runs a script.
 * Answers may be kept, but are asked for again each time (ETag), so that a page taken down is gone at once.
 */
import { createHash } from "node:crypto";
import type { Express, Request, RequestHandler, Response } from "express";
import { readPublicPage, type PublicPage } from "../../app/project/public-page.ts";
import { readPublicCids } from "../../app/project/read-cids.ts";
import type { AppPorts } from "../../app/ports.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { Language } from "../../domain/report/language.ts";
import { refuseOtherMethods } from "../other-methods.ts";
import { isRecordId } from "../record-ids.ts";
import { chartSvg, pageHtml, styleHash } from "./page-html.ts";

type PublicPorts = Pick<AppPorts, "read" | "now">;

const paths = {
  page: "/public/projects/:projectId",
  data: "/public/projects/:projectId/cids.jsonld",
  chart: "/public/projects/:projectId/kpis/:kpiFile",
} as const;

const pagePolicy = `default-src 'none'; style-src ${styleHash}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
const filePolicy = "default-src 'none'; sandbox";

export function mountPublicPages(app: Express, ports: PublicPorts): void {
  app.get(paths.page, publicAnswer(ports, pageAnswer));
  app.get(paths.data, publicAnswer(ports, dataAnswer));
  app.get(paths.chart, publicAnswer(ports, chartAnswer));
  for (const path of Object.values(paths)) refuseOtherMethods(app, path, ["GET", "HEAD"]);
}

interface Answer {
  readonly mediaType: string;
  readonly policy: string;
  readonly body: string;
}

type Answering = (ports: PublicPorts, request: Request, projectId: string) => Promise<Answer | undefined>;

const nothing: Answer = {
  mediaType: "text/html; charset=utf-8",
  policy: pagePolicy,
  body: `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>ページがありません</title></head><body><main><h1>ページがありません</h1><p>公開されていないか、取り下げられました。</p><p lang="en">This page does not exist, or was taken down.</p></main></body></html>`,
};

function publicAnswer(ports: PublicPorts, answering: Answering): RequestHandler {
  return async (request, response) => {
    const { projectId } = request.params;
    const isId = typeof projectId === "string" && isRecordId(projectId);
    const answer = isId ? await answering(ports, request, projectId) : undefined;
    send(request, response, answer);
  };
}

function send(request: Request, response: Response, answer: Answer | undefined): void {
  const { mediaType, policy, body } = answer ?? nothing;
  const tag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Cache-Control", "public, no-cache");
  response.setHeader("Content-Type", mediaType);
  if (answer === undefined) {
    response.status(404).end(body);
    return;
  }
  response.setHeader("ETag", tag);
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  if (request.get("if-none-match") === tag) response.status(304).end();
  else response.status(200).end(body);
}

async function pageAnswer(
  ports: PublicPorts,
  request: Request,
  projectId: string,
): Promise<Answer | undefined> {
  const page = await pageOf(ports, projectId);
  if (page === undefined) return undefined;
  const body = pageHtml(page, languageOf(request));
  return { mediaType: "text/html; charset=utf-8", policy: pagePolicy, body };
}

async function dataAnswer(
  { read, now }: PublicPorts,
  _request: Request,
  projectId: string,
): Promise<Answer | undefined> {
  const document = await read((repositories) => readPublicCids(repositories, projectId, now()));
  if (document === undefined) return undefined;
  return { mediaType: "application/ld+json", policy: filePolicy, body: canonicalJson(document) };
}

async function chartAnswer(
  ports: PublicPorts,
  request: Request,
  projectId: string,
): Promise<Answer | undefined> {
  const { kpiFile } = request.params;
  const page = await pageOf(ports, projectId);
  const published = page?.kpis.find(({ kpi }) => kpiFile === `${kpi.id}.svg`);
  const body = published === undefined ? undefined : chartSvg(published, languageOf(request));
  return body === undefined ? undefined : { mediaType: "image/svg+xml", policy: filePolicy, body };
}

function pageOf({ read, now }: PublicPorts, projectId: string): Promise<PublicPage | undefined> {
  return read((repositories) => readPublicPage(repositories, projectId, now()));
}

function languageOf(request: Request): Language {
  return request.query["language"] === "en" ? "en" : "ja";
}
