/** Two organizations and their people, for the tests of accounts. One person works for both. */
import { randomUUID } from "node:crypto";
import type { Database } from "../../db/connect.ts";
import { recordOn } from "../../db/transact.ts";
import type { PasswordHasher } from "../../src/app/identity/ports.ts";
import type { Role } from "../../src/domain/party/role.ts";
import { at } from "./sample-names.ts";

export const bank = { id: randomUUID(), nameJa: "架空さんぽ銀行", nameEn: "Sanpo Bank" };
export const circle = { id: randomUUID(), nameJa: "架空さんぽ組合", nameEn: "Sanpo Circle" };

export const firstPassword = "mountain-path-at-dawn";

const person = (name: string) => ({ id: randomUUID(), name, email: `${name}@example.jp` });

export const members = {
  admin: person("admin"),
  deputy: person("deputy"),
  officer: person("officer"),
  approver: person("approver"),
  /** Of the circle, and an auditor of the bank. */
  organizer: person("organizer"),
} as const;

type Name = keyof typeof members;

const held: readonly (readonly [
  typeof bank,
  kind: string,
  Readonly<Partial<Record<Name, readonly Role[]>>>,
])[] = [
  [
    bank,
    "regionalBank",
    { admin: ["admin"], deputy: ["admin"], officer: ["officer"], approver: ["approver"] },
  ],
  [circle, "organizer", { organizer: ["organizer", "admin"] }],
];
const alsoHeld: readonly (readonly [typeof bank, Name, Role])[] = [[bank, "organizer", "auditor"]];

export async function recordAccounts(database: Database, { hash }: PasswordHasher): Promise<void> {
  const passwordHash = await hash(firstPassword);
  const record = recordOn(database);
  for (const [{ id: organizationId, nameJa, nameEn }, kind, people] of held) {
    const names = Object.keys(people) as Name[];
    const rows = names.map((name) => members[name]);
    const memberships = names.flatMap((name) => (people[name] ?? []).map((role) => [name, role] as const));
    const actor = { personId: rows[0]?.id ?? "", organizationId, roles: [], via: "session" } as const;
    const unit = { actor, action: "recordMasterData", now: at("2026-01-01"), newId: randomUUID };
    await record(unit, async (_repositories, { append }, on) => {
      await append("organization", [
        { id: organizationId, name_ja: nameJa, name_en: nameEn, kind, legal_form: "", provenance: "{}" },
      ]);
      await append(
        "person",
        rows.map((row) => ({ ...row, language: "ja", fictional: 1 })),
      );
      await append("membership", memberships.map(membershipRow));
      await on("credential").insert(
        rows.map(({ id }) => ({ person_id: id, password_hash: passwordHash, changed_at: at("2026-01-01") })),
      );
    });
  }
  for (const [{ id: organizationId }, name, role] of alsoHeld) {
    const actor = { personId: members.admin.id, organizationId, roles: [], via: "session" } as const;
    const unit = { actor, action: "recordMasterData", now: at("2026-01-02"), newId: randomUUID };
    await record(unit, (_repositories, { append }) =>
      append("membership", [{ ...membershipRow([name, role]), id: laterId() }]),
    );
  }
}

function membershipRow([name, role]: readonly [Name, Role]) {
  return { id: randomUUID(), person_id: members[name].id, role };
}

/** Sorts behind every other id, so that the first organization of a person stays the first. */
function laterId(): string {
  return `ffffffff${randomUUID().slice(8)}`;
}
