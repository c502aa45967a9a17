/** The head of the first page: what this is, for whom, in which state, seen from when. */
import { layText, putText, languageTag } from "../kit/text.ts";
import { artifact, openTag, tagged } from "../kit/tagging.ts";
import { colors, page, textWidth } from "../kit/theme.ts";
import { paragraph } from "../kit/prose.ts";
import { provenancesIn } from "../../src/domain/report/report-provenance.ts";
import type { ReportParty } from "../../src/domain/report/loan-report.ts";
import { japanTime } from "../text/japan-time.ts";
import { bracketedMark, inLanguage, type Pages } from "./pages.ts";

const { left } = page.margins;
const top = 26;
const statusWidth = 96;

export function cover(pages: Pages, dataHash: string): void {
  const bottom = band(pages);
  pages.paper.pdf.y = bottom + 10;
  identity(pages, dataHash);
  if (provenancesIn(pages.report).some(({ kind }) => kind === "fictional")) fictionNotice(pages);
}

/** Title and parties in white on the brand's blue; returns where it ends. */
function band(pages: Pages): number {
  const { paper, report, words } = pages;
  const width = textWidth - statusWidth - 12;
  const title = layText(
    paper,
    words.kind,
    { face: "bold", size: paper.sizes.title, color: colors.white, leading: 1.3 },
    width,
  );
  const borrower = party(pages, report.borrower);
  const lender = party(pages, report.lender);
  const parties = layText(
    paper,
    `${words.terms.borrower}  ${borrower}\n${words.terms.lender}  ${lender}`,
    { face: "regular", size: 10, color: colors.white, leading: 1.6 },
    width,
  );
  const bottom = top + title.height + 6 + parties.height + 11;
  artifact(paper, () => paper.pdf.rect(0, 0, page.width, bottom).fill(colors.brand));
  tagged(paper, paper.root, { tag: "H1" }, () => {
    putText(paper, title, { x: left, y: top, width });
  });
  tagged(paper, paper.root, { tag: "P", ...languageTag(paper, borrower) }, () => {
    putText(paper, parties, { x: left, y: top + title.height + 6, width });
  });
  status(pages);
  return bottom;
}

/** Name, mark of its provenance, and seat. */
function party(pages: Pages, { name, location }: ReportParty): string {
  const marked = `${inLanguage(pages, name.value)} ${bracketedMark(pages, name.provenance)}`.trimEnd();
  return location === undefined ? marked : `${marked}  ${inLanguage(pages, location)}`;
}

function status({ paper, report, words }: Pages): void {
  const x = page.width - page.margins.right - statusWidth;
  const style = {
    face: "bold",
    size: 11,
    color: report.status === "draft" ? colors.notice : colors.brand,
  } as const;
  const block = layText(paper, words.common.status[report.status], style, statusWidth);
  const height = block.height + 8;
  artifact(paper, () => {
    const ground = report.status === "draft" ? colors.noticeSoft : colors.white;
    paper.pdf.roundedRect(x, top, statusWidth, height, 3).fill(ground);
  });
  tagged(paper, paper.root, { tag: "P" }, () => {
    putText(paper, block, { x, y: top + 4, width: statusWidth, align: "center" });
  });
}

/** Document number, viewpoint, time of issue and hash in one row of small columns. */
function identity({ paper, report, words }: Pages, dataHash: string): void {
  const { common } = words;
  const items: readonly (readonly [string, string])[] = [
    [common.documentId, report.documentId],
    [common.asOf, report.viewpoint.asOf],
    [common.knownAt, japanTime(report.viewpoint.knownAt)],
    [common.issuedAt, japanTime(report.issuedAt)],
    [common.dataHash, dataHash.slice(0, 16)],
  ];
  const width = textWidth / items.length;
  const { y } = paper.pdf;
  const blocks = items.map(([label, value]) => ({
    label: layText(paper, `${label} `, { face: "regular", size: 6.8, color: colors.muted }, width - 6),
    value: layText(paper, value, { face: "figures", size: 8.6 }, width - 6),
  }));
  blocks.forEach(({ label, value }, i) => {
    const group = openTag(paper, paper.root, { tag: "P" });
    group.add(() => {
      putText(paper, label, { x: left + i * width, y, width });
      putText(paper, value, { x: left + i * width, y: y + label.height, width });
    });
    group.end();
  });
  paper.pdf.y = y + Math.max(...blocks.map(({ label, value }) => label.height + value.height)) + 8;
}

function fictionNotice({ paper, words }: Pages): void {
  const inset = 8;
  const style = { face: "regular", size: paper.sizes.small, color: colors.notice } as const;
  const { height } = layText(paper, words.fictionNotice, style, textWidth - 2 * inset);
  const { y } = paper.pdf;
  artifact(paper, () => paper.pdf.roundedRect(left, y, textWidth, height + 8, 3).fill(colors.noticeSoft));
  paper.pdf.y = y + 4;
  paragraph(paper, words.fictionNotice, { style, inset, after: 4 });
}
