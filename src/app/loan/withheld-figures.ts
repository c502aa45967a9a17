/**
 * What an explanation leaves unsaid: figures of a KPI that counts too few people, and what gives them away, an
 * attainment or a score reckoned from them. The verdict was read from the figures themselves and stays as it is.
 */
import { decimal } from "../../domain/kernel/decimal.ts";
import type { ExplanationNode } from "../../domain/loan/explanation.ts";
import { cellText, isSuppressed } from "../../domain/project/small-cell.ts";
import type { AgreementRecord, SptRecord } from "./ports.ts";

const unsaid = "–";

export function withoutSmallCells(
  root: ExplanationNode,
  agreement: AgreementRecord | undefined,
): ExplanationNode {
  const spts = agreement?.spts ?? [];
  if (spts.every(({ smallestCell }) => smallestCell === undefined)) return root;
  const told = masked(root, spts);
  return hasSuppressed(told) ? withoutScores(told) : told;
}

function masked(node: ExplanationNode, spts: readonly SptRecord[]): ExplanationNode {
  const children = node.children.map((child) => masked(child, spts));
  if (node.kind === "spt") {
    const smallestCell = spts.find(({ id }) => id === node.figures.spt)?.smallestCell;
    const value = cellText({ value: decimal(node.figures.value), smallestCell });
    return { ...node, figures: { ...node.figures, value }, children };
  }
  if (node.kind === "kpi" && children.some(hasSuppressed)) {
    const { kpi, outcome, countsAs, bp } = node.figures;
    return { ...node, figures: { kpi, outcome, countsAs, ...(bp === undefined ? {} : { bp }) }, children };
  }
  return { ...node, children };
}

function hasSuppressed({ kind, figures, children }: ExplanationNode): boolean {
  return (kind === "spt" && isSuppressed(figures.value)) || children.some(hasSuppressed);
}

function withoutScores(node: ExplanationNode): ExplanationNode {
  const children = node.children.map(withoutScores);
  return node.kind === "score"
    ? { ...node, figures: { ...node.figures, score: unsaid }, children }
    : { ...node, children };
}
