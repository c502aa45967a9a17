import { expect } from "chai";
import { checkLogicModel, type LogicModel } from "../../../src/domain/project/logic-model.ts";
import { logicModelDiagram } from "../../../src/domain/report/logic-model-diagram.ts";
import { relationDiagram } from "../../../src/domain/report/relation-diagram.ts";
import type { Scene, SceneShape } from "../../../src/domain/report/chart.ts";

const both = (ja: string, en: string) => ({ ja, en });

const model: LogicModel = {
  nodes: [
    { key: "money", stage: "input", words: both("融資", "Loan") },
    {
      key: "van",
      stage: "activity",
      words: both("移動販売を週に五日つづける", "Selling from a van five days a week"),
    },
    { key: "stay", stage: "impact", words: both("住み続ける", "Living on") },
  ],
  arrows: [
    { from: "money", to: "van", kpiIds: [] },
    { from: "van", to: "stay", kpiIds: ["k1"] },
  ],
};
const kpis = [
  { id: "k1", name: both("集落の数", "Villages") },
  { id: "k2", name: both("別の KPI", "Another KPI") },
];

const textsOf = ({ shapes }: Scene) => shapes.flatMap((shape) => (shape.kind === "text" ? shape.text : []));
const boxesOf = ({ shapes }: Scene) =>
  shapes.filter((shape): shape is Extract<SceneShape, { kind: "box" }> => shape.kind === "box");

function expectInside({ width, height, shapes }: Scene): void {
  for (const shape of shapes) {
    const points = shape.kind === "line" ? shape.points : [shape];
    for (const { x, y } of points) {
      expect(x).to.be.within(0, width);
      expect(y).to.be.within(0, height);
    }
  }
}

describe("logic model", () => {
  const refusal = (arrows: LogicModel["arrows"], nodes = model.nodes) => {
    const checked = checkLogicModel({ nodes, arrows });
    return checked.ok ? undefined : checked.rejection.code;
  };

  it("leads from each stage to a later one, and may pass over one", () => {
    expect(refusal(model.arrows)).to.equal(undefined);
    expect(refusal([{ from: "stay", to: "van", kpiIds: [] }])).to.equal("logicModelArrowBack");
    expect(refusal([{ from: "van", to: "van", kpiIds: [] }])).to.equal("logicModelArrowBack");
    expect(refusal([{ from: "van", to: "moon", kpiIds: [] }])).to.equal("logicModelArrowLoose");
    expect(refusal([], [...model.nodes, ...model.nodes.slice(0, 1)])).to.equal("logicModelKeyTwice");
  });

  for (const language of ["ja", "en"] as const) {
    it(`is drawn inside its picture, every step in a box of its own (${language})`, () => {
      const scene = logicModelDiagram(model, kpis, language);
      expectInside(scene);
      const boxes = boxesOf(scene);
      expect(boxes).to.have.length(3);
      for (const [i, a] of boxes.entries()) {
        for (const b of boxes.slice(i + 1)) {
          const apart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(apart).to.equal(true);
        }
      }
    });
  }

  it("names only KPIs that an arrow carries, by their numbers", () => {
    const texts = textsOf(logicModelDiagram(model, kpis, "en"));
    expect(texts).to.include("KPI 1: Villages");
    expect(texts.join(" ")).not.to.include("Another KPI");
  });
});

describe("relation diagram", () => {
  const participants = [
    { role: "organizer", name: both("組合", "Cooperative"), takesPart: true },
    { role: "player", name: both("商店", "Shop"), takesPart: false },
    { role: "supporter", name: both("村", "Village"), takesPart: true },
    { role: "manager", name: both("花子", "Hanako"), takesPart: true },
  ] as const;

  it("puts everybody around the project, who has left drawn otherwise", () => {
    const scene = relationDiagram(both("買い物の足", "Rides to the shop"), participants, "ja");
    expectInside(scene);
    const roles = boxesOf(scene).map(({ role }) => role);
    expect(roles.toSorted()).to.deep.equal(["ended", "node", "node", "node", "subject"]);
    expect(scene.alt.en).to.include("P Player: Shop");
  });
});
