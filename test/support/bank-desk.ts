/** A bank at work in the browser: the program with its demonstration, and people who sign in and look at it. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import { mkdirSync, readFileSync } from "node:fs";
import type { Browser, Download, Page } from "playwright-core";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { readSpreadsheet } from "../../src/http/spreadsheet/read-spreadsheet.ts";
import { openBrowser, openPerson, type BrowserPerson } from "./browser.ts";
import { accepted } from "./decisions.ts";
import { removeData, startService, type RunningService } from "./running-service.ts";

export interface BankDesk {
  readonly url: () => string;
  /** Signs in through the screen. */
  readonly person: (
    email: string,
    window?: { readonly width: number; readonly height: number },
  ) => Promise<Page>;
  /** What the pages complained about, refusals that a test asks for left out. */
  readonly complaints: () => readonly string[];
}

/** A machine that runs everything else as well takes its time. */
const patienceMillis = 90_000;
const desk = { width: 1280, height: 900 };

/** Starts the service and the browser of a `describe` once, and keeps a picture of every page where a test fails. */
export function openBankDesk(label: string): BankDesk {
  let service: RunningService | undefined;
  let browser: Browser | undefined;
  const people: BrowserPerson[] = [];
  before(async function () {
    browser = await openBrowser(this);
    service = await startService();
  });
  after(async () => {
    await browser?.close();
    if (service === undefined) return;
    await service.stop();
    removeData(service);
  });
  afterEach(async function () {
    if (this.currentTest?.state !== "failed") return;
    mkdirSync(".cache/e2e", { recursive: true });
    for (const [position, { page }] of people.entries()) {
      await page.screenshot({ path: `.cache/e2e/${label}-${String(position)}.png`, fullPage: true });
    }
  });
  const url = () => present(service, "the service").url;
  return {
    url,
    person: async (email, window = desk) => {
      const person = await openPerson(present(browser, "the browser"), window);
      people.push(person);
      const { page } = person;
      page.setDefaultTimeout(patienceMillis);
      await page.goto(url());
      await page.getByLabel("メールアドレス").fill(email);
      await page.getByLabel("パスワード").fill(demoPassword);
      await page.getByRole("button", { name: "サインイン" }).click();
      await page.getByRole("heading", { name: "今日の仕事" }).waitFor();
      return page;
    },
    complaints: () =>
      people.flatMap(({ complaints }) => complaints).filter((text) => !text.includes("status of 422")),
  };
}

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
  ).to.deep.equal([]);
}

/** Asks for what the page shows, and has the second person approve it. */
export async function requestAndApprove(officer: Page, approver: Page): Promise<void> {
  await officer.getByRole("button", { name: "承認を依頼する" }).click();
  const request = officer.getByRole("link", { name: "承認依頼を開く" });
  const path = present((await request.getAttribute("href")) ?? undefined, "the way to the request");
  await approve(approver, new URL(path, officer.url()).href);
}

export async function approve(approver: Page, requestUrl: string): Promise<void> {
  await approver.goto(requestUrl);
  await approver.getByRole("button", { name: "承認する" }).click();
  await approver.getByRole("dialog").getByRole("button", { name: "承認する" }).click();
  await approver.getByText("承認しました").first().waitFor();
}

/** The rows of a file that a link saves, under their headings. */
export async function savedRows(
  page: Page,
  link: "CSV で書き出す" | "Excel で書き出す",
): Promise<readonly Readonly<Record<string, string>>[]> {
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: link }).first().click();
  const saved: Download = await saving;
  const bytes = readFileSync(await saved.path());
  const { header, rows } = accepted(await readSpreadsheet({ fileName: saved.suggestedFilename(), bytes }));
  return rows.map(({ cells }) =>
    Object.fromEntries(header.map((heading, column) => [heading, cells[column] ?? ""])),
  );
}
