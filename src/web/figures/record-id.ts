/** The id of a record in what somebody has typed or pasted: the id itself, or the address of its page. */
export function recordIdIn(text: string): string | undefined {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])/i.exec(text)?.[0].toLowerCase();
}
