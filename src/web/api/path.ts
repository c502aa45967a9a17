type Part = string | number | boolean;

/** Fills the braces of a contract path: ("/v1/loans/{loanId}", {loanId: "…"}). A missing part is a defect. */
export function fillPath(path: string, params: object = {}): string {
  const values = new Map<string, unknown>(Object.entries(params));
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (typeof value !== "string" || value === "") throw new Error(`path ${path} lacks ${name}`);
    return encodeURIComponent(value);
  });
}

/** "?a=1&b=2" in the order given; what is undefined is left out. */
export function queryText(query: object = {}): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, Part] => isPart(pair[1]));
  if (pairs.length === 0) return "";
  return `?${new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)])).toString()}`;
}

function isPart(value: unknown): value is Part {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
