/** An officer tries a fiscal year and a fixing on the whole portfolio; a second person approves the fixing once. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { signedIn } from "../support/api-client.ts";
import { openBrowser, openPerson } from "../support/browser.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

describe("Portfolio runs in the browser", function () {
  this.timeout(480_000);
  let browser: Browser;
  let service: RunningService;

  before(async function () {
    browser = await openBrowser(this);
    service = await startService();
  });
  after(async () => {
    await browser.close();
    await service.stop();
    removeData(service);
  });

  async function signIn(page: Page, email: string): Promise<void> {
    page.setDefaultTimeout(90_000);
    await page.goto(service.url);
    await page.getByLabel("メールアドレス").fill(email);
    await page.getByLabel("パスワード").fill(demoPassword);
    await page.getByRole("button", { name: "サインイン" }).click();
    await openRuns(page);
  }

  /** The first page also links to requests by their titles: the list is there once its heading is. */
  async function openRuns(page: Page): Promise<void> {
    await page.getByRole("link", { name: "一括処理", exact: true }).click();
    await page.getByRole("heading", { name: "一括処理", exact: true }).waitFor();
  }

  it("a dry run names who is left out and why, and one approval carries out exactly it", async () => {
    const officer = await openPerson(browser, { width: 1280, height: 900 });
    await signIn(officer.page, "officer@shiga.example");
    await officer.page.getByLabel("年度（4月に始まる年）").fill("2024");
    await officer.page.getByRole("button", { name: "試算を始める" }).click();
    await officer.page.getByRole("heading", { name: "2024年度の判定の一括処理" }).waitFor();
    await officer.page.getByText("判定済み").first().waitFor();
    const { violations } = await new AxeBuilder({ page: officer.page }).analyze();
    expect(violations.map(({ id }) => id)).to.deep.equal([]);

    await officer.page.getByRole("link", { name: "一括処理の一覧" }).click();
    await officer.page.getByText("基準金利の改定", { exact: true }).click();
    await officer.page.getByLabel("基準金利のコード").fill("SHIGA-DEMO-BASE");
    await officer.page.getByLabel("適用開始日").fill("2026-10-01");
    await officer.page.getByLabel("金利（％）").fill("1.5");
    await officer.page.getByRole("button", { name: "試算を始める" }).click();
    await officer.page.getByRole("button", { name: "承認を依頼" }).waitFor();
    const saving = officer.page.waitForEvent("download");
    await officer.page.getByRole("link", { name: "CSV で書き出す" }).click();
    const saved = readFileSync(await (await saving).path(), "utf8");
    expect(saved).to.contain("満期までの利息の差");
    await officer.page.getByRole("button", { name: "承認を依頼" }).click();
    await officer.page.getByText("別の担当者の承認を待っています。").waitFor();

    const approver = await openPerson(browser, { width: 1280, height: 900 });
    await signIn(approver.page, "approver@shiga.example");
    await approver.page.getByRole("link", { name: /SHIGA-DEMO-BASE の改定/ }).click();
    await approver.page.getByRole("link", { name: "承認依頼を開く" }).click();
    await approver.page.getByRole("button", { name: "承認する" }).click();
    await approver.page.getByRole("dialog").getByRole("button", { name: "承認する" }).click();
    await openRuns(approver.page);
    await approver.page.getByRole("link", { name: /SHIGA-DEMO-BASE の改定/ }).click();
    await approver.page.getByText(/完了 · \d+ \/ \d+ 件/).waitFor();
    await approver.page.getByText("実行済み").first().waitFor();
    expect([...officer.complaints, ...approver.complaints]).to.deep.equal([]);
  });

  it("the organization alone learns of its runs, and who may not ask is refused", async () => {
    const officer = await signedIn(service.url, "officer@shiga.example");
    const approver = await signedIn(service.url, "approver@shiga.example");
    const { items } = (await officer.get<{ items: { id: string }[] }>("/v1/portfolio-runs")).body;
    const stranger = await signedIn(service.url, "officer@daishi.example");
    const foreign = await stranger.get(`/v1/portfolio-runs/${items[0]?.id ?? ""}`);
    expect(foreign.status).to.equal(404);
    const refused = await approver.post("/v1/portfolio-runs", { kind: "fiscalYear", fiscalYear: 2025 });
    expect(refused.status).to.equal(403);
  });
});
