/** A loan officer works on drawn loans in a browser: a late receipt, a prepayment, arrears, a holiday for several loans. */
import { expect } from "chai";
import type { Page } from "playwright-core";
import { present } from "../../src/domain/kernel/invariant.ts";
import { expectAccessible, openBankDesk, requestAndApprove, savedRows } from "../support/bank-desk.ts";
import { drawnLoans, loanDesk } from "../support/drawn-loans.ts";

/** 2,000,000 due on 2025-05-07 and paid on 05-20 at 14 %: the worked case of the late charge. */
const late = {
  number: "L-LATE",
  principal: "2000000",
  drawdownOn: "2025-04-30",
  firstDueOn: "2025-05-07",
  everyMonths: 1,
  instalments: 1,
};
const unpaid = {
  principal: "12000000",
  drawdownOn: "2025-01-15",
  firstDueOn: "2025-02-17",
  everyMonths: 1,
  instalments: 360,
};
/** Nothing is due for years, so that it owes nothing on the day it is prepaid. */
const quiet = { ...unpaid, number: "L-QUIET", firstDueOn: "2040-01-16", instalments: 60 };

describe("Servicing loans in a browser", function () {
  this.timeout(600_000);
  const bank = openBankDesk("loan-servicing");
  let officer: Page;
  let approver: Page;
  let ids: Readonly<Record<"late" | "quiet", string>>;

  before(async () => {
    const people = await loanDesk(bank.url());
    const [lateId] = await drawnLoans(people, {
      number: "F-LATE",
      tranche: { productKind: "bullet", creditMargin: "0.01475" },
      loans: [late],
    });
    const [quietId] = await drawnLoans(people, {
      number: "F-ANNUITY",
      tranche: { productKind: "annuity", creditMargin: "0.024" },
      loans: [quiet, { ...unpaid, number: "L-DUE-1" }, { ...unpaid, number: "L-DUE-2" }],
    });
    ids = { late: present(lateId, "the late loan"), quiet: present(quietId, "the quiet loan") };
    officer = await bank.person("officer@shiga.example");
    approver = await bank.person("approver@shiga.example");
  });

  it("a late receipt shows its allocation before it is asked for, and what became of it", async () => {
    await officer.goto(`${bank.url()}/loans/${ids.late}?tab=claims`);
    await officer.getByLabel("入金日").fill("2025-05-20");
    const amount = officer.getByRole("textbox", { name: "金額" });
    await amount.fill("0");
    await officer.getByRole("alert").first().waitFor();
    await amount.fill("1,000,000");
    await officer.getByRole("row", { name: /遅延損害金に充当.*¥9,972/ }).waitFor();
    await officer.getByRole("row", { name: /利息に充当.*¥565/ }).waitFor();
    await officer.getByRole("row", { name: /元金に充当.*¥989,463/ }).waitFor();
    const rows = await officer.getByRole("rowheader", { name: /に充当$/ }).allTextContents();
    expect(rows).to.deep.equal(["費用・手数料に充当", "遅延損害金に充当", "利息に充当", "元金に充当"]);
    await expectAccessible(officer);
    await requestAndApprove(officer, approver);
    await officer.reload();
    await officer.getByRole("row", { name: /2025年5月20日.*¥1,000,000.*¥9,972.*¥565.*¥989,463/ }).waitFor();
    await officer.getByText("¥1,010,537").first().waitFor();
  });

  it("a prepayment is compared under both policies, asked for, approved, and the schedule is a new one", async () => {
    await officer.goto(`${bank.url()}/loans/${ids.quiet}?tab=prepayment`);
    await officer.getByLabel("期限前弁済日").fill("2025-06-02");
    const amount = officer.getByRole("textbox", { name: "期限前弁済額" });
    await amount.fill("99,000,000");
    await officer.getByRole("alert").first().waitFor();
    await amount.fill("3,000,000");
    await officer.getByRole("textbox", { name: /再運用利率/ }).fill("0.5");
    const cost = breakCost({ amount: 3_000_000n, from: "2025-06-02", until: "2044-12-16" });
    await officer.getByRole("row", { name: `期限前弁済手数料 – ¥${cost} ¥${cost}` }).waitFor();
    await officer.getByRole("columnheader", { name: "返済額軽減" }).waitFor();
    await officer.getByRole("radio", { name: "期間短縮" }).check();
    await officer.getByRole("cell", { name: "期間短縮" }).waitFor();
    await expectAccessible(officer);
    await requestAndApprove(officer, approver);
    await officer.goto(`${bank.url()}/loans/${ids.quiet}?tab=schedule`);
    const prepaid = officer.getByRole("row", { name: /^期限前弁済/ });
    expect(await prepaid.textContent()).to.contain("¥9,000,000");
  });

  it("a row of the schedule explains its interest, and the file holds the same figures", async () => {
    await officer.goto(`${bank.url()}/loans/${ids.late}?tab=schedule`);
    await officer.getByRole("img", { name: /残高の推移/ }).waitFor();
    await officer.getByRole("button", { name: "第1回の内訳" }).click();
    await officer.getByText(/565\.753425.*切り捨て.*¥565/).waitFor();
    await expectAccessible(officer);
    for (const link of ["CSV で書き出す", "Excel で書き出す"] as const) {
      const [row] = await savedRows(officer, link);
      expect(row?.["利息"]).to.equal("565");
    }
    await officer.getByRole("tab", { name: "請求と入金" }).click();
    const claims = await savedRows(officer, "CSV で書き出す");
    expect(claims.flatMap((claim) => Object.values(claim))).to.include("1010537");
  });

  it("arrears are chosen by their days, and the file holds what the list shows", async () => {
    await officer.goto(`${bank.url()}/arrears`);
    const row = officer.getByRole("row", { name: /L-LATE/ });
    await row.waitFor();
    await officer.getByLabel("延滞日数の区分").selectOption("1");
    await officer.getByText("この区分の延滞はありません").waitFor();
    await officer.getByLabel("延滞日数の区分").selectOption("91");
    const shown = present((await row.textContent()) ?? undefined, "the row");
    const exported = await savedRows(officer, "Excel で書き出す");
    const saved = present(
      exported.find((one) => Object.values(one).includes("L-LATE")),
      "the loan in the file",
    );
    const overdue = Object.entries(saved).find(([heading]) => heading.includes("延滞額"))?.[1] ?? "";
    expect(shown).to.contain(`¥${BigInt(overdue).toLocaleString("en-US")}`);
    await expectAccessible(officer);
  });

  it("a payment holiday for two loans shows both before and after, and stands on record once approved", async () => {
    await officer.goto(`${bank.url()}/arrears`);
    await officer.getByRole("checkbox", { name: "L-DUE-1 を選ぶ" }).check();
    await officer.getByRole("checkbox", { name: "L-DUE-2 を選ぶ" }).check();
    await officer.getByRole("button", { name: "支払猶予を依頼（2 件）" }).click();
    const dialog = officer.getByRole("dialog");
    await dialog.getByLabel("猶予の開始日").fill("2045-01-01");
    await dialog.getByLabel("猶予の終了日").fill("2044-01-01");
    await dialog.getByRole("textbox", { name: "理由" }).fill("豪雨災害");
    await dialog.getByRole("alert").first().waitFor();
    await dialog.getByLabel("猶予の終了日").fill("2046-01-01");
    for (const number of ["L-DUE-1", "L-DUE-2"]) {
      const loan = dialog.getByRole("region", { name: number });
      await loan.getByRole("row", { name: /猶予中に期日を迎える元金 ¥[1-9].* ¥0/ }).waitFor();
      await loan.getByRole("img", { name: /残高の推移/ }).waitFor();
    }
    await expectAccessible(officer);
    await requestAndApprove(officer, approver);
    await officer.goto(`${bank.url()}/arrears`);
    await officer.getByRole("link", { name: "L-DUE-2" }).click();
    await officer.getByRole("tab", { name: "条件変更・管理" }).click();
    await officer.getByRole("row", { name: /2045年1月1日.*支払猶予.*豪雨災害/ }).waitFor();
  });

  it("no page complained on its console", () => {
    expect(bank.complaints()).to.deep.equal([]);
  });
});

/** Floor of amount × (2.4 % − 0.5 %) × days / 365. */
function breakCost({
  amount,
  from,
  until,
}: {
  readonly amount: bigint;
  readonly from: string;
  readonly until: string;
}): string {
  const days = BigInt((Date.parse(until) - Date.parse(from)) / 86_400_000);
  return ((amount * 19n * days) / 365_000n).toLocaleString("en-US");
}
