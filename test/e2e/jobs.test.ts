/** A bank officer runs interest posting from the screen and takes the loans home as a file. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { readSpreadsheet } from "../../src/http/spreadsheet/read-spreadsheet.ts";
import { openBrowser, openPerson } from "../support/browser.ts";
import { accepted } from "../support/decisions.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

describe("Jobs and exports in the browser", function () {
  this.timeout(600_000);
  let browser: Browser;
  let service: RunningService;

  before(async function () {
    browser = await openBrowser(this);
    service = await startService();
  });
  after(async () => {
    await browser.close();
    await service.stop();
    removeData(service);
  });

  it("an interest run is started, seen to its end, and the loans are saved as a workbook", async () => {
    const { page, complaints } = await openPerson(browser, { width: 1280, height: 900 });
    await page.goto(service.url);
    await page.getByLabel("メールアドレス").fill("officer@shiga.example");
    await page.getByLabel("パスワード").fill(demoPassword);
    await page.getByRole("button", { name: "サインイン" }).click();
    await page.getByRole("link", { name: "処理状況" }).click();
    await page.getByRole("button", { name: "利息計上の試算" }).click();
    await page.getByText(/完了 · \d+ \/ \d+ 件/).waitFor();
    await page.getByText(/利息の計上 \(試算\)/).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).to.deep.equal([]);

    await page.getByRole("link", { name: "融資", exact: true }).click();
    const saving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Excel で書き出す" }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).to.match(/^融資一覧_\d{4}-\d{2}-\d{2}\.xlsx$/);
    const bytes = readFileSync(await saved.path());
    const { rows } = accepted(await readSpreadsheet({ fileName: saved.suggestedFilename(), bytes }));
    expect(rows.length).to.be.greaterThan(0);
    expect(complaints).to.deep.equal([]);
  });
});
