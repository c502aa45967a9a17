/**
 * The ways in, in real browsers against the real program: the first organization by the set-up link, single sign-on
 * through an OpenID provider, and what a code or a click that comes twice is good for.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import { Secret, TOTP } from "otpauth";
import type { Browser, Page, Request } from "playwright-core";
import { present } from "../../src/domain/kernel/invariant.ts";
import { openBrowser, openPerson, type BrowserPerson } from "../support/browser.ts";
import { oidcClient, startOidcProvider, type OidcProvider } from "../support/oidc-provider.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };
const email = "hanako@sanpo.example";
const password = "a-quiet-river-in-may";

describe("Ways in, in a browser", function () {
  this.timeout(600_000);
  let service: RunningService;
  let provider: OidcProvider;
  let browser: Browser;
  let secret = "";
  /** Signed in since the second factor was added, which ended every other session. */
  let adminPage: Page | undefined;
  const people: BrowserPerson[] = [];

  before(async function () {
    browser = await openBrowser(this);
    provider = await startOidcProvider();
    service = await startService({ demo: false });
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    await (provider as OidcProvider | undefined)?.close();
    const started = service as RunningService | undefined;
    if (started === undefined) return;
    await started.stop();
    removeData(started);
  });

  afterEach(async function () {
    if (this.currentTest?.state !== "failed") return;
    for (const [position, { page }] of people.entries()) {
      await page.screenshot({ path: `.cache/e2e/entry-${String(position)}.png`, fullPage: true });
    }
  });

  async function open(window: typeof phone): Promise<Page> {
    const person = await openPerson(browser, window);
    people.push(person);
    return person.page;
  }

  async function picture(page: Page, called: string): Promise<void> {
    await page.screenshot({ path: `.cache/e2e/entry-${called}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    expect(found, called).to.deep.equal([]);
    const isWide = await page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1");
    expect(isWide, `${called} scrolls sideways`).to.equal(false);
  }

  async function givePassword(page: Page): Promise<void> {
    await page.goto(`${service.url}/sign-in`);
    await page.getByLabel("メールアドレス").fill(email);
    await page.getByLabel("パスワード").fill(password);
    await page.getByRole("button", { name: "サインイン", exact: true }).click();
  }

  /** `later`: periods from now; one ahead is still accepted. */
  const codeNow = (later = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 });

  async function setUpLink(): Promise<string> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const link = /https?:\/\/\S+#[\w-]+/.exec(service.printed())?.[0];
      if (link !== undefined) return link;
      await pause(100);
    }
    throw new Error(`no link: ${service.printed()}`);
  }

  it("an empty service knows nobody, and its one-time link sets up the first organization", async () => {
    for (const [guess, tried] of [
      ["admin@shiga.example", "sanpo-yoshi-demo"],
      ["admin", "admin"],
    ]) {
      const { status } = await fetch(`${service.url}/v1/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: guess, password: tried }),
      });
      expect(status).to.be.oneOf([400, 401]);
    }
    const link = await setUpLink();
    const page = await open(phone);
    await page.goto(link);
    await page.getByLabel("組織名(日本語)").fill("架空さんぽ銀行");
    await page.waitForURL((url) => url.hash === "");
    await page.getByLabel("組織名(英語)").fill("Sanpo Bank");
    await page.getByLabel("あなたの名前").fill("散歩 花子");
    await page.getByLabel("あなたのメールアドレス").fill(email);
    await page.getByLabel("新しいパスワード").fill(password);
    await picture(page, "set-up");
    await page.getByRole("button", { name: "開設する" }).dblclick();
    await page.getByText("組織を開設しました").waitFor();
    await givePassword(page);
    await page.getByRole("heading", { name: "今日の仕事" }).waitFor();

    const thief = await open(desk);
    await thief.goto(link);
    await thief.getByLabel("組織名(日本語)").fill("架空よそ者銀行");
    await thief.getByLabel("組織名(英語)").fill("Other Bank");
    await thief.getByLabel("あなたの名前").fill("他人");
    await thief.getByLabel("あなたのメールアドレス").fill("other@sanpo.example");
    await thief.getByLabel("新しいパスワード").fill(password);
    await thief.getByRole("button", { name: "開設する" }).click();
    await thief.getByText("このリンクは使用済みか、期限が切れています").waitFor();
  });

  it("a code of the app that has been used opens nothing for whoever saw it", async () => {
    const page = await open(desk);
    await givePassword(page);
    await page.getByRole("heading", { name: "今日の仕事" }).waitFor();
    await page.goto(`${service.url}/settings`);
    await page.getByRole("region", { name: "二段階認証" }).getByLabel("現在のパスワード").fill(password);
    await page.getByRole("button", { name: "認証アプリを登録" }).click();
    secret = (await page.getByLabel("読み取れないときは、このキーを入力").inputValue()).replaceAll(" ", "");
    await page.getByLabel("確認コード").fill(codeNow(-1));
    await page.getByRole("button", { name: "二段階認証を有効にする" }).click();
    await page.getByRole("button", { name: "保管しました" }).click();
    adminPage = page;

    const [owner, onlooker] = [await open(phone), await open(phone)];
    for (const each of [owner, onlooker]) {
      await givePassword(each);
      await each.getByRole("heading", { name: "二段階認証" }).waitFor();
    }
    const code = codeNow();
    await owner.getByLabel("確認コード").fill(code);
    await owner.getByRole("button", { name: "サインイン" }).click();
    await owner.getByRole("heading", { name: "今日の仕事" }).waitFor();
    await onlooker.getByLabel("確認コード").fill(code);
    await onlooker.getByRole("button", { name: "サインイン" }).click();
    await onlooker.getByText("確認コードが正しくないか").waitFor();
    expect(await onlooker.context().cookies()).to.deep.equal([]);
  });

  it("a double click records once, and the request sent again gets the first answer", async () => {
    const page = present(adminPage, "the administrator's page");
    await page.goto(`${service.url}/administration?tab=programs`);
    const sent: Request[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/v1/service-accounts")) sent.push(request);
    });
    await page.getByLabel("名前").fill("nightly");
    await page.getByRole("checkbox", { name: "監査人" }).check();
    await page.getByRole("button", { name: "サービスアカウントを作成" }).dblclick();
    await page.getByRole("rowheader", { name: "nightly" }).waitFor();
    const [first] = sent;
    const { "idempotency-key": key = "", ...others } = (await first?.allHeaders()) ?? {};
    expect(key).to.match(/^\S{8,}$/);
    const headers = { "idempotency-key": key, "x-csrf-token": others["x-csrf-token"] ?? "" };
    const again = await page.request.post(`${service.url}/v1/service-accounts`, {
      headers: { ...headers, "content-type": "application/json", origin: service.url },
      data: first?.postData() ?? "",
    });
    expect([again.status(), again.headers()["idempotent-replay"]]).to.deep.equal([201, "true"]);
    await page.reload();
    await page.getByRole("rowheader", { name: "nightly" }).first().waitFor();
    expect(await page.getByRole("rowheader", { name: "nightly" }).count()).to.equal(1);
  });

  it("single sign-on lets a member in, asks for the second factor all the same, and lets nobody else in", async () => {
    const page = present(adminPage, "the administrator's page");
    const session = await page.request.get(`${service.url}/v1/session`);
    const { organization } = (await session.json()) as { organization: { id: string } };
    const file = path.join(service.dataFolder, "providers.json");
    const { clientId, clientSecret } = oidcClient;
    const named = { id: "house", organizationId: organization.id, nameJa: "行内認証", nameEn: "House" };
    writeFileSync(file, JSON.stringify([{ ...named, issuer: provider.issuer, clientId, clientSecret }]));
    await service.stop();
    const { dataFolder } = service;
    service = await startService({ demo: false, dataFolder, environment: { SANPO_OIDC_FILE: file } });
    Object.assign(provider.claims, { email, email_verified: true });

    const member = await open(phone);
    await member.goto(`${service.url}/sign-in`);
    await member.getByRole("button", { name: "行内認証 でサインイン" }).waitFor();
    await picture(member, "sign-in-with-provider");
    await member.getByRole("button", { name: "行内認証 でサインイン" }).click();
    await member.getByRole("button", { name: "続ける" }).waitFor();
    await picture(member, "callback");
    const callback = member.url();
    await member.getByRole("button", { name: "続ける" }).click();
    await member.getByRole("heading", { name: "二段階認証" }).waitFor();
    await member.getByLabel("確認コード").fill(codeNow(1));
    await member.getByRole("button", { name: "サインイン" }).click();
    await member.getByRole("heading", { name: "今日の仕事" }).waitFor();

    const thief = await open(desk);
    await thief.goto(callback);
    await thief.getByRole("button", { name: "続ける" }).click();
    await thief.getByRole("alert").waitFor();
    Object.assign(provider.claims, { sub: "person-2", email: "nobody@sanpo.example" });
    await thief.goto(`${service.url}/sign-in`);
    await thief.getByText("English").first().click();
    await thief.getByRole("button", { name: "Sign in with House" }).click();
    await thief.getByRole("button", { name: "Go on" }).click();
    await thief.getByRole("alert").waitFor();
    await picture(thief, "single-sign-on-refused-english");
    expect(await thief.context().cookies()).to.deep.equal([]);
  });

  it("the auditor of the house finds in the log who came in how, who was kept out, and what was made", async () => {
    const page = present(adminPage, "the administrator's page");
    await page.goto(`${service.url}/administration?tab=log`);
    for (const event of ["サインイン", "確認コードの誤り", "サービスアカウントを作成", "組織を開設"]) {
      await page.getByLabel("出来事").selectOption({ label: event });
      await page.getByRole("rowheader", { name: event, exact: true }).first().waitFor();
    }
    await page.getByLabel("出来事").selectOption({ label: "すべて" });
    await page.getByLabel(/記録（/).fill("no id");
    await page.getByText("記録の番号が見つかりません").waitFor();
    await page.getByLabel(/記録（/).fill("");
    await page.getByLabel("人", { exact: true }).selectOption({ label: "散歩 花子" });
    await page.getByRole("rowheader", { name: "サインイン", exact: true }).first().waitFor();
    await picture(page, "log");
    await page.setViewportSize(phone);
    await picture(page, "log-phone");
  });

  it("no page complained", () => {
    const refusals = /status of (?:400|401|403|409|422|429)/;
    expect(
      people.flatMap(({ complaints }) => complaints.filter((text) => !refusals.test(text))),
    ).to.deep.equal([]);
  });
});
