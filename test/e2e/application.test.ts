/**
 * An organizer completes an application on a phone; the policy lender's people screen it, grade it without seeing each
 * other's grades, decide by two, contract by two, see the condition met, and draw the first loan. Then what an officer
 * sets up on screens alone: a programme, the crisis event that opens it, and a cooperation.
 */
import { expect } from "chai";
import type { Page } from "playwright-core";
import { approve, expectAccessible, openBankDesk } from "../support/bank-desk.ts";

const phone = { width: 390, height: 844 };
const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());
const number = "F-E2E-SB";

describe("An application, in a browser, from its draft to the first drawdown", function () {
  this.timeout(600_000);
  const lender = openBankDesk("application");
  let organizer: Page;
  let officer: Page;
  let approver: Page;
  let address: string;

  before(async () => {
    organizer = await lender.person("organizer@azuchi.example", phone);
    officer = await lender.person("officer@omi.example");
    approver = await lender.person("approver@omi.example");
  });

  const path = (): string => new URL(address).pathname;
  const open = async (page: Page): Promise<void> => {
    await page.goto(`${lender.url()}${path()}`);
    await page.getByRole("heading", { name: "記入状況" }).waitFor();
  };

  it("the organizer is told at once which rule fails, and what is missing", async () => {
    const page = organizer;
    await page.goto(`${lender.url()}/applications`);
    await page.getByRole("link", { name: /^OMI-SB-/ }).click();
    await page.getByRole("heading", { name: "記入状況" }).waitFor();
    address = page.url();
    await page.getByLabel("事業分野").selectOption("socialIssue");
    await page.getByLabel("事業の内容").fill("不登校の子どもの居場所を週5日開く。");
    await page.getByText("資金", { exact: true }).click();
    await page.getByLabel("利率の区分").selectOption("A");
    await page.getByLabel("設備資金：金額（円）").fill("72,000,001");
    await page.getByText(/限度額 72,000,000 を 1 超えています/).waitFor();
    await expectAccessible(page);
    await page.getByLabel("設備資金：金額（円）").fill("５，０００，０００");
    await page.getByText("ここまでの内容は、制度の条件をすべて満たしています。").waitFor();
  });

  it("the organizer fills in the rest on the phone and loses nothing on reload", async () => {
    const page = organizer;
    await page.getByText("決算と計画", { exact: true }).click();
    for (const [i, year] of ["2025", "2026"].entries())
      await fillYear(page, `決算 ${String(i + 1)} 年目`, year);
    for (const [i, year] of ["2027", "2028", "2029"].entries()) {
      await fillYear(page, `事業計画 ${String(i + 1)} 年目`, year);
    }
    await page.getByText("成果", { exact: true }).click();
    await page.getByLabel("ロジックモデル").fill("居場所 → 通える → 学びに戻る");
    await page.getByLabel("KPIの判定日").fill("2027-09-30");
    await page.getByRole("checkbox", { name: /通う子ども/ }).check();
    await page.getByLabel("目標の値").fill("30");
    await page.getByText(/^保存しました/).waitFor();
    await page.reload();
    await page.getByText("書類", { exact: true }).first().click();
    for (const paper of ["決算書（2期分）", "見積書"]) {
      const buffer = Buffer.from(`%PDF-1.7\n% ${paper}\n%%EOF\n`);
      const input = page.getByRole("region", { name: paper }).getByLabel("証憑ファイルを選ぶ");
      await input.setInputFiles({ name: "paper.pdf", mimeType: "application/pdf", buffer });
      await page.getByRole("region", { name: paper }).getByText("提出済み：1 件").waitFor();
    }
    await page.getByText("100% 記入済み").waitFor();
    await page.getByText("提出", { exact: true }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "提出する" }).click();
    await page.getByRole("heading", { name: "経過" }).waitFor();
  });

  it("the officer takes it up and asks two reviewers", async () => {
    const page = officer;
    await open(page);
    await page.getByRole("button", { name: "受け付ける" }).click();
    await page.getByLabel("一人目").selectOption({ label: "安土 秋子" });
    await page.getByLabel("二人目").selectOption({ label: "能登川 亮" });
    await page.getByRole("button", { name: "二人に依頼" }).click();
    await page.getByText("安土 秋子 (未提出), 能登川 亮 (未提出)").waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "評価へ進める" }).click();
    await page.getByText("評価中").first().waitFor();
  });

  it("the reviewers grade it, and see the other's grades only once both are in", async () => {
    const first = await lender.person("reviewer1@omi.example");
    await grade(first, "4");
    await first.getByText("二人の評価が揃うまで、評価は見えません。").waitFor();
    const second = await lender.person("reviewer2@omi.example");
    await grade(second, "2");
    await second.getByText("差 2 段階").waitFor();
    await expectAccessible(second);
    await second.getByLabel("説明").fill("近隣の居場所の数え方が違う");
    await second.getByRole("button", { name: "説明を記録" }).click();
    await second.getByText("近隣の居場所の数え方が違う").waitFor();
  });

  it("two people decide with the score before them, and two people contract", async () => {
    await open(officer);
    await officer.getByRole("button", { name: "決定へ進める" }).click();
    await officer.getByText("条件付承認").click();
    await officer.getByText("66.25").waitFor();
    await officer.getByLabel("理由").fill("必要性が高い");
    await officer.getByLabel("実行前条件").fill("賃貸借契約の写しを提出する");
    await expectAccessible(officer);
    await officer.getByRole("button", { name: "決定の承認を依頼" }).click();
    await officer.getByText("承認待ち").first().waitFor();
    await approve(approver, officer.url());
    await open(officer);
    await officer.getByLabel("貸付枠の番号").fill(number);
    await officer.getByLabel("契約日").fill(today);
    await officer.getByRole("button", { name: "契約の承認を依頼" }).click();
    await officer.getByText("承認待ち").first().waitFor();
    await approve(approver, officer.url());
  });

  it("nothing is drawn before the condition is met; then the first loan is", async () => {
    await open(officer);
    await officer.getByRole("link", { name: "貸付枠を開く" }).click();
    await fillLoan();
    await officer
      .getByText(/実行前条件が満たされていません/)
      .first()
      .waitFor();
    await open(officer);
    await officer.getByLabel("充足した日").fill(today);
    await officer.getByLabel("確認の方法").fill("写しを受領");
    await officer.getByRole("button", { name: "充足を記録" }).click();
    await officer.getByText(/に充足/).waitFor();
    await officer.getByRole("link", { name: "貸付枠を開く" }).click();
    await fillLoan();
    await requestAndApprove();
    await open(officer);
    await officer.getByRole("link", { name: "貸付枠を開く" }).click();
    await officer.getByRole("link", { name: "L-E2E-SB" }).waitFor();
  });

  it("the decision is told in a letter, in both languages", async () => {
    await open(officer);
    for (const name of ["決定通知書（PDF）", "決定通知書・英語（PDF）"]) {
      const href = await officer.getByRole("link", { name, exact: true }).getAttribute("href");
      const letter = await officer.request.get(`${lender.url()}${href ?? ""}`);
      expect(letter.headers()["content-type"]).to.contain("application/pdf");
      expect((await letter.body()).subarray(0, 5).toString()).to.equal("%PDF-");
    }
  });

  it("a programme for a crisis is set up without a word of the API, and opened by an event", async () => {
    const page = officer;
    await page.goto(`${lender.url()}/programmes`);
    await page.getByRole("link", { name: "新しい融資制度" }).click();
    const text = (name: string) => page.getByRole("textbox", { name, exact: true });
    await text("コード").fill("E2E-CR");
    await text("名称（日本語）").fill("災害対応資本性ローン（架空）");
    await text("名称（英語）").fill("Capital loan after a disaster (fictional)");
    await page.getByLabel("この条件の開始日").fill(today);
    await page.getByLabel("受付開始日").fill(today);
    await text("融資限度額").fill("72,000,000");
    await text("うち運転資金").fill("72,000,001");
    await page.getByRole("checkbox", { name: "NPO法人", exact: true }).check();
    await page.getByRole("checkbox", { name: /資本性劣後ローン/ }).check();
    await page.getByRole("checkbox", { name: "危機対応の間だけ" }).check();
    for (const [label, value] of Object.entries({
      "事業 1：コード": "recovery",
      "事業 1：名称（日本語）": "事業の再建",
      "事業 1：名称（英語）": "Recovery",
      "区分 1：コード": "base",
      "区分 1：名称（日本語）": "基準利率",
      "区分 1：名称（英語）": "Base rate",
      "区分 1：差（%）": "0",
      "区分 1：適用開始日": today,
      "区分 1：出典": "架空",
    })) {
      await page.getByLabel(label).fill(value);
    }
    await page.getByLabel("KPIの検証者").fill("近江評価センター（架空）");
    await page
      .getByText(/運転資金の限度額 72,000,001 が全体の限度額/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await text("うち運転資金").fill("48,000,000");
    await requestAndApprove();
    await page.goto(`${lender.url()}/crisis-events`);
    await page.getByRole("link", { name: "危機対応を発動" }).click();
    await text("名称（日本語）").fill("架空の豪雨");
    await text("名称（英語）").fill("Fictional storm");
    await page.getByLabel("開始日").first().fill(today);
    await page.getByLabel("申込受付の最終日").fill("2099-12-31");
    await page.getByLabel("対象の地域").fill("滋賀県");
    await page.getByRole("checkbox", { name: /災害対応資本性ローン/ }).check();
    await expectAccessible(page);
    await requestAndApprove();
    await page.goto(`${lender.url()}/crisis-events`);
    await page.getByRole("link", { name: "架空の豪雨" }).click();
    await page.getByRole("link", { name: "災害対応資本性ローン（架空）" }).waitFor();
    await expectAccessible(page);
  });

  it("the lender offers its part of the project to others, and is told what they will see", async () => {
    const page = officer;
    await page.goto(`${lender.url()}/cooperations`);
    await page.getByText(/見えないもの：金利/).waitFor();
    const own = page.getByLabel("自分の貸付枠");
    const choice = own.locator("option", { hasText: number });
    await own.selectOption((await choice.getAttribute("value")) ?? "");
    await page.getByRole("textbox", { name: "名称（日本語）" }).fill("湖畔の協調融資");
    await page.getByRole("textbox", { name: "名称（英語）" }).fill("Together at the lake");
    await page.getByRole("button", { name: "協調融資を呼びかける" }).click();
    const offered = page.getByRole("region", { name: "湖畔の協調融資" });
    await offered.getByText("100.00 %").waitFor();
    await offered.getByText("ほかの金融機関の参加を待っています。").waitFor();
    await expectAccessible(page);
  });

  it("no page complained on its console", () => {
    expect(lender.complaints()).to.deep.equal([]);
  });

  async function requestAndApprove(): Promise<void> {
    await officer.getByRole("button", { name: "承認を依頼する" }).click();
    const href = await officer.getByRole("link", { name: "承認依頼を開く" }).getAttribute("href");
    await approve(approver, new URL(href ?? "", officer.url()).href);
  }

  async function fillYear(page: Page, name: string, year: string): Promise<void> {
    await page.getByLabel(`${name} 決算日`).fill(`${year}-03-31`);
    await page.getByLabel(`${name} 売上高（円）`).fill("12,000,000");
    await page.getByLabel(`${name} 経常利益（円）`).fill("300,000");
  }

  async function grade(page: Page, needGap: string): Promise<void> {
    await open(page);
    await page.getByLabel("必要性と不足（20）").selectOption(needGap);
    const others = {
      "不足に対する強度（20）": "2",
      "追加性（20）": "3",
      "根拠の強さ（15）": "2",
      "事業の継続性（15）": "3",
      "使命・資産の拘束と連携協定（10）": "3",
    };
    for (const [label, value] of Object.entries(others)) await page.getByLabel(label).selectOption(value);
    await page.getByLabel("所見").fill("現地を確認した");
    await page.getByRole("button", { name: "評価を提出" }).click();
    await page
      .getByText(/安土 秋子|能登川 亮/)
      .first()
      .waitFor();
  }

  async function fillLoan(): Promise<void> {
    await officer.getByRole("link", { name: "新しい貸付" }).first().click();
    await officer.getByRole("textbox", { name: "貸付番号" }).fill("L-E2E-SB");
    await officer.getByRole("textbox", { name: "貸付元金" }).fill("5000000");
    await officer.getByLabel("貸付実行日").fill(today);
    await officer.getByLabel("初回期日").fill("2030-01-31");
    await officer.getByRole("textbox", { name: "返済回数" }).fill("60");
  }
});
