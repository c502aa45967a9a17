/**
 * Codes of the Sustainable Development Goals: a goal ("3") or one of its 169 targets, which are numbered outcomes
 * ("11.2") and lettered means of implementation ("8.a"). The counts per goal are those of the UN indicator framework
 * (A/RES/71/313).
 */
const numberedTargets = [5, 5, 9, 7, 6, 6, 3, 10, 5, 7, 7, 8, 3, 7, 9, 10, 19];
const letteredTargets = [2, 3, 4, 3, 3, 2, 2, 2, 3, 3, 3, 3, 2, 3, 3, 2, 0];

export function isSdgCode(code: string): boolean {
  const match = /^([1-9]|1[0-7])(?:\.(?:([1-9]\d?)|([a-d])))?$/.exec(code);
  if (match === null) return false;
  const [, goal, numbered, lettered] = match;
  const position = Number(goal) - 1;
  if (numbered !== undefined) return Number(numbered) <= (numberedTargets[position] ?? 0);
  return lettered === undefined || "abcd".indexOf(lettered) < (letteredTargets[position] ?? 0);
}
