/** Text in Shift_JIS (CP932), as Japanese spreadsheets save it. Node only decodes it, so the table is turned round. */
const bytesOf = new Map<string, readonly number[]>();

for (let byte = 0; byte < 0x80; byte += 1) bytesOf.set(String.fromCharCode(byte), [byte]);
for (let byte = 0xa1; byte <= 0xdf; byte += 1) remember([byte]);
for (let lead = 0x81; lead <= 0xfc; lead += 1) {
  if (lead > 0x9f && lead < 0xe0) continue;
  for (let trail = 0x40; trail <= 0xfc; trail += 1) if (trail !== 0x7f) remember([lead, trail]);
}

function remember(bytes: readonly number[]): void {
  const character = new TextDecoder("shift_jis").decode(Uint8Array.from(bytes));
  if (!character.includes("�") && !bytesOf.has(character)) bytesOf.set(character, bytes);
}

export function inShiftJis(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const bytes = bytesOf.get(character);
      if (bytes === undefined) throw new Error(`${character} is not in Shift_JIS`);
      return bytes;
    }),
  );
}
