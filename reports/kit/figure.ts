/** A scene drawn on paper: one figure of the document, with its sentence as alternative text. */
import type {
  BoxRole,
  DotRole,
  LineRole,
  Scene,
  SceneShape,
  TextRole,
} from "../../src/domain/report/chart.ts";
import type { Face } from "./fonts.ts";
import { reserve, type Paper } from "./paper.ts";
import { tagged } from "./tagging.ts";
import { layText, lineWidth, putText } from "./text.ts";
import { colors, page, type Color } from "./theme.ts";

interface LineLook {
  readonly color: Color;
  readonly width: number;
  readonly dash?: readonly [number, number];
}

const lineLooks: Readonly<Record<LineRole, LineLook>> = {
  grid: { color: colors.rule, width: 0.4 },
  axis: { color: colors.muted, width: 0.7 },
  actual: { color: colors.actual, width: 1.7 },
  target: { color: colors.target, width: 1.4, dash: [4, 2.2] },
  baseline: { color: colors.muted, width: 0.9, dash: [1.2, 1.8] },
  rate: { color: colors.actual, width: 1.8 },
  rateAhead: { color: colors.actual, width: 1.3, dash: [3, 2.2] },
  viewpoint: { color: colors.notice, width: 0.7 },
  link: { color: colors.muted, width: 0.9 },
};

const boxLooks: Readonly<Record<BoxRole, { readonly stroke: Color; readonly fill: Color }>> = {
  subject: { stroke: colors.brand, fill: colors.brand },
  node: { stroke: colors.brand, fill: colors.brandPale },
  ended: { stroke: colors.rule, fill: colors.white },
};

const dotLooks: Readonly<Record<DotRole, { readonly stroke: Color; readonly fill: Color }>> = {
  actual: { stroke: colors.actual, fill: colors.actual },
  baseline: { stroke: colors.muted, fill: colors.muted },
  conflict: { stroke: colors.actual, fill: colors.white },
};

const textLooks: Readonly<Record<TextRole, { readonly color: Color; readonly face: Face }>> = {
  tick: { color: colors.muted, face: "regular" },
  unit: { color: colors.muted, face: "regular" },
  legend: { color: colors.text, face: "regular" },
  actualValue: { color: colors.actual, face: "bold" },
  targetValue: { color: colors.target, face: "bold" },
  rateValue: { color: colors.actual, face: "bold" },
  viewpoint: { color: colors.notice, face: "regular" },
  subjectText: { color: colors.white, face: "bold" },
  nodeText: { color: colors.text, face: "regular" },
  groupTitle: { color: colors.brand, face: "bold" },
};

export function figure(paper: Paper, scene: Scene): void {
  reserve(paper, scene.height);
  const { pdf } = paper;
  const origin = { x: page.margins.left, y: pdf.y };
  const bbox: [number, number, number, number] = [
    origin.x,
    origin.y,
    origin.x + scene.width,
    origin.y + scene.height,
  ];
  const alt = scene.alt[paper.language];
  tagged(paper, paper.root, { tag: "Figure", alt, bbox, placement: "Block" }, () => {
    pdf.save().translate(origin.x, origin.y);
    for (const shape of scene.shapes) drawShape(paper, shape);
    pdf.restore();
  });
  pdf.x = origin.x;
  pdf.y = origin.y + scene.height + 8;
}

function drawShape(paper: Paper, shape: SceneShape): void {
  switch (shape.kind) {
    case "line":
      drawLine(paper, shape);
      return;
    case "dot": {
      const { stroke, fill } = dotLooks[shape.role];
      paper.pdf.circle(shape.x, shape.y, 2.2).lineWidth(1).fillAndStroke(fill, stroke);
      return;
    }
    case "box": {
      const { stroke, fill } = boxLooks[shape.role];
      paper.pdf.roundedRect(shape.x, shape.y, shape.width, shape.height, 3).lineWidth(0.8);
      paper.pdf.fillAndStroke(fill, stroke);
      return;
    }
    case "text":
      drawText(paper, shape);
  }
}

function drawLine({ pdf }: Paper, { role, points }: Extract<SceneShape, { kind: "line" }>): void {
  const { color, width, dash } = lineLooks[role];
  const [first, ...rest] = points;
  if (first === undefined) return;
  pdf.moveTo(first.x, first.y);
  for (const { x, y } of rest) pdf.lineTo(x, y);
  if (dash !== undefined) pdf.dash(dash[0], { space: dash[1] });
  pdf.lineWidth(width).lineJoin("round").stroke(color);
  if (dash !== undefined) pdf.undash();
}

function drawText(
  paper: Paper,
  { role, text, size, anchor, x, y }: Extract<SceneShape, { kind: "text" }>,
): void {
  const style = { ...textLooks[role], size, leading: 1 };
  const width = lineWidth(text, style);
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  const block = layText(paper, text, style, width + 1);
  if (role.endsWith("Value"))
    paper.pdf.rect(left - 1, y - size * ascent, width + 2, size * 1.02).fill(colors.white);
  putText(paper, block, { x: left, y: y - size * ascent, width: width + 1 });
}

/** Part of the size that the faces reach above the baseline. */
const ascent = 0.88;
