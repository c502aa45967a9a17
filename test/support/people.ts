import { randomUUID } from "node:crypto";
import type { Organization } from "../../src/app/identity/ports.ts";
import type { Role } from "../../src/domain/party/role.ts";
import type { Account } from "./memory-identity.ts";

export const tarouBank: Organization = {
  id: randomUUID(),
  nameJa: "たろう銀行",
  nameEn: "Taro Bank",
  kind: "regionalBank",
};
export const hanaOrganizer: Organization = {
  id: randomUUID(),
  nameJa: "はな中間支援",
  nameEn: "Hana Organizer",
  kind: "organizer",
};

export const password = "mountain-path-at-dawn";

function account(name: string, memberships: readonly (readonly [Organization, readonly Role[]])[]): Account {
  return {
    person: { id: randomUUID(), name, email: `${name.toLowerCase()}@example.jp`, language: "ja" },
    password,
    memberships: memberships.map(([organization, roles]) => ({ organization, roles })),
  };
}

export const everybody = (): Account[] => [
  account("Officer", [
    [tarouBank, ["officer"]],
    [hanaOrganizer, ["auditor"]],
  ]),
  account("Admin", [[tarouBank, ["admin"]]]),
  account("Organizer", [[hanaOrganizer, ["organizer"]]]),
  account("Nobody", []),
];
