import type { Knex } from "knex";
import type {
  ApiToken,
  ApiTokenRepository,
  IdentityRepositories,
  Language,
  Member,
  Membership,
  Person,
  PersonRepository,
  SignInThrottle,
  TokenScope,
} from "../../src/app/identity/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { OrganizationKind, Role } from "../../src/domain/party/role.ts";
import { firstOf, rowsOf } from "../read.ts";
import { challenges, credentials, links, verifiedEmails } from "./account.ts";
import { secondFactors } from "./second-factors.ts";
import { sessions } from "./sessions.ts";

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
        on("membership")
          .join("organization", "organization.id", "membership.organization_id")
          .where("membership.person_id", personId)
          .orderBy("membership.id")
          .select("membership.organization_id", "name_ja", "name_en", "organization.kind", "role"),
      );
      return groupBy(rows, (row) => row.organization_id).map(toMembership);
    },
    async membersOf(organizationId) {
      const rows = await rowsOf<MembershipRow>(
        on("membership")
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

interface ApiTokenRow {
  readonly id: string;
  readonly token_hash: string;
  readonly person_id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly scope: TokenScope;
  readonly created_at: Instant;
  readonly expires_at: Instant;
  readonly revoked_at: Instant | null;
}

function apiTokens(on: Knex): ApiTokenRepository {
  return {
    async find(tokenHash) {
      const row = await firstOf<ApiTokenRow>(on("api_token").where({ token_hash: tokenHash }).select());
      return row === undefined ? undefined : toApiToken(row);
    },
    async insert(token) {
      await on("api_token").insert({
        id: token.id,
        token_hash: token.tokenHash,
        person_id: token.personId,
        organization_id: token.organizationId,
        name: token.name,
        scope: token.scope,
        created_at: token.createdAt,
        expires_at: token.expiresAt,
        revoked_at: token.revokedAt ?? null,
      });
    },
    async listOf({ personId, organizationId }) {
      const rows = await rowsOf<ApiTokenRow>(
        on("api_token").where({ person_id: personId, organization_id: organizationId }).orderBy("id", "desc"),
      );
      return rows.map(toApiToken);
    },
    async revoke({ tokenId, personId, organizationId, revokedAt }) {
      const owned = { id: tokenId, person_id: personId, organization_id: organizationId };
      await on("api_token").where(owned).whereNull("revoked_at").update({ revoked_at: revokedAt });
      const row = await firstOf<{ readonly id: string }>(on("api_token").where(owned).select("id"));
      return row !== undefined;
    },
  };
}

function toApiToken(row: ApiTokenRow): ApiToken {
  const token = {
    id: row.id,
    tokenHash: row.token_hash,
    personId: row.person_id,
    organizationId: row.organization_id,
    name: row.name,
    scope: row.scope,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
  return row.revoked_at === null ? token : { ...token, revokedAt: row.revoked_at };
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
