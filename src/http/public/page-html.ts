/** The public page of a project: one document in plain words, without any script, style and pictures inside it. */
import { createHash } from "node:crypto";
import type { PublicPage } from "../../app/project/public-page.ts";
import type { PublishedKpi } from "../../app/project/published-kpis.ts";
import { usualSmallestCell } from "../../domain/project/small-cell.ts";
import { figureWithPlaces } from "../../domain/report/figure-text.ts";
import { kpiChart } from "../../domain/report/kpi-chart.ts";
import type { Language } from "../../domain/report/language.ts";
import { periodName } from "../../domain/report/period.ts";
import { escaped } from "./escaped.ts";
import { publicWords, type PublicWords } from "./page-words.ts";
import { rollOutSection } from "./roll-out-section.ts";
import { sceneSvg } from "./scene-svg.ts";

const style = `body{margin:0;font-family:system-ui,"Hiragino Sans","Noto Sans JP",sans-serif;line-height:1.7;color:#1b2530;background:#f5f8fb}
main{max-width:46rem;margin:0 auto;padding:1rem}
header,section{background:#fff;border:1px solid #c6d0da;border-radius:8px;padding:1rem 1.25rem;margin:0 0 1rem}
h1{font-size:1.5rem;line-height:1.35;margin:.2rem 0}h2{font-size:1.1rem;margin:.2rem 0 .5rem;color:#12365f}
svg{width:100%;height:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;color:#55636f}
th,td{border-bottom:1px solid #c6d0da;padding:.3rem .4rem;text-align:left}td.figure{text-align:right;font-variant-numeric:tabular-nums}
.mark{display:inline-block;border:1px solid #7a4b00;color:#7a4b00;background:#fdf3de;border-radius:4px;padding:0 .4rem}
.met{color:#176b43;font-weight:700}.missed{color:#a92a1f;font-weight:700}a{color:#12365f}footer{color:#55636f;font-size:.9rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f5f8fb;padding:.5rem}`;

/** Names the one style that the page may use. */
export const styleHash = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

export function pageHtml(page: PublicPage, language: Language): string {
  const words = publicWords[language];
  const { name, region, organizer, content, kpis, rollOuts, sdgCodes, publishedOn, projectId, fictional } =
    page;
  const address = `/public/projects/${projectId}`;
  const otherLanguage = language === "ja" ? `${address}?language=en` : address;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(name[language])}</title>
<link rel="alternate" type="application/ld+json" href="${address}/cids.jsonld">
<style>${style}</style>
</head>
<body>
<main>
<header>
<p>${escaped(region[language])} · ${escaped(organizer[language])}${fictional ? ` <span class="mark">${words.fictional}</span>` : ""}</p>
<h1>${escaped(name[language])}</h1>
<p><a href="${otherLanguage}" lang="${language === "ja" ? "en" : "ja"}">${words.otherLanguage}</a></p>
</header>
${textSection(words.plainWords, content.plainWords[language])}
${textSection(words.challenge, content.challenge[language])}
${textSection(words.mission, content.mission[language])}
${kpis.map((kpi) => kpiSection(kpi, { projectId, language, words })).join("\n")}
${rollOuts.map((rollOut) => rollOutSection(rollOut, language)).join("\n")}
${sdgCodes.length === 0 ? "" : textSection(words.goals, sdgCodes.map((code) => `SDG ${code}`).join(words.comma))}
<footer>
<p>${words.publishedOn(publishedOn)} ${words.noTerms}</p>
<p><a href="${address}/cids.jsonld">${words.data}</a></p>
</footer>
</main>
</body>
</html>
`;
}

function textSection(title: string, text: string): string {
  return text === "" ? "" : `<section><h2>${escaped(title)}</h2><p>${escaped(text)}</p></section>`;
}

interface KpiContext {
  readonly projectId: string;
  readonly language: Language;
  readonly words: PublicWords;
}

function kpiSection(published: PublishedKpi, { projectId, language, words }: KpiContext): string {
  const { kpi, result, grade, withheld, smallestCell = usualSmallestCell } = published;
  const withUnit = (value: string) =>
    `${figureWithPlaces(value, result.decimals)} ${escaped(kpi.unit[language])}`;
  const rows = result.observations.map(
    ({ period, value, conflicting }) =>
      `<tr><th scope="row">${escaped(periodName(period, language))}</th><td class="figure">${withUnit(value)}${conflicting
        .map((other) => `<br>${words.otherSource} ${withUnit(other.value)}`)
        .join("")}</td></tr>`,
  );
  const hidden = withheld.map(
    (period) =>
      `<tr><th scope="row">${escaped(periodName(period, language))}</th><td class="figure">${words.withheld(smallestCell)}</td></tr>`,
  );
  const chart = chartSvg(published, language);
  const svg = `/public/projects/${projectId}/kpis/${kpi.id}.svg`;
  return `<section>
<h2>${escaped(kpi.name[language])}</h2>
${standingHtml(published, withUnit, words)}
${chart ?? `<p>${words.noFigures}</p>`}
<table><caption>${words.table}</caption><tbody>${[...rows, ...hidden].join("")}</tbody></table>
<p>${words.grade(grade)}</p>
${chart === undefined ? "" : `<details><summary>${words.embed}</summary><pre>&lt;img src="${svg}" alt=""&gt;</pre></details>`}
</section>`;
}

function standingHtml(
  { standing }: PublishedKpi,
  withUnit: (value: string) => string,
  words: PublicWords,
): string {
  if (standing === undefined) return "";
  const { target, value, isMet } = standing;
  const mark = isMet
    ? `<span class="met">${words.met}</span>`
    : `<span class="missed">${words.missed}</span>`;
  return `<p>${mark} ${words.against(withUnit(value), withUnit(target))}</p>`;
}

/** Undefined while there is nothing to draw. */
export function chartSvg({ result }: PublishedKpi, language: Language): string | undefined {
  if (result.observations.length === 0) return undefined;
  return sceneSvg(kpiChart(result, language));
}
