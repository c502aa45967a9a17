/** An officer sets up a facility and its first drawdown in a browser; an approver approves it; the loan is there. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { openBrowser, openPerson, type BrowserPerson } from "../support/browser.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

const desk = { width: 1360, height: 900 };

describe("Setting up a loan, in a browser", function () {
  this.timeout(240_000);
  let service: RunningService;
  let browser: Browser;
  const people: BrowserPerson[] = [];

  before(async function () {
    browser = await openBrowser(this);
    service = await startService();
  });
  after(async () => {
    await (browser as Browser | undefined)?.close();
    const started = service as RunningService | undefined;
    if (started !== undefined) {
      await started.stop();
      removeData(started);
    }
  });

  /** What each person saw when a step failed, for whoever has to find out why. */
  afterEach(async function () {
    if (this.currentTest?.state !== "failed") return;
    for (const [position, { page }] of people.entries()) {
      await page.screenshot({ path: `.cache/e2e/loan-setup-${String(position)}.png`, fullPage: true });
    }
  });

  async function signIn(email: string): Promise<Page> {
    const person = await openPerson(browser, desk);
    people.push(person);
    const { page } = person;
    await page.goto(service.url);
    await page.getByLabel("メールアドレス").fill(email);
    await page.getByLabel("パスワード").fill(demoPassword);
    await page.getByRole("button", { name: "サインイン" }).click();
    await page.getByRole("heading", { name: "今日の仕事" }).waitFor();
    return page;
  }

  async function expectAccessible(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
    ).to.deep.equal([]);
  }

  it("the officer fills in four steps, sees the schedule while typing, and loses nothing on reload", async () => {
    const page = await signIn("officer@shiga.example");
    await page.goto(`${service.url}/facilities/new`);
    await page.getByLabel("プロジェクト").selectOption({ index: 1 });
    await page.getByLabel("借入人", { exact: true }).selectOption({ index: 1 });
    await page.getByRole("textbox", { name: "貸付枠の番号" }).fill("F-E2E");
    await page.getByRole("textbox", { name: "極度額" }).fill("30,000,000");
    await page.getByLabel("契約日").fill("2025-11-28");
    await page.getByRole("textbox", { name: "資金使途（日本語）" }).fill("設備");
    await page.getByRole("textbox", { name: "資金使途（英語）" }).fill("Equipment");
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

  it("the approver approves, and the facility shows what is drawn", async () => {
    const page = await signIn("approver@shiga.example");
    await page.goto(`${service.url}/approvals`);
    await page.getByRole("link", { name: /F-E2E/ }).first().click();
    await page.getByRole("button", { name: "承認する" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "承認する" }).click();
    await page.getByText("承認しました").first().waitFor();
    await page.goto(`${service.url}/facilities`);
    await page.getByRole("link", { name: "F-E2E" }).click();
    await page.getByRole("link", { name: "L-E2E" }).waitFor();
    await page.getByText("33.33 %").first().waitFor();
    await expectAccessible(page);
    expect(
      people.flatMap(({ complaints }) => complaints).filter((text) => !text.includes("422")),
    ).to.deep.equal([]);
  });
});
