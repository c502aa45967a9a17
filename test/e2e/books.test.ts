/**
 * A book in browsers: a month is closed by two people, what would be posted into it is refused with the figures, it is
 * reopened by two people, and every balance leads down to the fact it comes from. The program writes the same book out
 * for other programs, which add it up to the same balances.
 */
import { expect } from "chai";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { balancesBy, journalFormats, needsProgramsOf } from "../support/accounting-programs.ts";
import { signedIn, type ApiClient } from "../support/api-client.ts";
import { openBrowser, openPerson } from "../support/browser.ts";
import { removeData, runCommand, startService, type RunningService } from "../support/running-service.ts";

interface Refusal {
  readonly code: string;
  readonly detail: string;
}

interface TrialRow {
  readonly accountCode: string;
  readonly balance: string;
}

describe("A book, in browsers and on the command line", function () {
  this.timeout(600_000);
  let service: RunningService;
  let browser: Browser;
  let api: ApiClient;
  let bookId: string;
  let officer: Page;

  before(async function () {
    browser = await openBrowser(this);
    service = await startService();
    api = await signedIn(service.url, "officer@shiga.example");
    const books = await api.get<{ items: readonly { id: string }[] }>("/v1/books");
    bookId = present(books.body.items[0], "a book").id;
    officer = await signIn("officer@shiga.example");
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    const started = service as RunningService | undefined;
    if (started === undefined) return;
    await started.stop();
    removeData(started);
  });

  async function signIn(email: string): Promise<Page> {
    const { page } = await openPerson(browser, { width: 1280, height: 900 });
    await page.goto(service.url);
    await page.getByLabel("メールアドレス").fill(email);
    await page.getByLabel("パスワード").fill(demoPassword);
    await page.getByRole("button", { name: "サインイン" }).click();
    await page.getByRole("heading", { name: "今日の仕事" }).waitFor();
    return page;
  }

  /** The officer asks, with the effect shown first; the approver approves. */
  async function steer(event: "closed" | "reopened", title: RegExp): Promise<void> {
    await officer.goto(`${service.url}/books?tab=periods`);
    await officer.getByLabel("操作").selectOption(event);
    await officer.getByLabel("理由").fill("月次");
    await officer.getByRole("button", { name: "影響を見る" }).click();
    await officer.getByText("締め済みの最終日").first().waitFor();
    await officer.getByRole("button", { name: "承認を依頼" }).click();
    await officer.getByText("承認を依頼しました").first().waitFor();
    const approver = await signIn("approver@shiga.example");
    await approver.getByRole("link", { name: title }).first().click();
    await approver.getByRole("button", { name: "承認する" }).click();
    await approver.getByRole("dialog").getByRole("button", { name: "承認する" }).click();
    await approver.getByText("承認しました").first().waitFor();
    await approver.context().close();
    await officer.goto(`${service.url}/books?tab=periods`);
  }

  const opening = (effectiveOn: string) =>
    api.post<Refusal>(`/v1/books/${bookId}/opening-balances`, {
      effectiveOn,
      rows: [
        { row: 2, accountCode: "1010", debit: "1", credit: "" },
        { row: 3, accountCode: "2110", debit: "", credit: "1" },
      ],
    });

  const closedThrough = async (): Promise<string | null> =>
    (await api.get<{ closedThroughOn: string | null }>(`/v1/books/${bookId}/periods`)).body.closedThroughOn;

  it("is closed by two people, then refuses a posting into the month with the figures", async () => {
    expect(await closedThrough()).to.equal(null);
    await steer("closed", /の締め/);
    await officer.getByText(/まで締め済みです/).waitFor();
    const through = present(await closedThrough(), "a closed day");
    const { status, body } = await opening(through);
    expect([status, body.code]).to.deep.equal([422, "periodClosed"]);
    expect(body.detail).to.include(through);
  });

  it("is reopened by two people", async () => {
    await steer("reopened", /の締めの取消し/);
    await officer.getByText("締め済みの期間はありません").waitFor();
    expect(await closedThrough()).to.equal(null);
  });

  it("leads from a balance through the general ledger and the entry to the fact it comes from", async () => {
    await officer.goto(`${service.url}/books`);
    await officer.getByRole("button", { name: /1310/ }).click();
    await officer
      .getByRole("heading", { name: /1310|総勘定元帳/ })
      .first()
      .waitFor();
    await officer.getByLabel("開始日").fill("2020-04-01");
    await officer.getByRole("button", { name: "表示" }).click();
    await officer.locator('a[href*="/entries/"]').first().click();
    await officer.getByRole("heading", { name: "この仕訳の元" }).waitFor();
    await officer.getByText("監査証跡の番号").waitFor();
  });

  it("shows what it was opened with, and takes a wrong import back only by two people", async () => {
    await officer.goto(`${service.url}/books?tab=files`);
    await officer.getByRole("heading", { name: "期首残高の訂正" }).waitFor();
    await officer.getByLabel("訂正の理由").fill("別の帳簿の残高だった");
    await officer.getByRole("button", { name: "取込み全体を取り消す" }).click();
    await officer.getByText("計上日").first().waitFor();
    await officer.getByRole("button", { name: "承認を依頼" }).click();
    await officer.getByText("承認を依頼しました").first().waitFor();
    const { body } = await api.get<{ balances: readonly unknown[] }>(`/v1/books/${bookId}/opening-balances`);
    expect(body.balances).to.have.length(2);
  });

  for (const format of journalFormats) {
    it(`is written out for ${format}, which finds the balances of the trial balance`, async function () {
      needsProgramsOf(this, format);
      const file = path.join(service.dataFolder, `out.${format}`);
      const told = await runCommand(["export-book", bookId, "--format", format, "--out", file], service);
      expect(told.code, told.output).to.equal(0);
      const { rows } = (await api.get<{ rows: readonly TrialRow[] }>(`/v1/books/${bookId}/trial-balance`))
        .body;
      const expected = rows.map(({ accountCode, balance }) => [accountCode, balance] as const);
      const text = readFileSync(file, "utf8");
      expect(await balancesBy(format, { folder: service.dataFolder, text })).to.deep.equal(
        Object.fromEntries(expected.filter(([, balance]) => balance !== "0")),
      );
    });
  }

  it("is refused by the command line in a form it does not know, or where there is no such book", async () => {
    const odd = await runCommand(["export-book", bookId, "--format", "xls"], service);
    expect(odd.code).to.not.equal(0);
    expect(odd.output).to.include("--format is one of");
    const missing = "00000000-0000-7000-8000-00000000dead";
    const none = await runCommand(["export-book", missing, "--format", "csv"], service);
    expect(none.code).to.not.equal(0);
  });
});
