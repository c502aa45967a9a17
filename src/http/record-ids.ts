/** Ids of records, as they stand in addresses and answers. */

export function isRecordId(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** Every id of a record in an answer, however deep. */
export function idsIn(answer: unknown, found: Set<string>, key = ""): void {
  if (Array.isArray(answer)) for (const item of answer as readonly unknown[]) idsIn(item, found, key);
  else if (typeof answer === "object" && answer !== null) {
    for (const [name, value] of Object.entries(answer)) idsIn(value, found, name);
  } else if (isRecordId(answer) && /^id$|Id$/.test(key)) found.add(answer);
}
