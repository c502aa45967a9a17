/** JSON whose numbers stay the text they were written in: a figure must not pass through a binary float. */
import type { MessageJson } from "../../domain/impact/feed-message.ts";

const textOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const deepest = 32;

/** Undefined where the text is no JSON, or is nested deeper than anybody writes. */
export function exactJson(text: string): MessageJson | undefined {
  try {
    // Read once as it is, so that putting numbers into quotes turns nothing into JSON that is none.
    JSON.parse(text);
    const quoted = text.replaceAll(textOrNumber, (found) => (found.startsWith('"') ? found : `"${found}"`));
    const parsed = JSON.parse(quoted) as MessageJson;
    return isDeep(parsed, 0) ? undefined : parsed;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isDeep(value: MessageJson, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth > deepest || Object.values(value).some((inner: MessageJson) => isDeep(inner, depth + 1));
}
