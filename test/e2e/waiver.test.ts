/**
 * A rate step for a breach and a waiver that pauses it, asked for by one person and granted by another in real browsers;
 * rate and books of the loan follow.
 */
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { signedIn, type ApiClient } from "../support/api-client.ts";
import { openBrowser, openPerson } from "../support/browser.ts";
import { removeData, runCommand, startService, type RunningService } from "../support/running-service.ts";

const testOn = "2026-03-31";

interface Loan {
  readonly id: string;
  readonly number: string;
  readonly covenantStepBp: string;
  readonly covenantStepEffect: string;
}

describe("A step for a breach and its waiver, in browsers", function () {
  this.timeout(600_000);
  let service: RunningService;
  let browser: Browser;
  let api: ApiClient;
  let loanId: string;
  let covenantId: string;

  before(async function () {
    browser = await openBrowser(this);
    service = await startService();
    api = await signedIn(service.url, "officer@shiga.example");
    const loans = await api.get<{ items: readonly Loan[] }>("/v1/loans?limit=200");
    loanId = present(
      loans.body.items.find(({ number }) => number === "SLL-2021-0001"),
      "the loan of Kusatsu",
    ).id;
    const covenants = await api.get<{ items: readonly { id: string; code: string }[] }>(
      `/v1/covenants?loanId=${loanId}`,
    );
    covenantId = present(
      covenants.body.items.find(({ code }) => code === "C-1"),
      "the DSCR covenant",
    ).id;
    await breach();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    const started = service as RunningService | undefined;
    if (started === undefined) return;
    await started.stop();
    removeData(started);
  });

  /** Corrected figures of the borrower, and the verdict on them. */
  async function breach(): Promise<void> {
    const borrower = await signedIn(service.url, "organizer@kusatsu.example");
    const figures = { operatingCashFlow: "100", debtService: "100" };
    const term = { loanId, termStartOn: "2025-04-01", termEndOn: testOn, basis: "standalone", figures };
    const submitted = await borrower.post("/v1/statements", term);
    expect(submitted.status, JSON.stringify(submitted.body)).to.equal(201);
    const path = `/v1/covenants/${covenantId}/tests/${testOn}/verdicts`;
    const verdict = await api.post(path, { reason: "訂正後の数値による" });
    expect(verdict.status, JSON.stringify(verdict.body)).to.equal(201);
  }

  async function signIn(email: string): Promise<Page> {
    const { page } = await openPerson(browser, { width: 1360, height: 900 });
    await page.goto(service.url);
    await page.getByLabel("メールアドレス").fill(email);
    await page.getByLabel("パスワード").fill(demoPassword);
    await page.getByRole("button", { name: "サインイン" }).click();
    await page.getByRole("heading", { name: "今日の仕事" }).waitFor();
    return page;
  }

  const loan = async (): Promise<Loan> => (await api.get<Loan>(`/v1/loans/${loanId}`)).body;

  async function approveInBrowser(name: RegExp): Promise<void> {
    const approver = await signIn("approver@shiga.example");
    await approver.getByRole("link", { name }).click();
    await approver.getByRole("button", { name: "承認する" }).click();
    await approver.getByRole("dialog").getByRole("button", { name: "承認する" }).click();
    await approver.getByText("承認しました").first().waitFor();
  }

  async function ask(action: "applyStep" | "waive", dayLabel: string, day: string): Promise<void> {
    const officer = await signIn("officer@shiga.example");
    await officer.goto(`${service.url}/covenants/${covenantId}`);
    const form = officer.getByRole("form", { name: `対応する ${testOn}` });
    await form.getByLabel("手続き").selectOption(action);
    await form.getByLabel(dayLabel).fill(day);
    await form.getByLabel("理由").fill("DSCR が 1.1 倍を下回った。");
    await form.getByRole("button", { name: "承認を依頼する" }).click();
    await officer.getByText("承認を依頼しました").first().waitFor();
  }

  it("the step moves the rate from its day and stands in the books once two people agree", async () => {
    const before = await loan();
    expect(before.covenantStepBp).to.equal("0");
    await ask("applyStep", "適用開始日", "2026-10-01");
    expect((await loan()).covenantStepBp).to.equal("0");
    await approveInBrowser(/コベナンツ抵触による金利の上乗せ/);
    const after = await loan();
    expect(after.covenantStepBp).not.to.equal("0");
    expect(BigInt(after.covenantStepEffect) > BigInt(before.covenantStepEffect)).to.equal(true);
  });

  it("a waiver that does not keep it pauses the step, and everything still adds up", async () => {
    await ask("waive", "猶予の期限", "2030-03-31");
    await approveInBrowser(/コベナンツ抵触の猶予/);
    expect((await loan()).covenantStepBp).to.equal("0");
    const { code, output } = await runCommand(["verify"], service);
    expect(code, output).to.equal(0);
  });
});
