/**
 * A restatement that turns a verdict, in a real browser against the real program: the effects are seen before anybody
 * decides, approval moves no rate, and only deciding the test again does.
 */
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { signedIn, type ApiClient } from "../support/api-client.ts";
import { openBrowser, openPerson, type BrowserPerson } from "../support/browser.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

interface Agreement {
  readonly id: string;
  readonly ratchet: object;
  readonly spts: readonly { readonly kpi: { readonly id: string }; readonly testOn: string }[];
  readonly loans: readonly { readonly id: string; readonly number: string }[];
}

interface Timeline {
  readonly rows: readonly { readonly effectiveOn: string; readonly stepBp: string }[];
}

describe("A restatement that turns a verdict, in a browser", function () {
  this.timeout(600_000);
  let service: RunningService;
  let browser: Browser;
  let officer: ApiClient;
  let approver: ApiClient;
  let agreement: Agreement;
  let person: BrowserPerson;

  before(async function () {
    browser = await openBrowser(this);
    service = await startService();
    officer = await signedIn(service.url, "officer@shiga.example");
    approver = await signedIn(service.url, "approver@shiga.example");
    agreement = await agreementOfYamazaki();
    await agreePolicy();
    person = await openPerson(browser, { width: 1360, height: 900 });
    await signIn(person.page);
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    const started = service as RunningService | undefined;
    if (started === undefined) return;
    await started.stop();
    removeData(started);
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await person.page.screenshot({ path: ".cache/e2e/restatement.png", fullPage: true });
    }
  });

  async function agreementOfYamazaki(): Promise<Agreement> {
    const { body } = await officer.get<{ items: readonly { id: string; name: { ja: string } }[] }>(
      "/v1/agreements?limit=200",
    );
    const found = present(
      body.items.find(({ name }) => name.ja.includes("汚染土壌")),
      "the agreement",
    );
    return (await officer.get<Agreement>(`/v1/agreements/${found.id}`)).body;
  }

  /** The terms as they are, with a policy for restatements from now on. */
  async function agreePolicy(): Promise<void> {
    const kpiId = present(agreement.spts[0], "an SPT").kpi.id;
    const policy = {
      kpiId,
      thresholdPercent: "5",
      inclusive: true,
      triggers: ["methodChange"],
      cumulativeMonths: 12,
      target: "relative",
      needsConsent: true,
    };
    const { status, body } = await officer.post<{ id: string }>(`/v1/agreements/${agreement.id}/terms`, {
      effectiveOn: "2025-10-01",
      ratchet: agreement.ratchet,
      spts: [],
      verifier: "架空検証機関",
      restatement: [policy],
    });
    expect(status, JSON.stringify(body)).to.equal(201);
    await approve(body.id);
  }

  async function approve(approvalId: string): Promise<void> {
    const { status, body } = await approver.post(`/v1/approvals/${approvalId}/approvals`, {});
    expect(status, JSON.stringify(body)).to.equal(201);
  }

  async function signIn(page: Page): Promise<void> {
    await page.goto(service.url);
    await page.getByLabel("メールアドレス").fill("officer@shiga.example");
    await page.getByLabel("パスワード").fill(demoPassword);
    await page.getByRole("button", { name: "サインイン" }).click();
    await page.getByRole("heading", { name: "今日の仕事" }).waitFor();
  }

  async function steps(): Promise<readonly string[]> {
    const loan = present(agreement.loans[0], "a loan");
    const { body } = await officer.get<Timeline>(`/v1/loans/${loan.id}/rate-timeline`);
    return body.rows.map(({ effectiveOn, stepBp }) => `${effectiveOn} ${stepBp}`);
  }

  async function expectAccessible(): Promise<void> {
    const { violations } = await new AxeBuilder({ page: person.page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
    ).to.deep.equal([]);
  }

  async function askAndApprove(): Promise<void> {
    const { page } = person;
    await page.getByRole("button", { name: "承認を依頼する" }).click();
    await page.waitForURL(/\/approvals\//);
    await approve(present(page.url().split("/").at(-1), "an approval"));
  }

  it("shows baseline, SPTs, the verdicts that turn and the yen at stake, and moves no rate by itself", async () => {
    const { page } = person;
    const before = await steps();
    await page.goto(`${service.url}/agreements/${agreement.id}?tab=restate`);
    await page.getByLabel("新しい基準値").fill("82");
    await page.getByLabel("効力発生日").fill("2025-11-01");
    await page.getByLabel("借入人の同意日").fill("2025-11-10");
    await page.getByRole("textbox", { name: "理由" }).fill("計量方法の変更");
    await page.getByRole("button", { name: "影響を見る" }).click();
    await page.getByText("判定が変わる").first().waitFor();
    await expectAccessible();
    await askAndApprove();
    expect(await steps()).to.deep.equal(before);
  });

  it("the test is decided again by two people, and only then the rate is another", async () => {
    const { page } = person;
    const before = await steps();
    const testOn = "2025-03-31";
    await page.goto(`${service.url}/agreements/${agreement.id}/tests/${testOn}`);
    await page.getByText("未達").first().waitFor();
    await page.getByRole("button", { name: /承認を依頼|依頼/ }).click();
    await page.waitForURL(/\/approvals\//);
    await approve(present(page.url().split("/").at(-1), "an approval"));
    expect(await steps()).not.to.deep.equal(before);
  });

  it("the simulator compares cases and the workbench lists the test dates, readable for everybody", async () => {
    const { page } = person;
    await page.goto(`${service.url}/agreements/${agreement.id}?tab=simulate`);
    await page.getByRole("table").getByText("ケース 2").first().waitFor();
    await expectAccessible();
    await page.goto(`${service.url}/agreements`);
    await page.getByRole("heading", { name: "判定ワークベンチ" }).waitFor();
    await page.getByRole("table").first().waitFor();
    await expectAccessible();
    expect(person.complaints).to.deep.equal([]);
  });
});
