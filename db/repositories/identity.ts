import type { Knex } from "knex";
import type {
  IdentityRepositories,
  Language,
  Member,
  Membership,
  Person,
  PersonRepository,
  SignInThrottle,
} from "../../src/app/identity/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { OrganizationKind, Role } from "../../src/domain/party/role.ts";
import { firstOf, rowsOf } from "../read.ts";
import { apiTokens } from "./api-tokens.ts";
import { challenges, credentials, links, verifiedEmails } from "./account.ts";
import { fundShareLinks } from "./fund-share-links.ts";
import { heldRoles } from "./held-roles.ts";
import { secondFactors } from "./second-factors.ts";
import { securityEvents } from "./security-events.ts";
import { sessions } from "./sessions.ts";
import { singleSignOnRepository } from "./single-sign-on.ts";

export function identityRepositories(on: Knex): IdentityRepositories {
  return {
    people: people(on),
    sessions: sessions(on),
    apiTokens: apiTokens(on),
    throttle: throttle(on),
    credentials: credentials(on),
    secondFactors: secondFactors(on),
    challenges: challenges(on),
    links: links(on),
    verifiedEmails: verifiedEmails(on),
    securityEvents: securityEvents(on),
    singleSignOn: singleSignOnRepository(on),
    shareLinks: fundShareLinks(on),
  };
}

interface PersonRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

interface MembershipRow extends PersonRow {
  readonly organization_id: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly kind: OrganizationKind;
  readonly role: Role;
}

function people(on: Knex): PersonRepository {
  return {
    async findByEmail(email) {
      const row = await firstOf<PersonRow & { readonly password_hash: string | null }>(
        on("person")
          .leftJoin("credential", "credential.person_id", "person.id")
          .where("person.email", email)
          .select("person.id", "email", "name", "language", "password_hash"),
      );
      if (row === undefined) return undefined;
      const person = toPerson(row);
      return row.password_hash === null ? { person } : { person, passwordHash: row.password_hash };
    },
    async findById(personId) {
      const row = await firstOf<PersonRow>(
        on("person").where({ id: personId }).select("id", "email", "name", "language"),
      );
      return row === undefined ? undefined : toPerson(row);
    },
    async membershipsOf(personId) {
      const rows = await rowsOf<MembershipRow>(
        on(heldRoles(on).as("membership"))
          .join("organization", "organization.id", "membership.organization_id")
          .where("membership.person_id", personId)
          .orderBy("membership.id")
          .select("membership.organization_id", "name_ja", "name_en", "organization.kind", "role"),
      );
      return groupBy(rows, (row) => row.organization_id).map(toMembership);
    },
    async membersOf(organizationId) {
      const rows = await rowsOf<MembershipRow>(
        on(heldRoles(on).as("membership"))
          .join("person", "person.id", "membership.person_id")
          .where("membership.organization_id", organizationId)
          .orderBy(["person.name", "membership.id"])
          .select("person.id", "email", "person.name", "language", "role"),
      );
      return groupBy(rows, (row) => row.id).map(toMember);
    },
  };
}

type Group = readonly [MembershipRow, ...MembershipRow[]];

function groupBy(rows: readonly MembershipRow[], keyOf: (row: MembershipRow) => string): readonly Group[] {
  const groups = new Map<string, [MembershipRow, ...MembershipRow[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function toPerson({ id, name, email, language }: PersonRow): Person {
  return { id, name, email, language };
}

function toMembership(rows: Group): Membership {
  const [{ organization_id: id, name_ja: nameJa, name_en: nameEn, kind }] = rows;
  return { organization: { id, nameJa, nameEn, kind }, roles: rows.map(({ role }) => role) };
}

function toMember(rows: Group): Member {
  return { person: toPerson(rows[0]), roles: rows.map(({ role }) => role) };
}

interface AttemptsRow {
  readonly failures: number;
  readonly last_failed_at: Instant;
}

function throttle(on: Knex): SignInThrottle {
  return {
    async find(key) {
      const row = await firstOf<AttemptsRow>(on("sign_in_throttle").where({ throttle_key: key }).select());
      return row === undefined ? undefined : { failures: row.failures, lastFailedAt: row.last_failed_at };
    },
    async save(key, { failures, lastFailedAt }) {
      await on("sign_in_throttle")
        .insert({ throttle_key: key, failures, last_failed_at: lastFailedAt })
        .onConflict("throttle_key")
        .merge();
    },
    async remove(key) {
      await on("sign_in_throttle").where({ throttle_key: key }).delete();
    },
    async removeBefore(lastFailedAt) {
      await on("sign_in_throttle").where("last_failed_at", "<", lastFailedAt).delete();
    },
  };
}
