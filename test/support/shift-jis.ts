/** Text as older Japanese programs write it; the platform only decodes Shift_JIS, so its table is turned round. */
const table = new Map<string, readonly number[]>();
const decoder = new TextDecoder("shift_jis");
for (let byte = 0; byte < 0x80; byte++) table.set(String.fromCharCode(byte), [byte]);
for (const lead of [...range(0x81, 0x9f), ...range(0xe0, 0xfc)]) {
  for (const trail of range(0x40, 0xfc)) {
    const character = decoder.decode(Uint8Array.of(lead, trail));
    if (character.length === 1 && character !== "\ufffd" && !table.has(character))
      table.set(character, [lead, trail]);
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

export function shiftJis(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      // What the single-byte half calls a backslash is printed as a yen sign.
      const bytes = table.get(character === "¥" ? "\\" : character);
      if (bytes === undefined) throw new Error(`not in Shift_JIS: ${character}`);
      return bytes;
    }),
  );
}
