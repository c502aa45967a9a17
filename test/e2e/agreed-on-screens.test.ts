/**
 * What is agreed and promised, done on screens alone: new terms of an agreement with an SPT agreed again, verdicts asked
 * for together, a covenant recorded and amended, and the certificate it asks for, signed, returned and signed again.
 */
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { signedIn, type ApiClient } from "../support/api-client.ts";
import { openBrowser, openPerson, type BrowserPerson } from "../support/browser.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

interface Agreement {
  readonly id: string;
  readonly name: { readonly ja: string };
  readonly spts: readonly { readonly testOn: string; readonly target: string; readonly state: string }[];
  readonly versions: readonly { readonly ratchet: { readonly kpis: readonly { achievedBp: string }[] } }[];
}

describe("What is agreed, on screens", function () {
  this.timeout(480_000);
  let service: RunningService;
  let browser: Browser;
  let officer: BrowserPerson;
  let borrower: BrowserPerson;
  let officerApi: ApiClient;
  let approverApi: ApiClient;
  let agreementId: string;

  before(async function () {
    browser = await openBrowser(this);
    service = await startService();
    officerApi = await signedIn(service.url, "officer@shiga.example");
    approverApi = await signedIn(service.url, "approver@shiga.example");
    officer = await signIn("officer@shiga.example", desk);
    borrower = await signIn("organizer@yamazaki.example", phone);
    const { body } = await officerApi.get<{ items: readonly Agreement[] }>("/v1/agreements?limit=200");
    const found = body.items.find(({ name }) => name.ja.includes("汚染土壌"));
    agreementId = present(found, "the agreement of Yamazaki").id;
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
    await officer.page.screenshot({ path: ".cache/e2e/agreed-officer.png", fullPage: true });
    await borrower.page.screenshot({ path: ".cache/e2e/agreed-borrower.png", fullPage: true });
  });

  async function signIn(email: string, window: typeof desk): Promise<BrowserPerson> {
    const person = await openPerson(browser, window);
    person.page.setDefaultTimeout(60_000);
    await person.page.goto(service.url);
    await person.page.getByLabel("メールアドレス").fill(email);
    await person.page.getByLabel("パスワード").fill(demoPassword);
    await person.page.getByRole("button", { name: "サインイン" }).click();
    await person.page.getByRole("heading", { name: "今日の仕事" }).waitFor();
    return person;
  }

  async function expectAccessible(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
    ).to.deep.equal([]);
  }

  async function approveAsked(page: Page): Promise<void> {
    await page.waitForURL(/\/approvals\//);
    const id = present(page.url().split("/").at(-1), "an approval");
    const { status, body } = await approverApi.post(`/v1/approvals/${id}/approvals`, {});
    expect(status, JSON.stringify(body)).to.equal(201);
  }

  const agreement = async (): Promise<Agreement> =>
    (await officerApi.get<Agreement>(`/v1/agreements/${agreementId}`)).body;

  it("new terms begin with those there are, say at the field what is wrong, and agree an SPT again", async () => {
    const { page } = officer;
    await page.goto(`${service.url}/agreements/${agreementId}`);
    await page.getByRole("link", { name: "新しい条件を合意する" }).click();
    await page.getByLabel("検証者").fill("架空検証機関");
    await page.getByRole("button", { name: "影響" }).click();
    await page.getByText("次のところを直すと影響を確かめられます").waitFor();
    await page.getByRole("listitem").getByRole("button", { name: "対象と当事者" }).first().click();
    await page.getByLabel("適用開始日").fill("2027-01-01");
    await page.getByRole("button", { name: "ステップの条件" }).click();
    await page.getByLabel("達成のステップ（bp）").fill("−7");
    await page.getByRole("cell", { name: "−7 bp" }).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "判定日と SPT" }).click();
    const standing = page.getByRole("group", { name: /合意済みの判定日 2027年3月31日/ });
    await standing.getByLabel("目標（%）").fill("93");
    await page.getByRole("button", { name: "影響" }).click();
    await page.getByText("78 → ≥ 92 (E2)").waitFor();
    await page.getByText("78 → ≥ 93 (E2)").waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "承認を依頼する" }).click();
    await approveAsked(page);
    const { spts, versions } = await agreement();
    expect(spts.find(({ testOn }) => testOn === "2027-03-31")?.target).to.equal("93");
    expect(versions.at(-1)?.ratchet.kpis[0]?.achievedBp).to.equal("-7");
  });

  it("the verdicts whose evidence is in are seen together and asked for apart", async () => {
    await evidenceOf2026();
    const { page } = officer;
    await page.goto(`${service.url}/agreements`);
    await page.getByRole("button", { name: /判定できるものをすべて選ぶ/ }).click();
    const table = page.getByRole("table", { name: "選んだ判定の見込み" });
    await table.getByText("達成").waitFor();
    await page.getByText(/利息の差の合計 [−+±]?¥/).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "1 件の承認を依頼する" }).click();
    await page.getByText("1 件の承認を依頼しました").first().waitFor();
    const { spts } = await agreement();
    expect(spts.find(({ testOn }) => testOn === "2026-03-31")?.state).to.equal("pendingApproval");
  });

  async function evidenceOf2026(): Promise<void> {
    const api = await signedIn(service.url, "organizer@yamazaki.example");
    const { body: kpis } = await api.get<{
      items: readonly { id: string; openPeriods: readonly { startOn: string; endOn: string }[] }[];
    }>("/v1/kpis");
    const kpi = present(
      kpis.items.find(({ openPeriods }) => openPeriods.some(({ endOn }) => endOn === "2026-04-01")),
      "the KPI that is due",
    );
    const report = { kpiId: kpi.id, periodStartOn: "2025-04-01", periodEndOn: "2026-04-01", value: "91" };
    const { body: draft } = await api.post<{ id: string }>("/v1/observations", { ...report, source: "架空" });
    const file = { name: "a.csv", type: "text/csv", bytes: new TextEncoder().encode("a,b\n1,2\n") };
    await api.upload(`/v1/observations/${draft.id}/evidence`, file);
    expect((await api.post(`/v1/observations/${draft.id}/submissions`, {})).status).to.equal(201);
    const review = { decision: "accept", grade: "E2" };
    const { status, body } = await officerApi.post(`/v1/observations/${draft.id}/reviews`, review);
    expect(status, JSON.stringify(body)).to.equal(201);
  }

  it("a covenant is recorded with its dates seen first, and amended by two people", async () => {
    const { page } = officer;
    await page.goto(`${service.url}/covenants/new`);
    await page.getByLabel("種類", { exact: true }).selectOption("information");
    await page.getByLabel("提出するもの").selectOption("certificate");
    await page.getByLabel("番号（例：C-1）").fill("C-9");
    await page.getByLabel("名称（日本語）").fill("遵守状況報告書の提出");
    await page.getByLabel("名称（英語）").fill("Delivery of the certificate");
    await page.getByLabel("効力発生日").fill("2026-01-01");
    await page.getByLabel("最初の判定日").fill("2026-03-31");
    await page.getByLabel("最後の判定日").fill("2030-03-31");
    await page.getByRole("table", { name: "判定日（全 5 回）" }).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "登録する" }).click();
    await page.getByRole("heading", { name: "遵守状況報告書の提出", level: 1 }).waitFor();
    await page.getByRole("link", { name: "条件を変更する" }).click();
    await page.getByLabel("最初の判定日").fill("2027-03-31");
    await page.getByLabel("猶予日数").fill("10");
    await page.getByRole("textbox", { name: "理由" }).fill("決算の確定を待つため。");
    await expectAccessible(page);
    await page.getByRole("button", { name: "承認を依頼する" }).click();
    await approveAsked(page);
    await page.goto(`${service.url}/covenants`);
    await page.getByRole("link", { name: "遵守状況報告書の提出" }).click();
    await page.getByText("2027年3月31日 の判定から").waitFor();
  });

  it("the borrower signs on a phone, the officer returns with a reason, and the next version is checked", async () => {
    await drawUpAndSign();
    await decideOn("備考の数値を訂正してください。", "差し戻す");
    await borrower.page.reload();
    await borrower.page.getByText("備考の数値を訂正してください。").first().waitFor();
    await drawUpAndSign();
    await decideOn("", "確認済みにする");
    await borrower.page.reload();
    await borrower.page.getByText("確認済み").first().waitFor();
    await borrower.page.goto(`${service.url}/certificates`);
    await borrower.page.getByRole("table", { name: "遵守状況報告書の一覧" }).waitFor();
    expect(await borrower.page.getByRole("heading", { name: "提出する報告書" }).count()).to.equal(0);
    expect([...officer.complaints, ...borrower.complaints].filter(isNoRefusal)).to.deep.equal([]);
  });

  async function drawUpAndSign(): Promise<void> {
    const { page } = borrower;
    await page.goto(`${service.url}/certificates`);
    await page.getByRole("heading", { name: "提出する報告書" }).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "報告書を作成する" }).click();
    await page.getByRole("button", { name: "署名する" }).click();
    await page.getByText("数値と判定を確認してください。").waitFor();
    await page.getByLabel(/件のコベナンツの数値と判定を確認しました/).check();
    await page.getByLabel("役職（例：代表取締役）").fill("代表取締役");
    await expectAccessible(page);
    await page.getByRole("button", { name: "署名する" }).click();
    await page.getByText("記録しました").first().waitFor();
  }

  async function decideOn(note: string, decision: string): Promise<void> {
    const { page } = officer;
    await page.goto(borrower.page.url());
    await page.getByLabel("備考").fill(note);
    await expectAccessible(page);
    await page.getByRole("button", { name: decision }).click();
    await page.getByText("記録しました").first().waitFor();
  }
});

/** A refusal that the screen shows is told to the console by the browser as well. */
function isNoRefusal(complaint: string): boolean {
  return !/status of 4(?:00|22)/.test(complaint);
}
