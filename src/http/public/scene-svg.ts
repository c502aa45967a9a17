/** A scene as SVG text that stands alone: looks are attributes, so that it can be embedded where no style reaches it. */
import type { Scene, SceneShape } from "../../domain/report/chart.ts";
import { escaped } from "./escaped.ts";

const lineLooks: Readonly<Record<string, string>> = {
  grid: 'stroke="#c6d0da" stroke-width="0.4"',
  axis: 'stroke="#55636f" stroke-width="0.7"',
  actual: 'stroke="#1d5fa8" stroke-width="1.7"',
  target: 'stroke="#b8500f" stroke-width="1.4" stroke-dasharray="4 2.2"',
  baseline: 'stroke="#55636f" stroke-width="0.9" stroke-dasharray="1.2 1.8"',
};

const textColors: Readonly<Record<string, string>> = {
  actualValue: "#1d5fa8",
  targetValue: "#b8500f",
  legend: "#1b2530",
};
const plain = "#55636f";

const anchors = { start: "start", middle: "middle", end: "end" } as const;

export function sceneSvg(scene: Scene): string {
  const { width, height, alt, language, shapes } = scene;
  const words = escaped(alt[language]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" role="img" lang="${language}" aria-label="${words}">`,
    `<title>${words}</title>`,
    `<rect width="${String(width)}" height="${String(height)}" fill="#ffffff"/>`,
    ...shapes.map(shapeSvg),
    "</svg>",
  ].join("");
}

function shapeSvg(shape: SceneShape): string {
  switch (shape.kind) {
    case "line": {
      const points = shape.points.map(({ x, y }) => `${String(x)},${String(y)}`).join(" ");
      return `<polyline points="${points}" fill="none" stroke-linejoin="round" ${lineLooks[shape.role] ?? ""}/>`;
    }
    case "dot": {
      const fill = shape.role === "conflict" ? "#ffffff" : "#1d5fa8";
      return `<circle cx="${String(shape.x)}" cy="${String(shape.y)}" r="2.2" fill="${fill}" stroke="#1d5fa8"/>`;
    }
    case "box":
      return `<rect x="${String(shape.x)}" y="${String(shape.y)}" width="${String(shape.width)}" height="${String(shape.height)}" rx="3" fill="#f5f8fb" stroke="#12365f"/>`;
    case "text": {
      const { x, y, size, anchor, role, text } = shape;
      const weight = role.endsWith("Value") ? ' font-weight="bold"' : "";
      return `<text x="${String(x)}" y="${String(y)}" font-size="${String(size)}" font-family="sans-serif" text-anchor="${anchors[anchor]}" fill="${textColors[role] ?? plain}"${weight}>${escaped(text)}</text>`;
    }
  }
}
