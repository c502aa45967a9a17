const browsers = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
] as const;
const systems = [
  ["Android", /\bAndroid\b/],
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** A browser and a system in two words, out of what the browser calls itself; unknown programs by their first word. */
export function deviceText(userAgent: string): string {
  const nameIn = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const words = [nameIn(browsers), nameIn(systems)].filter((word) => word !== undefined);
  if (words.length > 0) return words.join(" · ");
  const [first = ""] = userAgent.split(/[\s/]/);
  return first === "" ? "–" : first.slice(0, 40);
}
