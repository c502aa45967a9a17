/**
 * Ways in of observations in the browser: a table with errors and then a good one, taken back and brought again; a lender
 * who looks at it and accepts; a verifier who attests; a city's platform that notifies; and who looked at the evidence.
 */
import { expect } from "chai";
import type { Page } from "playwright-core";
import { expectAccessible, openBankDesk } from "../support/bank-desk.ts";

const heading = "KPIコード,期間の初日,期間の末日,実績値,出典,備考\r\n";
const good = "SANPO-SOIL-01,2025/4/1,2026/3/31,86.5,計量票集計（架空）,\r\n";

describe("Ways in of observations, in a browser", function () {
  this.timeout(600_000);
  const desk = openBankDesk("evidence-ways");
  let organizer: Page;
  let officer: Page;
  let verifier: Page;

  before(async () => {
    organizer = await desk.person("organizer@yamazaki.example");
    officer = await desk.person("officer@shiga.example");
    verifier = await desk.person("verifier@kohoku.example");
  });

  it("a table with errors shows all of them beside their cells, and records nothing", async () => {
    await drop("誤りのある表.csv", [
      "SANPO-SOIL-01,2025/4/1,2026/2/31,86.5,計量票集計,\r\n",
      "NO-SUCH-KPI,2025/4/1,2026/3/31,多い,計量票集計,\r\n",
      "NO-SUCH-KPI,2025/4/1,2026/3/31,1,計量票集計,\r\n",
    ]);
    await organizer.getByRole("row", { name: /^2 期間の末日 2026\/2\/31 誤り/ }).waitFor();
    await organizer.getByRole("row", { name: /^3 実績値 多い 誤り/ }).waitFor();
    await organizer.getByRole("row", { name: /^4 KPIコード NO-SUCH-KPI 誤り/ }).waitFor();
    await organizer.getByText("誤りをすべて直してから").waitFor();
    expect(await organizer.getByRole("button", { name: /件を提出する/ }).count()).to.equal(0);
    await expectAccessible(organizer);
  });

  it("a good one is previewed, recorded, and taken back with a reason", async () => {
    await drop("実績2025.csv", [good]);
    await organizer.getByRole("button", { name: "1 件を提出する" }).click();
    await organizer.getByRole("heading", { name: "実績2025.csv" }).waitFor();
    await organizer.getByText("提出済み").first().waitFor();
    await organizer.getByLabel("取り消す理由").fill("出典を誤ったため");
    await organizer.getByRole("button", { name: "取込を取り消す" }).click();
    await organizer.getByText("取消済み").first().waitFor();
    await organizer.getByText("取下げ").first().waitFor();
    await expectAccessible(organizer);
  });

  it("brought again, it is looked at beside its table, and accepted", async () => {
    await drop("実績2025.csv", [good]);
    await organizer.getByRole("button", { name: "1 件を提出する" }).click();
    await organizer.getByRole("heading", { name: "実績2025.csv" }).waitFor();
    await officer.goto(`${desk.url()}/reviews`);
    await officer.getByRole("link", { name: /汚染土壌のリサイクル率 2025年度/ }).click();
    await officer.getByText("プレビュー: 実績2025.csv").click();
    await officer.getByRole("cell", { name: "SANPO-SOIL-01" }).waitFor();
    await expectAccessible(officer);
    await officer.getByRole("button", { name: "結果を記録する" }).click();
    await officer.getByText("結果を記録しました").first().waitFor();
  });

  it("an independent verifier attests it with the signed statement", async () => {
    await verifier.goto(`${desk.url()}/attestations`);
    await verifier.getByRole("link", { name: /汚染土壌のリサイクル率 2025年度/ }).click();
    await verifier.getByLabel("検証機関").fill("湖北サステナビリティ検証");
    await verifier.getByLabel("検証の範囲").fill("2025年度の計量票の全件");
    await verifier.getByLabel("署名日").fill("2026-06-30");
    const buffer = Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n");
    const name = "検証報告書.pdf";
    await verifier.setInputFiles('input[multiple][type="file"]', {
      ...{ name, mimeType: "application/pdf", buffer },
    });
    await expectAccessible(verifier);
    await verifier.getByRole("button", { name: "検証を記録する" }).click();
    await verifier.getByText("検証を記録しました").first().waitFor();
    await verifier.getByText("E3").first().waitFor();
    await verifier.getByRole("link", { name: "検証報告書" }).waitFor();
  });

  it("the page of the evidence tells the organizer that the bank looked at it, and names none of its people", async () => {
    await organizer.goto(`${desk.url()}/observations`);
    await organizer
      .getByRole("link", { name: /汚染土壌のリサイクル率 2025年度/ })
      .first()
      .click();
    await organizer.getByRole("link", { name: "表示・詳細" }).click();
    await organizer
      .getByRole("row", { name: /内容を表示 滋賀銀行 ―/ })
      .first()
      .waitFor();
    await organizer.getByRole("row", { name: /登録 山﨑砂利商店 瀬田 次郎/ }).waitFor();
    await expectAccessible(organizer);
  });

  it("a KPI gets a new version, which leaves what was reported on the one before", async () => {
    await organizer.goto(`${desk.url()}/kpi-library`);
    await organizer.getByRole("link", { name: "汚染土壌のリサイクル率" }).click();
    await organizer.getByRole("button", { name: "新しい版を定義" }).click();
    const dialog = organizer.getByRole("dialog");
    await dialog.getByLabel("範囲（日本語）").fill("県内で受け入れた土壌");
    await dialog.getByLabel("適用開始日").fill("2026-04-01");
    await dialog.getByLabel("改定の理由").fill("県外分を除くため");
    await expectAccessible(organizer);
    await dialog.getByRole("button", { name: "定義を記録する" }).click();
    await organizer.getByRole("row", { name: /^2 .*県外分を除くため/ }).waitFor();
    await expectAccessible(organizer);
  });

  it("a city's platform is given an address and a secret, and its dead letter shows why", async () => {
    await organizer.goto(`${desk.url()}/feeds`);
    await organizer.getByRole("button", { name: "データ連携を作る" }).first().click();
    const dialog = organizer.getByRole("dialog");
    await dialog.getByLabel(/^KPI/).selectOption({ index: 1 });
    await dialog.getByLabel(/^名前/).fill("大津市 都市OS（架空）");
    await dialog.getByLabel("エンティティの型").fill("SoilRecycling");
    await dialog.getByLabel(/^属性/).fill("rate");
    await dialog.getByRole("button", { name: "記録する" }).click();
    await organizer.getByRole("button", { name: "鍵を表示（一度だけ）" }).click();
    const secret = await organizer.getByLabel("鍵", { exact: true }).inputValue();
    const feedId = new URL(organizer.url()).pathname.split("/").at(-1) ?? "";
    const sent = await fetch(`${desk.url()}/v1/feeds/${feedId}/messages`, {
      method: "POST",
      headers: { "content-type": "application/ld+json", authorization: `Bearer ${secret}` },
      body: JSON.stringify(notification),
    });
    expect(sent.status, await sent.clone().text()).to.equal(200);
    await organizer.reload();
    await organizer.getByText("エンティティに属性 rate がありません。").waitFor();
    await expectAccessible(organizer);
  });

  it("no page complained on its console", () => {
    expect(desk.complaints()).to.deep.equal([]);
  });

  async function drop(name: string, rows: readonly string[]): Promise<void> {
    await organizer.goto(`${desk.url()}/observation-imports`);
    const buffer = Buffer.from(heading + rows.join(""));
    await organizer.setInputFiles('input[type="file"]', { name, mimeType: "text/csv", buffer });
    await organizer.getByText(`プレビュー：${name}`).waitFor();
  }
});

const notification = {
  id: "urn:ngsi-ld:Notification:6f0d1a52-0001",
  type: "Notification",
  subscriptionId: "urn:ngsi-ld:Subscription:otsu-soil",
  notifiedAt: new Date().toISOString(),
  data: [
    {
      id: "urn:ngsi-ld:SoilRecycling:otsu",
      type: "SoilRecycling",
      tonnes: { type: "Property", value: 1035.5, observedAt: "2026-04-03T00:00:00Z" },
    },
  ],
};
