/**
 * A project from its first line to the page that residents read, in real browsers: the organizer sets it up on a phone
 * and asks for a public page, a second person approves it, and everybody reads it without a script.
 */
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { approve } from "../support/bank-desk.ts";
import { openBrowser, openPerson } from "../support/browser.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

describe("A project and its public page, in a browser", function () {
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

  it("is set up on a phone, approved by a second person and read by everybody", async () => {
    const organizer = await signIn("organizer@koto.example", phone);
    await organizer.goto(`${service.url}/projects`);
    await organizer.getByRole("link", { name: "新しいプロジェクト" }).click();
    await organizer.getByRole("textbox", { name: "名称", exact: true }).fill("湖東の配食");
    await organizer
      .getByRole("textbox", { name: "地域の課題", exact: true })
      .fill("昼の食事に困る人がいる。");
    await organizer.getByRole("textbox", { name: "地域", exact: true }).fill("湖東");
    await organizer.getByRole("textbox", { name: "全国地方公共団体コード" }).fill("250008");
    await expectAccessible(organizer);
    await organizer.getByRole("button", { name: "記録する" }).click();
    await organizer.getByText("検査数字が合いません").first().waitFor();
    await organizer.getByRole("textbox", { name: "全国地方公共団体コード" }).fill("250007");
    await organizer.getByRole("button", { name: "記録する" }).click();
    await organizer.getByRole("heading", { name: "湖東の配食" }).waitFor();
    const plainWords = organizer.getByRole("textbox", { name: "住民への説明", exact: true });
    await plainWords.fill("昼のお弁当を <b>毎日</b> 届けます。");
    await organizer.getByRole("button", { name: "承認を依頼する" }).click();
    await organizer.getByText("承認を依頼しました").first().waitFor();
    await expectAccessible(organizer);
    const projectId = new URL(organizer.url()).pathname.split("/").at(-1) ?? "";
    const address = `${service.url}/public/projects/${projectId}`;
    expect((await fetch(address)).status, "nothing is public before the approval").to.equal(404);

    const approver = await signIn("approver@koto.example");
    await approver.goto(`${service.url}/approvals`);
    await approver.getByRole("link", { name: /公開ページ：湖東の配食/ }).click();
    await approver.waitForURL(/\/approvals\/./);
    await approve(approver, approver.url());

    const { page: resident, complaints } = await openPerson(browser, phone);
    await resident.goto(address);
    await resident.getByRole("heading", { name: "湖東の配食" }).waitFor();
    await resident.getByText("昼のお弁当を <b>毎日</b> 届けます。").waitFor();
    expect(await resident.locator("script").count()).to.equal(0);
    await expectAccessible(resident);
    expect(complaints).to.deep.equal([]);
  });

  it("answers as unchanged what a browser has already, and shows no terms and no persons", async () => {
    const pages = await fetch(`${service.url}/public/projects/not-an-id`);
    expect(pages.status).to.equal(404);
    const organizer = await signIn("organizer@koto.example");
    await organizer.goto(`${service.url}/projects`);
    await organizer.getByRole("link", { name: "湖東の暮らしを支える店と足（架空）" }).click();
    await organizer.getByRole("heading", { name: "ロジックモデル" }).waitFor();
    await organizer.getByRole("heading", { name: "連携協定" }).waitFor();
    await expectAccessible(organizer);
    const projectId = new URL(organizer.url()).pathname.split("/").at(-1) ?? "";
    const address = `${service.url}/public/projects/${projectId}`;
    const first = await fetch(address);
    const etag = first.headers.get("etag") ?? "";
    const html = await first.text();
    expect(first.headers.get("content-security-policy")).to.include("default-src 'none'");
    expect(html).to.include("<svg").and.not.to.include("<script");
    expect(html).not.to.match(/愛荘|金利|円/);
    expect((await fetch(address, { headers: { "If-None-Match": etag } })).status).to.equal(304);
    const data = await fetch(`${address}/cids.jsonld`);
    expect(data.headers.get("content-type")).to.include("application/ld+json");
  });
});
