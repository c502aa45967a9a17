/**
 * Passwords are long rather than complicated: 12 to 128 characters, not one of those everybody tries first, not a row
 * of repeated or consecutive characters, and without the person's own name for the account in it.
 */
import { accept, reject, type Decision, type Rejection } from "../../domain/kernel/decision.ts";
import type { PasswordHasher } from "./ports.ts";

export type PasswordRejection = Rejection<"passwordTooShort" | "passwordTooLong" | "passwordTooCommon">;

const shortest = 12;
const longest = 128;

/** Stems of the passwords found most often in published leaks, and words of this product. */
const commonStems = [
  "password",
  "passw0rd",
  "qwerty",
  "asdfgh",
  "zxcvbn",
  "1q2w3e",
  "1qaz2wsx",
  "iloveyou",
  "letmein",
  "welcome",
  "administrator",
  "changeme",
  "monkey",
  "dragon",
  "sunshine",
  "princess",
  "football",
  "baseball",
  "superman",
  "trustno1",
  "abc123",
  "sakura",
  "doraemon",
  "sanpoledger",
  "sanpo",
];

export function checkPassword(password: string, email: string): Decision<string, PasswordRejection> {
  const length = Array.from(password).length;
  if (length < shortest) return reject({ code: "passwordTooShort", figures: { length, shortest } });
  if (length > longest) return reject({ code: "passwordTooLong", figures: { length, longest } });
  return isCommon(password.toLowerCase(), email.toLowerCase())
    ? reject({ code: "passwordTooCommon" })
    : accept(password);
}

/** Checks a new password and hashes it. */
export async function hashPassword(
  hasher: PasswordHasher,
  { password, email }: { readonly password: string; readonly email: string },
): Promise<Decision<string, PasswordRejection>> {
  const checked = checkPassword(password, email);
  return checked.ok ? accept(await hasher.hash(checked.value)) : checked;
}

function isCommon(password: string, email: string): boolean {
  const [account = ""] = email.split("@");
  const words = account.length >= 4 ? [...commonStems, account] : commonStems;
  const stripped = words.reduce((left, word) => left.replaceAll(word, ""), password);
  const rest = stripped.replace(/[\d\s\p{P}\p{S}]+/gu, "");
  return (stripped !== password && rest.length < 4) || isRow(password);
}

/** "aaaaaaaaaaaa", "abcdefghijkl", "210987654321": at most three different steps from one character to the next. */
function isRow(password: string): boolean {
  const codes = Array.from(password, (character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, position) => code - (codes[position] ?? 0));
  return new Set(steps).size <= 3;
}
