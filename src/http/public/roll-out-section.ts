import type { PublishedRollOut } from "../../app/project/public-page.ts";
import { localDate } from "../../domain/kernel/local-date.ts";
import { groupedFigure } from "../../domain/report/figure-text.ts";
import type { Language } from "../../domain/report/language.ts";
import { periodName } from "../../domain/report/period.ts";
import { escaped } from "./escaped.ts";
import { publicWords } from "./page-words.ts";

/** The totals of one roll-out; empty where nothing was reported yet. */
export function rollOutSection(
  { name, unit, totals, noTotal }: PublishedRollOut,
  language: Language,
): string {
  const words = publicWords[language];
  if (totals.length === 0) return "";
  const heading = `<h2>${escaped(words.rollOut(name[language]))}</h2>`;
  if (noTotal !== null) return `<section>${heading}<p>${words.noTotal[noTotal]}</p></section>`;
  const rows = totals.map((total) => rowOf(total, language));
  return `<section>
${heading}
<table><thead><tr><th scope="col">${words.period}</th><th scope="col">${escaped(words.total(unit?.[language] ?? ""))}</th><th scope="col">${words.coverage}</th></tr></thead>
<tbody>${rows.join("")}</tbody></table>
</section>`;
}

function rowOf(
  { startOn, endOn, total, missing, isComplete }: PublishedRollOut["totals"][number],
  language: Language,
): string {
  const words = publicWords[language];
  const period = periodName({ startOn: localDate(startOn), endOn: localDate(endOn) }, language);
  const figure = total === null ? words.totalWithheld : groupedFigure(total);
  const covers = isComplete ? words.allRegions : words.missing(missing.map((region) => region[language]));
  return `<tr><th scope="row">${escaped(period)}</th><td class="figure">${figure}</td><td>${escaped(covers)}</td></tr>`;
}
