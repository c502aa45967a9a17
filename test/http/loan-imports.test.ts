import { expect } from "chai";
import { signedIn, type ApiClient } from "../support/api-client.ts";
import { bookCsv, bookRow } from "../support/loan-books.ts";
import { approvedRequest, reached, uploaded } from "../support/loan-import-client.ts";
import { shiftJis } from "../support/shift-jis.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("Loan imports through the API", function () {
  this.timeout(600_000);
  let service: RunningService;
  let officer: ApiClient;
  let approver: ApiClient;

  before(async () => {
    service = await startService();
    officer = await signedIn(service.url, "officer@shiga.example");
    approver = await signedIn(service.url, "approver@shiga.example");
  });
  after(async () => {
    await service.stop();
    removeData(service);
  });

  it("the template that is downloaded can be uploaded again, in either format", async () => {
    for (const [format, type] of [
      ["csv", "text/csv"],
      ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ] as const) {
      const { bytes } = await officer.bytes(`/v1/loan-import-template?format=${format}`);
      const { id } = await uploaded(officer, bytes, { name: `book.${format}`, type });
      const { checked } = await reached(officer, id, "checked");
      // The example is priced on an index that the lender of the demonstration may not have.
      expect((checked?.loans ?? 0) + (checked?.errors ?? 0)).to.equal(1);
    }
  });

  it("a loan book is imported with the second person's approval and taken back again", async () => {
    const rows = [bookRow(1), bookRow(2), bookRow(3)];
    const { id } = await uploaded(officer, utf8(bookCsv(rows)));
    expect((await reached(officer, id, "checked")).checked).to.include({ loans: 3, errors: 0 });
    await approvedRequest({ officer, approver }, `/v1/loan-imports/${id}/requests`, {});
    await reached(officer, id, "imported");
    const result = await officer.get<{ items: { state: string }[] }>(`/v1/loan-imports/${id}/rows`);
    expect(result.body.items.map(({ state }) => state)).to.deep.equal(Array(3).fill("imported"));
    const undo = `/v1/loan-imports/${id}/undo-requests`;
    await approvedRequest({ officer, approver }, undo, { reason: "誤り" });
    await reached(officer, id, "undone");
    const file = await officer.bytes(`/v1/loan-imports/${id}/rows?format=csv`);
    expect(new TextDecoder().decode(file.bytes)).to.include("取消済み");
  });

  it("an error names its line, heading, cell and reason in both languages; a formula is text in the error file", async () => {
    const { id } = await uploaded(officer, utf8(bookCsv([bookRow(7, { outstanding: "=1+1" })])));
    await reached(officer, id, "checked");
    const { body } = await officer.get<{ items: object[] }>(`/v1/loan-imports/${id}/findings`);
    expect(body.items).to.deep.equal([
      {
        line: 2,
        field: "outstanding",
        heading: "残高",
        cell: "=1+1",
        severity: "error",
        code: "cellNotAmount",
        figures: { text: "=1+1" },
        message: { ja: "「=1+1」を金額として読めません。", en: "“=1+1” is not an amount." },
      },
    ]);
    const { bytes } = await officer.bytes(`/v1/loan-imports/${id}/findings?format=csv`);
    expect(new TextDecoder().decode(bytes)).to.include(",'=1+1,");
  });

  it("a Shift_JIS file with errors names them all, and its corrected form is imported", async () => {
    const wrong = [
      bookRow(21, { outstanding: "二千万", nextDueOn: "2026/2/31" }),
      bookRow(22, { outstanding: "￥2,400,000", borrowerName: "" }),
      bookRow(23, { outstanding: "￥2,400,000" }),
    ];
    const { id } = await uploaded(officer, shiftJis(bookCsv(wrong)));
    expect((await reached(officer, id, "checked")).checked).to.include({ loans: 1 });
    const { body } = await officer.get<{ items: { line: number; field: string; cell: string }[] }>(
      `/v1/loan-imports/${id}/findings`,
    );
    expect(body.items.map(({ line, field, cell }) => [line, field, cell])).to.deep.include.members([
      [2, "outstanding", "二千万"],
      [2, "nextDueOn", "2026/2/31"],
      [3, "borrowerName", ""],
    ]);
    const refused = await officer.post<{ code: string }>(`/v1/loan-imports/${id}/requests`, {});
    expect([refused.status, refused.body.code]).to.deep.equal([422, "loanBookHasErrors"]);
    const right = [21, 22, 23].map((n) => bookRow(n, { outstanding: "￥2,400,000" }));
    const good = await uploaded(officer, shiftJis(bookCsv(right)));
    expect((await reached(officer, good.id, "checked")).checked).to.include({ loans: 3, errors: 0 });
    await approvedRequest({ officer, approver }, `/v1/loan-imports/${good.id}/requests`, {});
    await reached(officer, good.id, "imported");
    const result = await officer.get<{ items: { state: string }[] }>(`/v1/loan-imports/${good.id}/rows`);
    expect(result.body.items.map(({ state }) => state)).to.deep.equal(Array(3).fill("imported"));
  });

  it("a file without a needed column waits for its mapping, and a mapping that does not fit is refused", async () => {
    const { id, state } = await uploaded(officer, utf8("番号,金額\nA,1\n"));
    expect(state).to.equal("mapping");
    const mapping = { columns: { loanNumber: "番号" }, constants: {}, rateUnit: "percent" };
    const refused = await officer.post<{ code: string }>(`/v1/loan-imports/${id}/mappings`, mapping);
    expect([refused.status, refused.body.code]).to.deep.equal([422, "mappingColumnMissing"]);
  });

  it("files that are no tables are refused", async () => {
    const pdf = { name: "book.pdf", type: "application/pdf", bytes: utf8("%PDF-1.7\n") };
    expect((await officer.upload("/v1/loan-imports", pdf)).status).to.equal(415);
    const huge = { name: "book.csv", type: "text/csv", bytes: new Uint8Array(21 * 1024 * 1024).fill(65) };
    expect((await officer.upload("/v1/loan-imports", huge)).status).to.equal(413);
  });

  it("nobody else's import is found, and only an officer may upload", async () => {
    const { id } = await uploaded(officer, utf8(bookCsv([bookRow(9)])));
    const stranger = await signedIn(service.url, "officer@daishi.example");
    for (const path of ["", "/columns", "/findings", "/rows"]) {
      expect((await stranger.get(`/v1/loan-imports/${id}${path}`)).status).to.equal(404);
    }
    const file = { name: "book.csv", type: "text/csv", bytes: utf8(bookCsv([bookRow(9)])) };
    expect((await approver.upload("/v1/loan-imports", file)).status).to.equal(403);
  });
});
