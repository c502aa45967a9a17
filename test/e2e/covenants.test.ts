/**
 * A breach and its waiver, played by two people in real browsers: the officer records that a promise was not kept and
 * asks for a waiver, the approver grants it, and the covenant tells both names.
 */
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { openBrowser, openPerson } from "../support/browser.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

const desk = { width: 1360, height: 900 };
const phone = { width: 390, height: 844 };

describe("A breach and its waiver by two people, in a browser", function () {
  this.timeout(600_000);
  let service: RunningService;
  let browser: Browser;

  before(async function () {
    browser = await openBrowser(this);
    service = await startService();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    const started = service as RunningService | undefined;
    if (started === undefined) return;
    await started.stop();
    removeData(started);
  });

  async function signIn(email: string, window = desk): Promise<Page> {
    const { page } = await openPerson(browser, window);
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

  it("the officer records a breach, asks for a waiver, and the approver grants it", async () => {
    const officer = await signIn("officer@shiga.example");
    await officer.goto(`${service.url}/covenants`);
    await officer.getByRole("link", { name: "資産ロック（解散時の残余財産）" }).waitFor();
    await expectAccessible(officer);
    await officer.getByRole("link", { name: "資産ロック（解散時の残余財産）" }).click();
    const form = officer.getByRole("form", { name: "対応する 2024-03-31" });
    await form.getByLabel("守られていない").check();
    await form.getByLabel("理由").fill("定款の変更が届け出られていない。");
    await form.getByRole("button", { name: "記録する" }).click();
    await form.getByLabel("手続き").selectOption("waive");
    await form.getByLabel("猶予の期限").fill("2030-03-31");
    await form.getByRole("button", { name: "承認を依頼する" }).click();
    await form.getByText("理由を入力してください。").waitFor();
    await form.getByLabel("理由").fill("次の総会で定款を戻す。");
    await expectAccessible(officer);
    await form.getByRole("button", { name: "承認を依頼する" }).click();
    await officer.getByText("承認を依頼しました").first().waitFor();

    const approver = await signIn("approver@shiga.example");
    await approver.getByRole("link", { name: /コベナンツ抵触の猶予/ }).click();
    await approver.getByText("次の総会で定款を戻す。").waitFor();
    await approver.getByRole("button", { name: "承認する" }).click();
    await approver.getByRole("dialog").getByRole("button", { name: "承認する" }).click();
    await approver.getByText("承認しました").first().waitFor();

    await officer.reload();
    await officer
      .getByText(/2030.*まで猶予/)
      .first()
      .waitFor();
    await officer
      .getByText(/依頼：大津 一郎/)
      .first()
      .waitFor();
  });

  it("the borrower sees on a phone what figures would come to before submitting them", async () => {
    const borrower = await signIn("organizer@yamazaki.example", phone);
    await borrower.goto(`${service.url}/figures`);
    await borrower.getByLabel("期首").fill("2025-04-01");
    await borrower.getByLabel("期末").fill("2026-03-31");
    await borrower.getByLabel("純資産").fill("600,000,000");
    await borrower.getByText("抵触").first().waitFor();
    await borrower.getByLabel("純資産").fill("700,000,000");
    await borrower.getByText("遵守").first().waitFor();
    await expectAccessible(borrower);
    await borrower.goto(`${service.url}/calendar`);
    await borrower.getByRole("heading", { name: "期日カレンダー" }).waitFor();
    await borrower.getByRole("button", { name: "iCal の URL を作る" }).click();
    const address = await borrower.getByLabel("iCalendar").inputValue();
    const feed = await fetch(address);
    expect(feed.headers.get("content-type")).to.match(/^text\/calendar/);
    expect(await feed.text()).to.match(/BEGIN:VEVENT[\s\S]*UID:covenant\//);
    await expectAccessible(borrower);
  });
});
