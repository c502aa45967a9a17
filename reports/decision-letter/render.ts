/** Decision letter (決定通知書, PDF/A-3a, PDF/UA-1): what was decided on an application, and what must be there before anything is drawn. */
import type { DecisionPaper } from "../../src/app/application/read-applications.ts";
import { millisOf } from "../../src/domain/kernel/instant.ts";
import { groupedFigure, ratePercent } from "../../src/domain/report/figure-text.ts";
import type { Language } from "../../src/domain/report/language.ts";
import { factTable, type Fact } from "../kit/fact-table.ts";
import { putFurniture } from "../kit/furniture.ts";
import { closePaper, openPaper, type Paper } from "../kit/paper.ts";
import { list, paragraph, sectionHeading } from "../kit/prose.ts";
import { tagged } from "../kit/tagging.ts";
import { layText, putText } from "../kit/text.ts";
import { colors, page, textWidth } from "../kit/theme.ts";
import { japanTime } from "../text/japan-time.ts";
import { decisionWords, type DecisionWords } from "./words.ts";

export async function renderDecisionLetter(
  { letter, issuedAt, fictional }: DecisionPaper,
  language: Language,
): Promise<Uint8Array> {
  const words = decisionWords[language];
  const title = `${words.title} ${letter.number}`;
  const paper = openPaper({
    language,
    title,
    subject: words.title,
    issuedAt: new Date(millisOf(issuedAt)),
  });
  putTitle(paper, words.title);
  paragraph(paper, words.addressed(letter.borrower.name[language]), { style: { face: "bold" } });
  paragraph(paper, words.opening(letter.decision.on, letter.programme.name[language]));
  paragraph(paper, words.kinds[letter.decision.kind], { style: { face: "bold" } });
  if (fictional) paragraph(paper, words.fictional, { style: { color: colors.notice } });
  putAbout(paper, { letter, words, language });
  putGranted(paper, { letter, words, language });
  putConditions(paper, { letter, words });
  sectionHeading(paper, words.reasons);
  paragraph(paper, letter.decision.reasons);
  sectionHeading(paper, words.decidedBy);
  paragraph(paper, words.twoPeople(letter.decidedBy, letter.lender.name[language]));
  putFurniture(paper, {
    runningTitle: title,
    foot: [
      `${letter.number}  ${japanTime(issuedAt)}${fictional ? `  ${words.fictionalMark}` : ""}`,
      `${words.contentHash} ${letter.contentHash.slice(0, 16)}`,
    ],
    pageNumber: (at, of) => `${String(at)} / ${String(of)}`,
  });
  return closePaper(paper);
}

interface Told {
  readonly letter: DecisionPaper["letter"];
  readonly words: DecisionWords;
  readonly language: Language;
}

function putTitle(paper: Paper, text: string): void {
  const style = { face: "bold", size: paper.sizes.title, color: colors.brand, leading: 1.3 } as const;
  const block = layText(paper, text, style, textWidth);
  const { pdf } = paper;
  tagged(paper, paper.root, { tag: "H1" }, () => {
    putText(paper, block, { x: page.margins.left, y: pdf.y, width: textWidth });
  });
  pdf.y += block.height + 8;
}

function fact(label: string, value: string): Fact {
  return { label, value, mark: "" };
}

function putAbout(paper: Paper, { letter, words, language }: Told): void {
  sectionHeading(paper, words.about);
  factTable(paper, [
    fact(words.number, letter.number),
    fact(words.decidedOn, letter.decision.on),
    fact(words.applicant, letter.borrower.name[language]),
    fact(words.lender, letter.lender.name[language]),
    fact(words.project, letter.project.name[language]),
    fact(words.programme, letter.programme.name[language]),
  ]);
}

function putGranted(paper: Paper, { letter, words, language }: Told): void {
  const { granted } = letter.decision;
  if (granted === null) return;
  const total = granted.uses.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  sectionHeading(paper, words.granted);
  factTable(paper, [
    fact(words.total, words.yen(groupedFigure(String(total)))),
    ...granted.uses.flatMap(({ use, amount, termMonths, graceMonths }) => [
      fact(words.uses[use], words.yen(groupedFigure(amount))),
      fact(`${words.uses[use]}${words.termOf}`, words.term(termMonths, graceMonths)),
    ]),
  ]);
  if (letter.tier === null) return;
  const { name, adjustment, source } = letter.tier;
  sectionHeading(paper, words.rate);
  factTable(paper, [fact(words.tier, name[language]), fact(words.adjustment, ratePercent(adjustment, 2))]);
  paragraph(paper, `${words.source}${source}`, { style: { size: paper.sizes.small, color: colors.muted } });
}

function putConditions(
  paper: Paper,
  { letter: { conditions }, words }: Pick<Told, "letter" | "words">,
): void {
  if (conditions.length === 0) return;
  sectionHeading(paper, words.conditions);
  paragraph(paper, words.conditionsLead);
  list(
    paper,
    conditions.map(({ number, text, dueOn }) => ({
      label: `${String(number)}.`,
      text: dueOn === null ? text : words.dueBy(text, dueOn),
    })),
    { labelWidth: 18 },
  );
}
