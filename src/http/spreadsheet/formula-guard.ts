/**
 * Text that a spreadsheet program would take for a formula gets an apostrophe in front, which those programs take for
 * the mark of plain text. Text that already wears one in front of a formula gets another, so that reading takes off
 * exactly what writing has put on.
 */
const looksLikeFormula = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

export function guardedText(text: string): string {
  return looksLikeFormula.test(text) ? `'${text}` : text;
}

export function unguardedText(text: string): string {
  return text.startsWith("'") && looksLikeFormula.test(text) ? text.slice(1) : text;
}
