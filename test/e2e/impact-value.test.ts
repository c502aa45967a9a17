/** The value of outcomes on screen: an assessment with its tornado, and a settlement that a second person approves. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { signedIn, type ApiClient } from "../support/api-client.ts";
import { openBrowser, openPerson, type BrowserPerson } from "../support/browser.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

interface Named {
  readonly id: string;
  readonly name: { readonly ja: string };
}

interface Contract {
  readonly id: string;
  readonly settled: string;
  readonly left: string;
}

describe("The value of outcomes on screen", function () {
  this.timeout(600_000);
  let service: RunningService;
  let browser: Browser;

  before(async function () {
    browser = await openBrowser(this);
    service = await startService();
  });
  after(async () => {
    await browser.close();
    await service.stop();
    removeData(service);
  });

  async function signIn(email: string, width = 1280): Promise<BrowserPerson> {
    const person = await openPerson(browser, { width, height: 900 });
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

  async function projectCalled(api: ApiClient, part: string): Promise<Named> {
    const { body } = await api.get<{ items: readonly Named[] }>("/v1/projects?limit=200");
    return present(
      body.items.find(({ name }) => name.ja.includes(part)),
      part,
    );
  }

  it("an officer assesses social value in three cases, sees what moves it, and states that harm was looked for", async () => {
    const api = await signedIn(service.url, "officer@omi.example");
    const { id } = await projectCalled(api, "LivingAnywhere");
    const { page, complaints } = await signIn("officer@omi.example");
    await page.goto(`${service.url}/projects/${id}/impact`);
    await page.getByRole("button", { name: "社会的価値を評価する" }).click();
    const fill = async (label: string, text: string) =>
      page.getByLabel(label, { exact: false }).first().fill(text);
    await fill("投入額（円）", "１２，０００，０００");
    await fill("投入額の出典", "予算書");
    await fill("成果の名前", "地域に関わる人");
    await fill("単位", "人");
    await fill("換算値の名前", "関係人口の消費額");
    await fill("換算値の出典", "観光統計");
    await fill("換算値の時点", "2025-04-01");
    await fill("年数", "3");
    for (const [name, three] of [
      ["数量", ["250", "350", "450"]],
      ["貨幣換算値", ["28800", "28800", "28800"]],
      ["死重 %", ["30", "25", "20"]],
      ["置換 %", ["10", "10", "10"]],
      ["寄与 %", ["25", "25", "25"]],
      ["逓減 %", ["20", "20", "20"]],
    ] as const) {
      for (const [i, word] of ["低位", "標準", "高位"].entries())
        await page.getByLabel(`${name}（${word}）`).fill(three[i] ?? "");
    }
    await page.getByText("負の成果を入力するか").first().waitFor();
    await page.getByLabel("負の成果が無いと判断した理由").fill("地元の宿3軒に聞き、影響は無かった");
    await page.getByRole("cell", { name: "−¥415,469.96" }).first().waitFor();
    await page.getByRole("img", { name: /感度（トルネード図）/ }).waitFor();
    const table = page.getByRole("group", { name: /感度：一つの数字だけを/ });
    await table.focus();
    expect(await table.getByRole("row").nth(1).innerText()).to.include("数量");
    await expectAccessible(page);
    await page.getByRole("button", { name: "記録する", exact: true }).click();
    await page.getByText("負の成果は確認されていません").first().waitFor();
    await page.getByText("第1版").first().waitFor();
    await expectAccessible(page);
    // The refusal above is the one that the browser reports.
    expect(complaints.filter((complaint) => !complaint.includes("status of 422"))).to.deep.equal([]);
  });

  it("a city settles a restated result on a small screen, and a second person approves the difference", async () => {
    const officerApi = await signedIn(service.url, "officer@kobe.example");
    const { id } = await projectCalled(officerApi, "神戸市");
    await restateKidneys(officerApi, id);
    const { page, complaints } = await signIn("officer@kobe.example", 390);
    await page.goto(`${service.url}/projects/${id}/impact?tab=outcomes`);
    await page.getByText("¥29,430,000").first().waitFor();
    await page.getByRole("button", { name: /精算する P3/ }).click();
    await page.getByLabel("精算の理由").fill("再計算により40.0%");
    await page.getByText("支払額 3,930,000").waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "承認を依頼する" }).click();
    await page.getByRole("link", { name: "承認依頼を開く" }).click();
    await page.waitForURL(/\/approvals\//);
    const address = page.url();
    const approver = await signIn("approver@kobe.example");
    await approver.page.goto(address);
    await approver.page.getByText("支払額 3,930,000").waitFor();
    await expectAccessible(approver.page);
    await approver.page.getByRole("button", { name: "承認する" }).click();
    await approver.page.getByRole("dialog").getByRole("button", { name: "承認する" }).click();
    await approver.page.getByText("承認しました").first().waitFor();
    const { body } = await officerApi.get<{ items: readonly Contract[] }>(
      `/v1/projects/${id}/outcome-contracts`,
    );
    // 7,860,000 × 40 / 80 = 3,930,000 in place of 3,230,000
    expect([body.items[0]?.settled, body.items[0]?.left]).to.deep.equal(["30130000", "3930000"]);
    expect([...complaints, ...approver.complaints]).to.deep.equal([]);
  });

  async function restateKidneys(officerApi: ApiClient, projectId: string): Promise<void> {
    const api = await signedIn(service.url, "organizer@kobe-health.example");
    const { body: project } = await api.get<{ kpis: readonly Named[] }>(`/v1/projects/${projectId}`);
    const kpi = present(
      project.kpis.find(({ name }) => name.ja.startsWith("腎機能")),
      "the KPI",
    );
    const { body: known } = await api.get<{ items: readonly { source: string }[] }>(
      `/v1/observations?kpiId=${kpi.id}`,
    );
    const period = { periodStartOn: "2017-04-01", periodEndOn: "2020-04-01" };
    const report = { kpiId: kpi.id, ...period, value: "40", note: "集計の訂正" };
    const { body: draft } = await api.post<{ id: string }>("/v1/observations", {
      ...report,
      source: known.items[0]?.source,
    });
    await api.upload(`/v1/observations/${draft.id}/evidence`, {
      name: "restated.csv",
      type: "text/csv",
      bytes: new TextEncoder().encode("item,value\r\nkidney,40\r\n"),
    });
    await api.post(`/v1/observations/${draft.id}/submissions`, {});
    const { status } = await officerApi.post(`/v1/observations/${draft.id}/reviews`, {
      decision: "accept",
      grade: "E2",
      note: "",
    });
    expect(status).to.equal(201);
  }
});
