import type { Knex } from "knex";
import type {
  ChallengeRepository,
  CredentialRepository,
  LinkPurpose,
  LinkRepository,
  OneTimeLink,
  VerifiedEmailRepository,
} from "../../src/app/identity/account-ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { firstOf } from "../read.ts";

export function credentials(on: Knex): CredentialRepository {
  return {
    async save({ personId, passwordHash, changedAt }) {
      await on("credential")
        .insert({ person_id: personId, password_hash: passwordHash, changed_at: changedAt })
        .onConflict("person_id")
        .merge();
    },
  };
}

interface ChallengeRow {
  readonly challenge_hash: string;
  readonly person_id: string;
  readonly throttle_key: string;
  readonly failures: number;
  readonly expires_at: Instant;
}

export function challenges(on: Knex): ChallengeRepository {
  return {
    async find(challengeHash) {
      const row = await firstOf<ChallengeRow>(
        on("sign_in_challenge").where({ challenge_hash: challengeHash }).select(),
      );
      if (row === undefined) return undefined;
      return {
        challengeHash: row.challenge_hash,
        personId: row.person_id,
        throttleKey: row.throttle_key,
        failures: row.failures,
        expiresAt: row.expires_at,
      };
    },
    async save({ challengeHash, personId, throttleKey, failures, expiresAt }) {
      await on("sign_in_challenge")
        .insert({
          challenge_hash: challengeHash,
          person_id: personId,
          throttle_key: throttleKey,
          failures,
          expires_at: expiresAt,
        })
        .onConflict("challenge_hash")
        .merge();
    },
    async remove(challengeHash) {
      await on("sign_in_challenge").where({ challenge_hash: challengeHash }).delete();
    },
    async removeExpired(now) {
      await on("sign_in_challenge").where("expires_at", "<=", now).delete();
    },
  };
}

interface LinkRow {
  readonly token_hash: string;
  readonly purpose: LinkPurpose;
  readonly subject_id: string;
  readonly expires_at: Instant;
}

export function links(on: Knex): LinkRepository {
  const linksOf = ({ purpose, subjectId }: Pick<OneTimeLink, "purpose" | "subjectId">) =>
    on("one_time_link").where({ purpose, subject_id: subjectId });
  return {
    async find(tokenHash) {
      const row = await firstOf<LinkRow>(on("one_time_link").where({ token_hash: tokenHash }).select());
      if (row === undefined) return undefined;
      const { token_hash, purpose, subject_id: subjectId, expires_at: expiresAt } = row;
      return { tokenHash: token_hash, purpose, subjectId, expiresAt };
    },
    async replace({ tokenHash, purpose, subjectId, expiresAt }) {
      await linksOf({ purpose, subjectId }).delete();
      await on("one_time_link").insert({
        token_hash: tokenHash,
        purpose,
        subject_id: subjectId,
        expires_at: expiresAt,
      });
    },
    async removeOf(which) {
      await linksOf(which).delete();
    },
    async expiryOf(which) {
      const row = await firstOf<Pick<LinkRow, "expires_at">>(linksOf(which).select("expires_at"));
      return row?.expires_at;
    },
  };
}

export function verifiedEmails(on: Knex): VerifiedEmailRepository {
  return {
    async verifiedAt(personId) {
      const row = await firstOf<{ readonly verified_at: Instant }>(
        on("verified_email").where({ person_id: personId }).select("verified_at"),
      );
      return row?.verified_at;
    },
    async save(personId, verifiedAt) {
      await on("verified_email")
        .insert({ person_id: personId, verified_at: verifiedAt })
        .onConflict("person_id")
        .ignore();
    },
  };
}
