/**
 * A fund from its set-up over a call to its distribution, in real browsers: the manager sets one up, calls, a second person approves what he has
 * seen partner by partner, a buy-back above the distributable amount is refused with its figures, a distribution is
 * told tier by tier; a partner sees its own figures alone, and one without a login reads its position by a link until
 * that is revoked.
 */
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { openBrowser, openPerson, type BrowserPerson } from "../support/browser.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
const fundName = "近江地域創生ファンド（架空）";

describe("A fund from call to distribution, in a browser", function () {
  this.timeout(600_000);
  let service: RunningService;
  let browser: Browser;
  let manager: BrowserPerson;
  let approver: BrowserPerson;
  let sharedUrl = "";

  before(async function () {
    browser = await openBrowser(this);
    service = await startService();
    manager = await signIn("manager@biwako.example");
    approver = await signIn("approver@biwako.example");
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    const started = service as RunningService | undefined;
    if (started === undefined) return;
    await started.stop();
    removeData(started);
  });

  async function signIn(email: string, window = desk): Promise<BrowserPerson> {
    const person = await openPerson(browser, window);
    const { page } = person;
    await page.goto(service.url);
    await page.getByLabel("メールアドレス").fill(email);
    await page.getByLabel("パスワード").fill(demoPassword);
    await page.getByRole("button", { name: "サインイン" }).click();
    await page.getByRole("heading", { name: "今日の仕事" }).waitFor();
    return person;
  }

  async function openFund(page: Page): Promise<void> {
    await page.goto(`${service.url}/funds`);
    await page.getByRole("link", { name: fundName }).click();
    await page.getByRole("heading", { level: 1, name: fundName }).waitFor();
  }

  async function choose(page: Page, change: string): Promise<void> {
    await openFund(page);
    await page.getByRole("link", { name: "取引を起案する" }).click();
    await page.getByLabel("起案する取引").selectOption({ label: change });
    await page.getByRole("heading", { level: 1, name: change }).waitFor();
  }

  async function askAndApprove(page: Page): Promise<void> {
    await page.getByRole("button", { name: "承認を依頼する" }).click();
    await page.getByRole("link", { name: "承認依頼を開く" }).click();
    await page.getByText("承認待ち").first().waitFor();
    await approver.page.goto(page.url());
    await approver.page.getByRole("table", { name: "組合員ごとの内訳" }).waitFor();
    await expectAccessible(approver.page);
    await approver.page.getByRole("button", { name: "承認する" }).click();
    await approver.page.getByRole("dialog").getByRole("button", { name: "承認する" }).click();
    await approver.page.getByText("承認しました").first().waitFor();
  }

  async function expectAccessible(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
    ).to.deep.equal([]);
  }

  const cell = (page: Page, table: string, partner: string): Promise<string> =>
    page.getByRole("table", { name: table }).getByRole("row", { name: partner }).innerText();

  it("a new fund is set up with its terms and its first closing, and says what is wrong before it is asked for", async () => {
    const { page } = manager;
    await page.goto(`${service.url}/funds`);
    await page.getByRole("link", { name: "ファンドを設定する" }).click();
    await page.getByLabel("名称（日本語）").fill("比叡承継ファンド（架空）");
    await page.getByLabel("名称（英語）").fill("Hiei Succession Fund (fictional)");
    await page.getByLabel("効力発生日（最初のクロージング）").fill("2026-04-01");
    await page.getByText(/まだ入力のいるもの：存続期間の満了日、組合員 1、組合員 2/).waitFor();
    await page.getByLabel("存続期間の満了日").fill("2036-03-31");
    await page.getByLabel("成功分配の割合（%）").fill("120");
    await page.getByRole("group", { name: "組合員 1" }).getByLabel("口数").fill("5");
    const bank = page.getByRole("group", { name: "組合員 2" });
    await bank.getByLabel("組合員 2").selectOption({ label: "滋賀銀行" });
    await bank.getByLabel("口数").fill("95");
    await bank.getByText("投資を辞退する会社（0 社）").click();
    await bank.getByLabel("湖東ベーカリー株式会社（架空）").check();
    await page.getByRole("alert").first().waitFor();
    await page.getByLabel("成功分配の割合（%）").fill("20");
    await page.getByRole("table", { name: "組合員ごとの内訳" }).waitFor();
    expect(await cell(page, "組合員ごとの内訳", "滋賀銀行")).to.include("¥95,000,000");
    await expectAccessible(page);
    await askAndApprove(page);
    await page.goto(`${service.url}/funds`);
    await page.getByRole("link", { name: "比叡承継ファンド（架空）" }).waitFor();
  });

  it("a call is shown partner by partner before it is asked for, and a second person approves it", async () => {
    const { page } = manager;
    await choose(page, "出資請求");
    await page.getByLabel("通知日").fill("2026-05-01");
    await page.getByLabel("払込期日").fill("2026-05-20");
    await page.getByRole("button", { name: "次へ" }).click();
    await page.getByLabel("金額").fill("10,000,001");
    await expectAccessible(page);
    await page.getByRole("button", { name: "次へ" }).click();
    await page.getByRole("table", { name: "組合員ごとの内訳" }).waitFor();
    expect(await cell(page, "組合員ごとの内訳", "滋賀銀行")).to.include("¥9,500,001");
    expect(await cell(page, "組合員ごとの内訳", "びわこキャピタル")).to.include("¥500,000");
    await expectAccessible(page);
    await askAndApprove(page);

    await choose(page, "出資履行の記録");
    await page.getByLabel("入金日").fill("2026-05-20");
    await page.getByRole("table", { name: "組合員ごとの内訳" }).waitFor();
    await askAndApprove(page);
  });

  it("a buy-back shows what the company may pay, and is refused above it with the figures", async () => {
    const { page } = manager;
    await choose(page, "分配可能額の記録");
    await page.getByLabel("投資先").selectOption({ label: "湖東ベーカリー株式会社（架空）" });
    await page.getByLabel("基準日").fill("2026-05-31");
    await page.getByLabel("金額").fill("4,000,000");
    await page.getByLabel("出所の書類").fill("第9期決算書（架空）");
    await page.getByRole("button", { name: "承認を依頼する" }).click();
    await page.getByRole("link", { name: "承認依頼を開く" }).click();
    await page.getByText("承認待ち").first().waitFor();
    await approver.page.goto(page.url());
    await approver.page.getByRole("button", { name: "承認する" }).click();
    await approver.page.getByRole("dialog").getByRole("button", { name: "承認する" }).click();
    await approver.page.getByText("承認しました").first().waitFor();

    await choose(page, "投資の回収（買取り・譲渡・償却）");
    await page.getByLabel("投資先").selectOption({ label: "湖東ベーカリー株式会社（架空）" });
    await page.getByText(/¥4,000,000（第9期決算書/).waitFor();
    await page.getByLabel("回収日").fill("2026-06-10");
    await page.getByLabel("口数・株数").fill("50");
    await page.getByLabel("回収額").fill("6,000,000");
    await page
      .getByRole("alert")
      .getByText(/2,000,000/)
      .first()
      .waitFor();
    await page.getByLabel("口数・株数").fill("25");
    await page.getByLabel("回収額").fill("3,000,000");
    await page.getByText("買取りの余裕").waitFor();
    await expectAccessible(page);
  });

  it("a distribution is told tier by tier, and its notices say who gets what", async () => {
    const { page } = manager;
    await choose(page, "分配");
    await page.getByLabel("通知日").fill("2026-06-01");
    await page.getByLabel("支払日").fill("2026-06-15");
    await page.getByLabel("金額").fill("5,000,000");
    await page.getByRole("img", { name: /出資額の返還：出資割合で ¥5,000,000、成功分配 ¥0/ }).waitFor();
    expect(await cell(page, "順位ごとの分配", "出資額の返還")).to.include("¥5,000,000");
    expect(await cell(page, "組合員ごとの内訳", "滋賀銀行")).to.include("¥4,750,000");
    await expectAccessible(page);
    await askAndApprove(page);
    await openFund(page);
    await page.getByRole("tab", { name: "出来事" }).click();
    await page.getByRole("link", { name: "通知" }).first().click();
    await page.getByRole("heading", { name: "分配の通知" }).waitFor();
    expect(await cell(page, "組合員ごとの通知", "びわこキャピタル")).to.include("¥250,000");
    await expectAccessible(page);
  });

  it("a partner sees its own figures and its J-curve, another bank sees no such fund", async () => {
    const partner = await signIn("officer@shiga.example", phone);
    await openFund(partner.page);
    await partner.page.getByRole("img", { name: /Jカーブ/ }).waitFor();
    expect(await partner.page.getByRole("main").innerText()).to.include("¥57,000,001");
    expect(await partner.page.getByRole("main").innerText()).not.to.include("¥3,000,000");
    await expectAccessible(partner.page);
    for (const tab of ["投資先", "成績", "決算", "インパクト", "契約条件"]) {
      await partner.page.getByRole("tab", { name: tab }).click();
      await partner.page.getByRole("tabpanel").getByRole("heading").first().waitFor();
      await expectAccessible(partner.page);
    }
    const address = new URL(partner.page.url()).pathname;
    const stranger = await signIn("officer@daishi.example");
    await stranger.page.goto(`${service.url}${address}`);
    await stranger.page.getByText("見つかりません").first().waitFor();
    expect(partner.complaints).to.deep.equal([]);
  });

  it("a link shows one position without a login, until it is revoked", async () => {
    const { page } = manager;
    await openFund(page);
    await page.getByRole("tab", { name: "共有リンク" }).click();
    await page.getByRole("button", { name: "リンクを作る" }).click();
    sharedUrl = await page.getByLabel("リンク", { exact: true }).inputValue();
    await expectAccessible(page);
    const link = new URL(sharedUrl);
    const visitor = await openPerson(browser, phone);
    await visitor.page.goto(`${service.url}${link.pathname}${link.hash}`);
    await visitor.page.getByRole("heading", { level: 1, name: fundName }).waitFor();
    const told = await visitor.page.getByRole("main").innerText();
    expect(told).to.include("滋賀銀行").and.to.include("¥23,750,000");
    expect(told).not.to.include("¥1,250,000");
    await expectAccessible(visitor.page);
    expect(visitor.complaints).to.deep.equal([]);

    await page.reload();
    await page.getByRole("button", { name: /^取り消す/ }).click();
    await page.getByText("取消し済み").waitFor();
    await visitor.page.reload();
    await visitor.page.getByText("このリンクは開けません").waitFor();
    await expectAccessible(visitor.page);
    expect([manager.complaints, approver.complaints].flat().filter(isNoRefusal)).to.deep.equal([]);
  });
});

/** The browser notes every answer that is not 200, also the refusals that a form shows in words. */
function isNoRefusal(text: string): boolean {
  return !text.includes("status of 422");
}
