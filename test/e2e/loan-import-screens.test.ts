/** A loan book in Shift_JIS in the browser: every error of every row, then a good one, and its undoing. */
import { expect } from "chai";
import type { Page } from "playwright-core";
import { present } from "../../src/domain/kernel/invariant.ts";
import { approve, expectAccessible, openBankDesk, savedRows } from "../support/bank-desk.ts";
import { bookCsv, bookRow } from "../support/loan-books.ts";
import { shiftJis } from "../support/shift-jis.ts";

describe("Importing a loan book in a browser", function () {
  this.timeout(600_000);
  const bank = openBankDesk("loan-import");
  let officer: Page;
  let approver: Page;

  before(async () => {
    officer = await bank.person("officer@shiga.example");
    approver = await bank.person("approver@shiga.example");
  });

  it("a book with errors shows all of them beside their cells, and hands them out as a file", async () => {
    await drop("誤りのある一覧.csv", [
      bookRow(1),
      bookRow(2, { outstanding: "=1+1" }),
      bookRow(3, { nextDueOn: "2026/2/31", kind: "不明" }),
    ]);
    await officer.getByText(/3 行のうち取込可能 1 件、エラー 3 件（2 行）/).waitFor();
    await officer.getByRole("row", { name: /^3 残高 =1\+1 エラー/ }).waitFor();
    await officer.getByRole("row", { name: /^4 返済方法 不明 エラー/ }).waitFor();
    await officer.getByRole("row", { name: /^4 次回返済日 2026\/2\/31 エラー/ }).waitFor();
    expect(await officer.getByRole("button", { name: "承認を依頼" }).isDisabled()).to.equal(true);
    const findings = await savedRows(officer, "CSV で書き出す");
    expect(findings.map((row) => row["行"])).to.deep.equal(["3", "4", "4"]);
    await expectAccessible(officer);
  });

  it("a good one is asked for, approved, taken in with a progress bar, and its result is a file", async () => {
    await drop("融資一覧.csv", [bookRow(11), bookRow(12), bookRow(13)]);
    await officer.getByText("エラーはありません").waitFor();
    await officer.getByRole("button", { name: "承認を依頼" }).click();
    await officer.getByText("二人目の承認を待っています").waitFor();
    await approveWaiting();
    await officer.getByRole("progressbar").waitFor();
    await officer.getByText(/完了 · 3 \/ 3 件/).waitFor();
    await officer.getByText("取込済み").first().waitFor();
    const result = await savedRows(officer, "Excel で書き出す");
    expect(result).to.have.length(3);
    await expectAccessible(officer);
    const page = officer.url();
    await officer.goto(`${bank.url()}/loans`);
    await officer.getByRole("link", { name: "T-00012" }).waitFor();
    await officer.goto(page);
  });

  it("the whole batch is taken back with a reason and a second person", async () => {
    await officer.getByLabel("理由").fill("別の引継日で取り込み直すため");
    await officer.getByRole("button", { name: "取消を依頼" }).click();
    await officer.getByText("取消の承認待ち").waitFor();
    await approveWaiting();
    await officer.getByText("取消済み").first().waitFor();
    await officer.goto(`${bank.url()}/loans`);
    await officer.getByRole("link", { name: /SLL-2020/ }).waitFor();
    expect(await officer.getByRole("link", { name: "T-00012" }).count()).to.equal(0);
  });

  it("no page complained on its console", () => {
    expect(bank.complaints()).to.deep.equal([]);
  });

  async function drop(name: string, rows: readonly (readonly string[])[]): Promise<void> {
    await officer.goto(`${bank.url()}/loan-imports`);
    const buffer = Buffer.from(shiftJis(bookCsv(rows)));
    await officer.setInputFiles('input[type="file"]', { name, mimeType: "text/csv", buffer });
    await officer.getByRole("heading", { name }).waitFor();
  }

  async function approveWaiting(): Promise<void> {
    const request = officer.getByRole("link", { name: "依頼を開く" });
    const path = present((await request.getAttribute("href")) ?? undefined, "the way to the request");
    await approve(approver, new URL(path, officer.url()).href);
    await officer.reload();
  }
});
