/**
 * Accounts in real browsers against the real program: a second factor, a forgotten password, an invitation, and what an
 * attacker tries with somebody else's session.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import { Secret, TOTP } from "otpauth";
import type { Browser, Page } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { openBrowser, openPerson, type BrowserPerson } from "../support/browser.ts";
import { mailedLink } from "../support/outbox.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };
const newPassword = "a-quiet-river-in-may";
const admin = "admin@shiga.example";

describe("Accounts in a browser", function () {
  this.timeout(600_000);
  let service: RunningService;
  let browser: Browser;
  let secret = "";
  let adminPage: Page | undefined;
  const people: BrowserPerson[] = [];

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

  afterEach(async function () {
    if (this.currentTest?.state !== "failed") return;
    for (const [position, { page }] of people.entries()) {
      await page.screenshot({ path: `.cache/e2e/account-${String(position)}.png`, fullPage: true });
    }
  });

  async function open(window: typeof phone): Promise<Page> {
    const person = await openPerson(browser, window);
    people.push(person);
    return person.page;
  }

  async function givePassword(page: Page, email: string, password: string): Promise<void> {
    await page.goto(`${service.url}/sign-in`);
    await page.getByLabel("メールアドレス").fill(email);
    await page.getByLabel("パスワード").fill(password);
    await page.getByRole("button", { name: "サインイン" }).click();
  }

  async function signIn(window: typeof phone, email: string, password: string): Promise<Page> {
    const page = await open(window);
    await givePassword(page, email, password);
    await page.getByRole("heading", { name: "今日の仕事" }).waitFor();
    return page;
  }

  /** `later`: periods from now; one ahead is still accepted, and no code works twice. */
  function codeNow(later = 0): string {
    const timestamp = Date.now() + later * 30_000;
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
  }

  async function picture(page: Page, called: string): Promise<void> {
    await page.screenshot({ path: `.cache/e2e/account-${called}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    expect(found, called).to.deep.equal([]);
    const isWide = await page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1");
    expect(isWide, `${called} scrolls sideways`).to.equal(false);
  }

  it("a second factor is added with an app, and asked for from then on", async () => {
    const page = await signIn(desk, admin, demoPassword);
    await page.goto(`${service.url}/settings`);
    const section = page.getByRole("region", { name: "二段階認証" });
    await section.getByLabel("現在のパスワード").fill(demoPassword);
    await page.getByRole("button", { name: "認証アプリを登録" }).click();
    await page.getByRole("img", { name: /QR コード/ }).waitFor();
    secret = (await page.getByLabel("読み取れないときは、このキーを入力").inputValue()).replaceAll(" ", "");
    await picture(page, "enrolment");
    await page.getByLabel("確認コード").fill(codeNow(-1));
    await page.getByRole("button", { name: "二段階認証を有効にする" }).click();
    await page.getByText("リカバリーコードを保管してください").waitFor();
    await picture(page, "recovery-codes");
    const [recoveryCode = ""] = await page.locator(".recovery-codes li").allTextContents();
    await page.getByRole("button", { name: "保管しました" }).click();
    await page.getByText("リカバリーコード 残り 10 個").waitFor();

    const again = await open(phone);
    await givePassword(again, admin, demoPassword);
    await again.getByRole("heading", { name: "二段階認証" }).waitFor();
    await picture(again, "second-step");
    await again.getByLabel("確認コード").fill("000000");
    await again.getByRole("button", { name: "サインイン" }).click();
    await again.getByText("確認コードが正しくないか").waitFor();
    await again.getByLabel("確認コード").fill(codeNow());
    await again.getByRole("button", { name: "サインイン" }).click();
    await again.getByRole("heading", { name: "今日の仕事" }).waitFor();

    const withoutPhone = await open(phone);
    await givePassword(withoutPhone, admin, demoPassword);
    await withoutPhone.getByRole("button", { name: /リカバリーコードを使う/ }).click();
    await withoutPhone.getByLabel("リカバリーコード").fill(recoveryCode);
    await withoutPhone.getByRole("button", { name: "サインイン" }).click();
    await withoutPhone.getByRole("heading", { name: "今日の仕事" }).waitFor();
  });

  it("a forgotten password is replaced by the link in a mail", async () => {
    const page = await open(phone);
    await page.goto(service.url);
    await page.getByRole("link", { name: "パスワードをお忘れですか" }).click();
    await page.getByRole("heading", { name: "パスワードの再設定" }).waitFor();
    await page.getByLabel("メールアドレス").fill("officer@shiga.example");
    await picture(page, "forgot");
    await page.getByRole("button", { name: "リンクを送る" }).click();
    await page.getByText("受け付けました").waitFor();
    const link = await mailedLink(service.dataFolder, { to: "officer@shiga.example" });
    await page.goto(link);
    await page.getByLabel("新しいパスワード").fill(newPassword);
    // The token leaves the address.
    await page.waitForURL((url) => url.hash === "");
    await picture(page, "reset");
    await page.getByRole("button", { name: "パスワードを設定" }).click();
    await page.getByText("パスワードを変更しました").waitFor();
    await signIn(desk, "officer@shiga.example", newPassword);

    const thief = await open(desk);
    await thief.goto(link);
    await thief.getByLabel("新しいパスワード").fill("another-quiet-river");
    await thief.getByRole("button", { name: "パスワードを設定" }).click();
    await thief.getByText("このリンクは使用済みか、期限が切れています").waitFor();
  });

  it("a person is invited on the administration page, joins on a phone, and is given other roles", async () => {
    const page = await open(desk);
    adminPage = page;
    await givePassword(page, admin, demoPassword);
    await page.getByLabel("確認コード").fill(codeNow(1));
    await page.getByRole("button", { name: "サインイン" }).click();
    await page.getByRole("heading", { name: "今日の仕事" }).waitFor();
    await page.goto(`${service.url}/administration`);
    await page.getByLabel("名前").fill("散歩 花子");
    await page.getByLabel("メールアドレス").fill("hanako@shiga.example");
    await page.getByRole("checkbox", { name: "担当者", exact: true }).first().check();
    await page.getByRole("button", { name: "招待する" }).click();
    await page.getByText("返事待ち").waitFor();
    await picture(page, "administration");

    const newcomer = await open(phone);
    await newcomer.goto(await mailedLink(service.dataFolder, { to: "hanako@shiga.example" }));
    await newcomer.getByText("滋賀銀行 に招待されています").waitFor();
    await newcomer.getByLabel("新しいパスワード").fill(newPassword);
    await picture(newcomer, "invitation");
    await newcomer.getByRole("button", { name: "参加する" }).click();
    await newcomer.getByText("滋賀銀行 に参加しました").waitFor();
    await givePassword(newcomer, "hanako@shiga.example", newPassword);
    await newcomer.getByRole("heading", { name: "今日の仕事" }).waitFor();

    await page.reload();
    await page.getByRole("button", { name: "散歩 花子 さんの変更" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: "監査人" }).check();
    await dialog.getByLabel("理由").fill("人事異動");
    await dialog.getByRole("button", { name: "役割を保存" }).click();
    await page.getByRole("cell", { name: /担当者、監査人/ }).waitFor();
    await newcomer.reload();
    await newcomer.getByRole("button", { name: "サインイン" }).waitFor();
  });

  it("the administrator sees who is signed in, the tokens and the log, on a desk and on a phone", async () => {
    const page = present(adminPage, "the administrator's page");
    await page.goto(`${service.url}/administration`);
    for (const [tab, called] of [
      ["外部連携", "programs"],
      ["サインイン", "sessions"],
      ["記録", "log"],
    ] as const) {
      await page.getByRole("tab", { name: tab }).click();
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      await page.waitForTimeout(500);
      await picture(page, called);
    }
    await page.getByRole("rowheader", { name: "役割を変更" }).first().waitFor();
    await page.setViewportSize(phone);
    await page.goto(`${service.url}/administration?tab=log`);
    await page.getByRole("rowheader", { name: "役割を変更" }).first().waitFor();
    await picture(page, "log-phone");
    await page.goto(`${service.url}/administration`);
    await page.getByRole("button", { name: "招待する" }).waitFor();
    await picture(page, "administration-phone");
    await page.goto(`${service.url}/settings`);
    await page.getByText("リカバリーコード 残り").waitFor();
    await picture(page, "settings-phone");
    await page.getByText("English").first().click();
    await page.getByRole("heading", { name: "Second factor" }).waitFor();
    await page.setViewportSize(desk);
    await picture(page, "settings-english");
  });

  it("a session planted before signing in opens nothing afterwards", async () => {
    const page = await open(desk);
    const planted = "A".repeat(43);
    await page.context().addCookies([{ name: "sanpo_session", value: planted, url: service.url }]);
    await givePassword(page, "officer@shiga.example", newPassword);
    await page.getByRole("heading", { name: "今日の仕事" }).waitFor();
    const [own] = await page.context().cookies();
    expect(own?.value).not.to.equal(planted);
    const attacker = await fetch(`${service.url}/v1/session`, {
      headers: { cookie: `sanpo_session=${planted}` },
    });
    expect(attacker.status).to.equal(401);
    expect(await page.evaluate("document.cookie"), "no script can read it").to.equal("");
  });

  it("a session copied before signing out opens nothing afterwards", async () => {
    const page = await signIn(desk, "officer@shiga.example", newPassword);
    const [own] = await page.context().cookies();
    const replay = () =>
      fetch(`${service.url}/v1/session`, { headers: { cookie: `sanpo_session=${own?.value ?? ""}` } });
    expect((await replay()).status).to.equal(200);
    await page.getByRole("button", { name: /滋賀銀行/ }).click();
    await page.getByRole("menuitem", { name: "サインアウト" }).click();
    await page.getByRole("button", { name: "サインイン" }).waitFor();
    expect((await replay()).status).to.equal(401);
  });

  it("another site can do nothing with the session of a visitor, by form or by script", async () => {
    const page = await signIn(desk, "officer@shiga.example", newPassword);
    const target = `${service.url}/v1/account/sessions`;
    const evil = createServer((_request, response) => {
      response.setHeader("content-type", "text/html");
      response.end(
        `<form id="f" method="post" action="${service.url}/v1/api-tokens" enctype="text/plain" target="t">
           <input name='{"name":"stolen","x":"' value='"}'></form><iframe name="t"></iframe>`,
      );
    });
    await new Promise<void>((resolve) => evil.listen(0, "127.0.0.1", resolve));
    const { port } = evil.address() as AddressInfo;
    const visit = await page.context().newPage();
    await visit.goto(`http://localhost:${String(port)}/`);
    await visit.evaluate("document.getElementById('f').submit()");
    const scripted = await visit.evaluate(
      `Promise.all([
         fetch("${target}", { method: "DELETE", credentials: "include" }).then((r) => r.status, () => "blocked"),
         fetch("${service.url}/v1/session", { credentials: "include" }).then((r) => r.text(), () => "blocked"),
         fetch("${service.url}/v1/api-tokens", { method: "POST", credentials: "include", mode: "no-cors",
           headers: { "content-type": "text/plain" }, body: '{"name":"stolen"}' }).then((r) => r.type, () => "blocked"),
       ])`,
    );
    expect(scripted).to.deep.equal(["blocked", "blocked", "blocked"]);
    evil.close();
    await page.goto(`${service.url}/settings`);
    await page.getByText("トークンはまだありません").waitFor();
  });

  it("no page complained", () => {
    const refusals = /status of (?:401|403|422|429)/;
    expect(
      people.flatMap(({ complaints }) => complaints.filter((text) => !refusals.test(text))),
    ).to.deep.equal([]);
  });
});
