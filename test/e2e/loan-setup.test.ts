/** An officer sets up a facility and its first drawdown in a browser; an approver approves it; it then grows and is repriced. */
import type { Page } from "playwright-core";
import { expect } from "chai";
import { approve, expectAccessible, openBankDesk, requestAndApprove } from "../support/bank-desk.ts";

describe("Setting up a loan, in a browser", function () {
  this.timeout(600_000);
  const bank = openBankDesk("loan-setup");
  let officer: Page;
  let approver: Page;

  before(async () => {
    officer = await bank.person("officer@shiga.example");
    approver = await bank.person("approver@shiga.example");
  });

  it("the officer fills in four steps, sees the schedule while typing, and loses nothing on reload", async () => {
    const page = officer;
    await page.goto(`${bank.url()}/facilities/new`);
    await page.getByLabel("プロジェクト").selectOption({ index: 1 });
    await page.getByLabel("借入人", { exact: true }).selectOption({ index: 1 });
    await page.getByRole("textbox", { name: "貸付枠の番号" }).fill("F-E2E");
    await page.getByRole("textbox", { name: "極度額" }).fill("30,000,000");
    await page.getByLabel("契約日").fill("2025-11-28");
    await page.getByRole("textbox", { name: "資金使途（日本語）" }).fill("設備");
    await page.getByRole("textbox", { name: "資金使途（英語）" }).fill("Equipment");
    await page.getByRole("button", { name: "担保・保証人を追加" }).click();
    await page.getByRole("textbox", { name: "名称" }).fill("架空信用保証協会");
    await expectAccessible(page);
    await page.getByRole("button", { name: "次へ" }).click();
    await page.getByRole("radio", { name: /元利均等/ }).click();
    await page.getByRole("textbox", { name: "スプレッド（％）" }).fill("2");
    await page.getByLabel("日数計算方式").selectOption("monthly");
    await page.getByRole("button", { name: "次へ" }).click();
    await page.getByRole("textbox", { name: "貸付番号" }).fill("L-E2E");
    await page.getByRole("textbox", { name: "貸付元金" }).fill("10000000");
    await page.getByLabel("貸付実行日").fill("2025-11-30");
    await page.getByLabel("初回期日").fill("2025-12-31");
    await page.getByText("¥516,627").first().waitFor();
    await page.getByRole("img", { name: /残高の推移/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "返済回数" }).fill("0");
    await page.getByRole("alert").first().waitFor();
    await page.getByRole("textbox", { name: "返済回数" }).fill("60");
    await page.reload();
    await page.getByText("¥516,627").first().waitFor();
    await page.getByRole("button", { name: /確認と承認依頼/ }).click();
    await page.getByRole("button", { name: "承認を依頼" }).click();
    await page.getByText("承認待ち").first().waitFor();
  });

  it("the approver approves, and the facility shows what is drawn and how it is secured", async () => {
    await approve(approver, officer.url());
    await approver.goto(`${bank.url()}/facilities`);
    await approver.getByRole("link", { name: "F-E2E" }).click();
    await approver.getByRole("link", { name: "L-E2E" }).waitFor();
    await approver.getByText("33.33 %").first().waitFor();
    await approver.getByRole("row", { name: /架空信用保証協会 保証人/ }).waitFor();
    await expectAccessible(approver);
  });

  it("a further loan beyond the limit is refused at its field; one within it is drawn", async () => {
    await openFacility();
    await officer.getByRole("link", { name: "新しい貸付" }).click();
    await officer.getByRole("textbox", { name: "貸付番号" }).fill("L-E2E-2");
    await officer.getByRole("textbox", { name: "貸付元金" }).fill("20,000,001");
    await officer.getByLabel("貸付実行日").fill("2025-12-01");
    await officer.getByLabel("初回期日").fill("2025-12-31");
    await officer.getByRole("alert").first().waitFor();
    await officer.getByRole("textbox", { name: "貸付元金" }).fill("20,000,000");
    await officer.getByRole("row", { name: "未使用額 ¥20,000,000 ¥0" }).waitFor();
    await expectAccessible(officer);
    await requestAndApprove(officer, approver);
    await openFacility();
    await officer.getByRole("link", { name: "L-E2E-2" }).waitFor();
    await officer.getByText("100.00 %").first().waitFor();
  });

  it("another margin is refused for a day that has one, and shows what it does to both loans", async () => {
    await openFacility();
    await officer.getByRole("button", { name: "スプレッドの変更" }).click();
    const dialog = officer.getByRole("dialog");
    await dialog.getByLabel("適用開始日").fill("2025-11-28");
    await dialog.getByRole("textbox", { name: "スプレッド（％）" }).fill("2.5");
    await dialog.getByRole("alert").first().waitFor();
    await dialog.getByLabel("適用開始日").fill("2029-01-31");
    await dialog.getByRole("row", { name: "スプレッド 2.00 % 2.50 %" }).waitFor();
    await dialog.getByRole("heading", { name: "L-E2E-2" }).waitFor();
    await expectAccessible(officer);
    await requestAndApprove(officer, approver);
    await openFacility();
    await officer.getByRole("row", { name: "2029年1月31日 2.50 %" }).waitFor();
  });

  it("no page complained on its console", () => {
    expect(bank.complaints()).to.deep.equal([]);
  });

  async function openFacility(): Promise<void> {
    await officer.goto(`${bank.url()}/facilities`);
    await officer.getByRole("link", { name: "F-E2E" }).click();
    await officer.getByRole("heading", { name: "極度額と使用状況" }).waitFor();
  }
});
