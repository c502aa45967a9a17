/** An administrator sets up a webhook in a real browser, against the real program and a receiver that fails at will. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { Webhook } from "standardwebhooks";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { signedIn } from "../support/api-client.ts";
import { openBrowser, openPerson, type BrowserPerson } from "../support/browser.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

interface Arrived {
  readonly headers: Record<string, string>;
  readonly body: string;
}

describe("Webhooks in a browser", function () {
  this.timeout(600_000);
  let service: RunningService;
  let browser: Browser;
  let person: BrowserPerson;
  let page: Page;
  let receiver: Server;
  let secret = "";
  let isDown = false;
  const arrived: Arrived[] = [];

  before(async function () {
    browser = await openBrowser(this);
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const headers = request.headers as Record<string, string>;
        arrived.push({ headers, body: Buffer.concat(chunks).toString("utf8") });
        response.writeHead(isDown ? 503 : 200).end(isDown ? "保守中です" : "受け付けました");
      });
    });
    receiver.listen(0, "127.0.0.1");
    await once(receiver, "listening");
    service = await startService({ environment: { SANPO_WEBHOOK_LOOPBACK: "1" } });
    person = await openPerson(browser, desk);
    page = person.page;
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    (receiver as Server | undefined)?.close();
    const started = service as RunningService | undefined;
    if (started === undefined) return;
    await started.stop();
    removeData(started);
  });

  afterEach(async function () {
    if (this.currentTest?.state !== "failed") return;
    await page.screenshot({ path: ".cache/e2e/webhooks-failed.png", fullPage: true });
  });

  async function picture(called: string): Promise<void> {
    await page.screenshot({ path: `.cache/e2e/webhooks-${called}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    expect(found, called).to.deep.equal([]);
    const isWide = await page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1");
    expect(isWide, `${called} scrolls sideways`).to.equal(false);
  }

  /** Something that the bank tells of: a request for approval. */
  async function closePeriod(month: string): Promise<void> {
    const officer = await signedIn(service.url, "officer@shiga.example");
    const { body } = await officer.get<{ items: readonly { id: string }[] }>("/v1/books");
    const asked = { event: "closed", kind: "month", on: `${month}-01`, reason: "月次" };
    const { status } = await officer.post(`/v1/books/${body.items[0]?.id ?? ""}/periods`, asked);
    expect(status).to.equal(201);
  }

  it("begins with a page that explains itself, and refuses a private address", async () => {
    await page.goto(`${service.url}/sign-in`);
    await page.getByLabel("メールアドレス").fill("admin@shiga.example");
    await page.getByLabel("パスワード").fill(demoPassword);
    await page.getByRole("button", { name: "サインイン" }).click();
    await page.getByRole("heading", { name: "今日の仕事" }).waitFor();
    await page.goto(`${service.url}/administration?tab=webhooks`);
    await page.getByText("Webhook はまだありません").waitFor();
    await picture("empty");
    await page.getByRole("button", { name: "Webhook を登録" }).click();
    await page.getByLabel("名前").fill("勘定系への通知");
    await page.getByLabel("受信先の URL").fill("https://192.168.0.1/hook");
    await page.getByRole("checkbox", { name: "承認の依頼" }).check();
    await page.getByRole("button", { name: "登録する" }).click();
    await page.getByText("192.168.0.1 はインターネットの公開アドレスではない").first().waitFor();
    await picture("form");
  });

  it("is set up, shows its secret once, and delivers a test that the receiver can check", async () => {
    const { port } = receiver.address() as AddressInfo;
    await page.getByLabel("受信先の URL").fill(`http://localhost:${String(port)}/hook`);
    await page.getByRole("button", { name: "登録する" }).click();
    await page.getByRole("button", { name: "署名鍵を表示（一度だけ）" }).click();
    secret = await page.getByLabel("署名鍵", { exact: true }).inputValue();
    await picture("secret");
    await page.getByRole("button", { name: "閉じる" }).last().click();
    await page.getByRole("link", { name: "勘定系への通知" }).click();
    await page.getByRole("button", { name: "試験送信" }).click();
    await page.getByRole("cell", { name: "配信済み" }).waitFor();
    await page.getByText("HTTP 200").waitFor();
    const test = arrived.at(-1);
    const event = new Webhook(secret).verify(test?.body ?? "", test?.headers ?? {}) as { type: string };
    expect(event.type).to.equal("sanpo.webhook.test");
  });

  it("shows a receiver that fails, gives an event up, and sends it again", async () => {
    isDown = true;
    await closePeriod("2024-05");
    await page.getByText("HTTP 503").waitFor();
    await page.getByText("失敗中").waitFor();
    await picture("failing");
    await page.getByRole("link", { name: "承認の依頼" }).click();
    await page.getByText("保守中です").first().waitFor();
    await picture("delivery");
    await page.getByRole("button", { name: "断念する" }).click();
    await page.getByText("配信不能").first().waitFor();
    await page.getByRole("link", { name: "Webhook に戻る" }).click();
    isDown = false;
    await page.getByRole("button", { name: "配信不能をすべて再送" }).click();
    await page.getByRole("rowheader", { name: "承認の依頼" }).nth(1).waitFor();
    await page.getByRole("cell", { name: "配信済み" }).nth(1).waitFor();
    const ids = arrived.slice(1).map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size, "always the same id").to.equal(1);
    await page.getByText("正常").waitFor();
    await picture("detail");
  });

  it("is usable on a phone and in English; its secret is rotated; it is disabled and removed", async () => {
    await page.setViewportSize(phone);
    await picture("detail-phone");
    await page.getByRole("button", { name: "署名鍵を切替え" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "署名鍵を切替え" }).click();
    await page.getByRole("button", { name: "署名鍵を表示（一度だけ）" }).waitFor();
    await page.getByRole("button", { name: "停止する" }).click();
    await page.getByLabel("理由").fill("受信側の入替え");
    await page.getByRole("dialog").getByRole("button", { name: "停止する" }).click();
    await page.getByText("停止中").waitFor();
    await page.getByRole("button", { name: "削除する" }).click();
    await picture("remove-phone");
    await page.getByRole("dialog").getByRole("button", { name: "削除する" }).click();
    await page.getByText("削除済み").waitFor();
    await page.setViewportSize(desk);
    await page.goto(`${service.url}/administration?tab=webhooks`);
    await page.getByText("Webhook はまだありません").waitFor();
    await page.getByText("English").first().click();
    await page.getByText("No webhooks yet").waitFor();
    await picture("empty-english");
    const refusals = /status of (?:401|403|422|429)/;
    expect(person.complaints.filter((text) => !refusals.test(text))).to.deep.equal([]);
  });
});
