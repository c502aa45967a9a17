/** A project on one sheet (PDF/A-3a, PDF/UA-1): its challenge, who stands around it, and its logic model. */
import type { ProjectSheet } from "../../src/app/report/ports.ts";
import { millisOf } from "../../src/domain/kernel/instant.ts";
import type { Language } from "../../src/domain/report/language.ts";
import { figure } from "../kit/figure.ts";
import { putFurniture } from "../kit/furniture.ts";
import { closePaper, openPaper, type Paper } from "../kit/paper.ts";
import { paragraph, sectionHeading } from "../kit/prose.ts";
import { tagged } from "../kit/tagging.ts";
import { layText, putText } from "../kit/text.ts";
import { colors, page, textWidth } from "../kit/theme.ts";

const words = {
  ja: {
    subject: "事業の概要",
    challenge: "地域の課題",
    relation: "関係図（MAP'S+O）",
    logicModel: "ロジックモデル",
    fictional: "架空の内容を含みます。",
    page: (at: number, of: number) => `${String(at)} / ${String(of)}`,
  },
  en: {
    subject: "Project sheet",
    challenge: "The challenge",
    relation: "Who takes part (MAP'S+O)",
    logicModel: "Logic model",
    fictional: "Contains fictional content (架空).",
    page: (at: number, of: number) => `${String(at)} / ${String(of)}`,
  },
} as const;

export async function renderProjectSheet(sheet: ProjectSheet, language: Language): Promise<Uint8Array> {
  const { name, challenge, diagrams, issuedAt, fictional } = sheet;
  const word = words[language];
  const paper = openPaper({
    language,
    title: name[language],
    subject: word.subject,
    issuedAt: new Date(millisOf(issuedAt)),
  });
  title(paper, name[language]);
  sectionHeading(paper, word.challenge);
  paragraph(paper, challenge[language]);
  if (fictional) paragraph(paper, word.fictional);
  sectionHeading(paper, word.relation, diagrams.relation.height);
  figure(paper, diagrams.relation);
  if (diagrams.logicModel !== null) {
    sectionHeading(paper, word.logicModel, diagrams.logicModel.height);
    figure(paper, diagrams.logicModel);
  }
  putFurniture(paper, {
    runningTitle: name[language],
    foot: [`Sanpo Ledger – ${word.subject}`, issuedAt],
    pageNumber: word.page,
  });
  return closePaper(paper);
}

function title(paper: Paper, text: string): void {
  const style = { face: "bold", size: paper.sizes.title, color: colors.brand, leading: 1.3 } as const;
  const block = layText(paper, text, style, textWidth);
  const { pdf } = paper;
  tagged(paper, paper.root, { tag: "H1" }, () => {
    putText(paper, block, { x: page.margins.left, y: pdf.y, width: textWidth });
  });
  pdf.y += block.height + 4;
}
