/** Headless Chromium, when the machine has one. In CI it must. */
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { needsProgram, programPath } from "./programs.ts";

const switches = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Leaves the suite out where there is no browser; fails it in CI. */
export async function openBrowser(context: Mocha.Context): Promise<Browser> {
  needsProgram(context, "chromium");
  return chromium.launch({ executablePath: programPath("chromium"), args: switches });
}

export interface BrowserPerson {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Everything the page complained about. */
  readonly complaints: readonly string[];
}

/** A busy machine is slow, not broken. */
const patienceMillis = 120_000;

/** A person with a window of their own; collects console errors and page errors. */
export async function openPerson(
  browser: Browser,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<BrowserPerson> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
  });
  context.setDefaultTimeout(patienceMillis);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !isExpectedRefusal(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { context, page, complaints };
}

/** Before signing in the app asks whether a session exists, and is told no. */
function isExpectedRefusal(text: string): boolean {
  return text.includes("status of 401");
}
