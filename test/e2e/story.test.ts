/**
 * The main story, played by four people in real browsers against the real program: an organizer reports on a phone, an
 * officer returns and then accepts, the preview is put before an approver, the approver approves, and the loan page
 * explains the new rate down to the hash of the file.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { signedIn } from "../support/api-client.ts";
import { openBrowser, openPerson, type BrowserPerson } from "../support/browser.ts";
import { eachDatabase } from "../support/databases.ts";
import { needsProgram, outputOf } from "../support/programs.ts";
import { removeData, runCommand, startService, type RunningService } from "../support/running-service.ts";

const phone = { width: 390, height: 844 };
const desk = { width: 1360, height: 900 };
const csv = "月,搬入量(t),リサイクル量(t)\n2025-04,1200,1020\n2025-05,1150,989\n";
const sha256 = createHash("sha256").update(csv).digest("hex");

eachDatabase((name, open) => {
  describe(`The story from evidence to PDF, in a browser, on ${name}`, function () {
    this.timeout(600_000);
    let service: RunningService;
    let browser: Browser;
    const people: BrowserPerson[] = [];

    before(async function () {
      needsProgram(this, "pdftotext");
      const database = await open({ migrated: false });
      await database.close();
      browser = await openBrowser(this);
      service = await startService({ databaseUrl: database.url });
    });

    after(async () => {
      await (browser as Browser | undefined)?.close();
      const started = service as RunningService | undefined;
      if (started !== undefined) {
        await started.stop();
        removeData(started);
      }
    });

    /** What each person saw when a step failed, for whoever has to find out why. */
    afterEach(async function () {
      if (this.currentTest?.state !== "failed") return;
      for (const [position, { page }] of people.entries()) {
        await page.screenshot({ path: `.cache/e2e/${name}-${position}.png`, fullPage: true });
      }
    });

    async function signIn(email: string, window: { width: number; height: number }): Promise<Page> {
      const person = await openPerson(browser, window);
      people.push(person);
      const { page } = person;
      await page.goto(service.url);
      await page.getByLabel("メールアドレス").fill(email);
      await page.getByLabel("パスワード").fill(demoPassword);
      await page.getByRole("button", { name: "サインイン" }).click();
      await page.getByRole("heading", { name: "今日の仕事" }).waitFor();
      return page;
    }

    function pageOf(position: number): Page {
      return present(people[position], "a person").page;
    }

    async function expectAccessible(page: Page): Promise<void> {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
      ).to.deep.equal([]);
    }

    it("an organizer reports a value with a CSV on a phone", async () => {
      const page = await signIn("organizer@yamazaki.example", phone);
      await page.goto(`${service.url}/report`);
      await page.getByLabel(/^実績値/).fill("86.5");
      await page.getByLabel("出典").fill("架空の計量票集計");
      await page.getByRole("button", { name: "下書きを保存して証憑へ" }).click();
      await page.getByText("ここにファイルを置く").waitFor();
      await page.setInputFiles('input[type="file"]', csvFile());
      await page.getByText(sha256.slice(0, 8)).first().waitFor();
      await expectAccessible(page);
      await page.getByRole("button", { name: "提出する" }).click();
      await page.getByText("提出済み").first().waitFor();
    });

    it("the officer returns it with a reason, and the organizer submits it again", async () => {
      const officer = await signIn("officer@shiga.example", desk);
      await openReview(officer);
      await officer.getByText("差し戻す", { exact: true }).click();
      await officer.getByLabel("差し戻す理由").selectOption("doesNotReconcile");
      await officer.getByLabel("コメント").fill("計量票の合計と一致しません。");
      await officer.getByRole("button", { name: "結果を記録する" }).click();
      await officer.getByText("結果を記録しました").first().waitFor();

      const organizer = pageOf(0);
      await organizer.goto(`${service.url}/observations`);
      await organizer
        .getByRole("link", { name: /2025年度/ })
        .first()
        .click();
      await organizer.getByText("計量票の合計と一致しません。").first().waitFor();
      await organizer.getByLabel(/修正した実績値/).fill("86.1");
      await organizer.getByRole("button", { name: "修正して再提出する" }).click();
      await organizer.getByText("提出済み").first().waitFor();
    });

    it("the officer accepts it with grade E2 and asks for approval of what the preview shows", async () => {
      const officer = pageOf(1);
      await openReview(officer);
      await officer.getByLabel(/^E2 /).check();
      await officer.getByRole("button", { name: "結果を記録する" }).click();
      await officer.getByText("結果を記録しました").first().waitFor();

      await officer.goto(`${service.url}/loans`);
      await officer.getByRole("link", { name: "SLL-2020-0001" }).first().click();
      await officer.getByRole("tab", { name: "協定と判定" }).click();
      await officer
        .getByRole("link", { name: /判定する/ })
        .first()
        .click();
      await officer.getByLabel("報告書の受領日").fill("2026-07-24");
      await officer.getByRole("button", { name: "この日で計算し直す" }).click();
      await officer.getByRole("heading", { name: /記帳される仕訳/ }).waitFor();
      await officer.getByText("金利ステップ調整額").first().waitFor();
      await expectAccessible(officer);
      await officer.getByRole("button", { name: "承認を依頼する" }).click();
      await officer.getByText("自分が依頼したものは承認できません").waitFor();
    });

    it("a second officer approves; the first cannot", async () => {
      const approver = await signIn("approver@shiga.example", desk);
      await approver.goto(`${service.url}/approvals`);
      await approver
        .getByRole("link", { name: /2026-03-31/ })
        .first()
        .click();
      await approver.getByRole("button", { name: "承認する" }).waitFor();
      await expectAccessible(approver);
      await approver.getByRole("button", { name: "承認する" }).click();
      await approver.getByRole("dialog").getByRole("button", { name: "承認する" }).click();
      await approver.getByText("承認しました").first().waitFor();
    });

    it("the loan page explains the new rate down to the hash of the evidence", async () => {
      const officer = pageOf(1);
      await officer.goto(`${service.url}/loans`);
      await officer.getByRole("link", { name: "SLL-2020-0001" }).first().click();
      await officer.getByRole("tab", { name: "利率推移" }).click();
      await officer
        .getByRole("img", { name: /適用利率|利率/ })
        .first()
        .waitFor();
      await officer.locator("summary").last().click();
      await officer.getByText(sha256).last().waitFor({ state: "attached" });
      await expectAccessible(officer);
    });

    it("no page complained on its console", () => {
      expect(people.flatMap(({ complaints }) => complaints)).to.deep.equal([]);
    });

    it("the book still balances, and yesterday's knowledge still gives yesterday's rate", async () => {
      const officer = await signedIn(service.url, "officer@shiga.example");
      const { body: books } = await officer.get<{ items: readonly { id: string }[] }>("/v1/books");
      const { body: balance } = await officer.get<{ sum: string }>(
        `/v1/books/${books.items[0]?.id ?? ""}/trial-balance`,
      );
      expect(balance.sum).to.equal("0");
      const loanId = await yamazakiLoan(officer);
      const now = await officer.get<{ rows: readonly { effectiveOn: string; stepBp: string }[] }>(
        `/v1/loans/${loanId}/rate-timeline`,
      );
      const before = await officer.get<typeof now.body>(
        `/v1/loans/${loanId}/rate-timeline?knownAt=2026-10-31T00:00:00Z`,
      );
      expect(now.body.rows.at(-1)?.effectiveOn).to.equal("2026-07-31");
      expect(before.body.rows.at(-1)?.effectiveOn).not.to.equal("2026-07-31");
    });

    it("the PDF says so in both languages, with the same bytes for the same viewpoint", async () => {
      const officer = await signedIn(service.url, "officer@shiga.example");
      const loanId = await yamazakiLoan(officer);
      const knownAt = new Date().toISOString();
      for (const [language, word] of [
        ["ja", "山﨑砂利商店"],
        ["en", "recycl"],
      ] as const) {
        const address = `/v1/loans/${loanId}/report?language=${language}&knownAt=${knownAt}`;
        const [first, second] = [await officer.bytes(address), await officer.bytes(address)];
        expect(first.status).to.equal(200);
        expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).to.equal(true);
        expect(textOf(first.bytes)).to.match(new RegExp(word, "i"));
      }
    });

    it("verify finds that everything holds", async () => {
      const { code, output } = await runCommand(["verify"], service);
      expect(output).to.contain("everything holds");
      expect(code).to.equal(0);
    });

    async function openReview(officer: Page): Promise<void> {
      await officer.goto(`${service.url}/reviews`);
      await officer
        .getByRole("row", { name: /汚染土壌/ })
        .getByRole("link")
        .first()
        .click();
      await officer.getByRole("heading", { name: "確認の結果" }).waitFor();
    }
  });
});

function csvFile(): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "sanpo-evidence-")), "計量票集計.csv");
  writeFileSync(file, csv);
  return file;
}

function textOf(pdf: Uint8Array): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "sanpo-report-")), "report.pdf");
  writeFileSync(file, pdf);
  return outputOf("pdftotext", ["-layout", file, "-"]);
}

async function yamazakiLoan(officer: Awaited<ReturnType<typeof signedIn>>): Promise<string> {
  const { body } = await officer.get<{
    items: readonly { id: string; borrower: { name: { ja: string } } }[];
  }>("/v1/loans");
  return body.items.find(({ borrower }) => borrower.name.ja.includes("山﨑"))?.id ?? "";
}
