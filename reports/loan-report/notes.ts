/** Sources, what is invented and why, and how a reader can check the document. */
import { fictionNotes } from "../../src/domain/report/report-provenance.ts";
import { codePoints } from "../kit/printable.ts";
import { list, paragraph, sectionHeading } from "../kit/prose.ts";
import { inLanguage, sourceNumber, type Pages } from "./pages.ts";

export function sources(pages: Pages): void {
  const { paper, report, words } = pages;
  const listed = report.sources.map(({ title, publisher, asOf, address }, i) => ({
    label: sourceNumber(i),
    text: words.common.source({
      title: inLanguage(pages, title),
      ...(publisher === undefined ? {} : { publisher: inLanguage(pages, publisher) }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(address === undefined ? {} : { address }),
    }),
  }));
  const invented = fictionNotes(report).map((note) => ({
    label: words.common.fictional,
    text: inLanguage(pages, note),
  }));
  if (listed.length + invented.length === 0) return;
  sectionHeading(paper, words.common.sources);
  list(paper, [...listed, ...invented], { labelWidth: 32, style: { size: paper.sizes.table } });
}

export function aboutDocument({ paper, words }: Pages, dataHash: string): void {
  const style = { size: paper.sizes.table };
  sectionHeading(paper, words.common.aboutDocument, 40);
  paragraph(paper, words.common.dataNote(dataHash), { style });
  if (paper.missing.size === 0) return;
  const characters = [...paper.missing].map(codePoints).join(", ");
  paragraph(paper, words.common.missingGlyphs(characters), { style });
}
