/**
 * Who stands around a project (MAP'S+O 関係図): the project in the middle, the manager above it, players below, organizer
 * and aggregators on one side, supporters on the other. Who has left is drawn paler and stays.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import type { ParticipantRole } from "../project/participation.ts";
import type { Point, Scene, SceneShape } from "./chart.ts";
import { labelShape, type Box } from "./chart-label.ts";
import { arrow, diagramFont, heightOfWords, wordBox } from "./diagram-box.ts";
import type { Language } from "./language.ts";

export interface DiagramParticipant {
  readonly role: ParticipantRole;
  readonly name: Bilingual;
  readonly takesPart: boolean;
}

const roleNames: Readonly<Record<ParticipantRole, Bilingual>> = {
  manager: { ja: "M マネージャー", en: "M Manager" },
  aggregator: { ja: "A アグリゲーター", en: "A Aggregator" },
  player: { ja: "P プレイヤー", en: "P Player" },
  supporter: { ja: "S サポーター", en: "S Supporter" },
  organizer: { ja: "O オーガナイザー", en: "O Organizer" },
};

const width = 499;
const columnWidth = 140;
const lefts = [0, (width - columnWidth) / 2, width - columnWidth] as const;
const between = 6;
const groupGap = 16;
const titleHeight = diagramFont * 1.8;

interface Placed {
  readonly shapes: readonly SceneShape[];
  readonly bottom: number;
}

export function relationDiagram(
  project: Bilingual,
  participants: readonly DiagramParticipant[],
  language: Language,
): Scene {
  const column = (left: number, roles: readonly ParticipantRole[], top: number): Placed =>
    roles.reduce<Placed>(
      (above, role) => {
        const members = participants.filter((each) => each.role === role);
        const group = groupAt({ x: left, y: above.bottom }, { role, members }, language);
        return { shapes: [...above.shapes, ...group.shapes], bottom: group.bottom };
      },
      { shapes: [], bottom: top },
    );
  const left = column(lefts[0], ["organizer", "aggregator"], 0);
  const right = column(lefts[2], ["supporter"], 0);
  const above = column(lefts[1], ["manager"], 0);
  const middle = Math.max(above.bottom + groupGap, Math.max(left.bottom, right.bottom) / 2 - 20);
  const subject: Box = {
    left: lefts[1],
    right: lefts[1] + columnWidth,
    top: middle,
    bottom: middle + Math.max(36, heightOfWords(project[language], columnWidth)),
  };
  const below = column(lefts[1], ["player"], subject.bottom + groupGap + 10);
  return {
    width,
    height: Math.max(left.bottom, right.bottom, below.bottom, subject.bottom + 4),
    language,
    alt: { ja: altText(project, participants, "ja"), en: altText(project, participants, "en") },
    shapes: [
      ...linksTo(subject, { left, right, above, below }),
      ...left.shapes,
      ...right.shapes,
      ...above.shapes,
      ...below.shapes,
      ...wordBox(subject, { text: project[language], box: "subject", words: "subjectText" }),
    ],
  };
}

interface Group {
  readonly role: ParticipantRole;
  readonly members: readonly DiagramParticipant[];
}

/** Title and boxes of one role; nothing where nobody holds it. */
function groupAt({ x, y }: Point, { role, members }: Group, language: Language): Placed {
  if (members.length === 0) return { shapes: [], bottom: y };
  const title = labelShape(
    { role: "groupTitle", text: roleNames[role][language], size: diagramFont },
    { x: x + columnWidth / 2, y: y + diagramFont * 1.2, anchor: "middle" },
  );
  const shapes: SceneShape[] = [title];
  let top = y + titleHeight;
  for (const { name, takesPart } of members) {
    const bottom = top + heightOfWords(name[language], columnWidth);
    const look = takesPart ? ("node" as const) : ("ended" as const);
    shapes.push(
      ...wordBox(
        { left: x, right: x + columnWidth, top, bottom },
        { text: name[language], box: look, words: "nodeText" },
      ),
    );
    top = bottom + between;
  }
  return { shapes, bottom: top - between + groupGap };
}

interface Sides {
  readonly left: Placed;
  readonly right: Placed;
  readonly above: Placed;
  readonly below: Placed;
}

/** An arrow from each side that anybody stands on. */
function linksTo(
  { left: subjectLeft, right: subjectRight, top, bottom }: Box,
  sides: Sides,
): readonly SceneShape[] {
  const { left, right, above, below } = sides;
  const [x, y] = [(subjectLeft + subjectRight) / 2, (top + bottom) / 2];
  return [
    ...(left.shapes.length > 0 ? arrow({ x: lefts[0] + columnWidth, y }, { x: subjectLeft, y }) : []),
    ...(right.shapes.length > 0 ? arrow({ x: lefts[2], y }, { x: subjectRight, y }) : []),
    ...(above.shapes.length > 0 ? arrow({ x, y: above.bottom - groupGap }, { x, y: top }) : []),
    ...(below.shapes.length > 0 ? arrow({ x, y: bottom + groupGap + 8 }, { x, y: bottom }) : []),
  ];
}

function altText(
  project: Bilingual,
  participants: readonly DiagramParticipant[],
  language: Language,
): string {
  const list = participants.map(({ role, name }) => `${roleNames[role][language]}: ${name[language]}`);
  return language === "ja"
    ? `「${project.ja}」の関係図。${list.join("、")}。`
    : `Who stands around "${project.en}". ${list.join("; ")}.`;
}
