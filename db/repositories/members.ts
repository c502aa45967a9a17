import type { Knex } from "knex";
import type {
  InvitationOutcome,
  InvitationRecord,
  MemberRecord,
  MemberRepository,
} from "../../src/app/identity/member-ports.ts";
import type { Language } from "../../src/app/identity/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { OrganizationKind, Role } from "../../src/domain/party/role.ts";
import { firstOf, rowsOf } from "../read.ts";
import { heldRoles } from "./held-roles.ts";
import { jsonCell, provenanceCell, readJson } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

const givenByItself = { fictional: false, source: null, asOf: null, note: null };

export function memberRepository({ on, recorder }: RepositoryScope): MemberRepository {
  return {
    list: async (organizationId) => toMembers(await rowsOf<MemberRow>(memberQuery(on, organizationId))),
    concerns: recorder.concerns,
    async addOrganization({ id, name, kind, legalForm }) {
      recorder.concerns(id);
      const names = { name_ja: name.ja, name_en: name.en };
      const provenance = provenanceCell(givenByItself);
      await recorder.append("organization", [{ id, ...names, kind, legal_form: legalForm, provenance }]);
    },
    async addPerson({ id, email, name, language }) {
      recorder.concerns(id);
      await recorder.append("person", [{ id, email, name, language, fictional: 0 }]);
    },
    async addServiceAccount({ id, personId }) {
      await recorder.append("service_account", [{ id, person_id: personId }]);
    },
    async change(changes) {
      for (const { personId } of changes) recorder.concerns(personId);
      await recorder.append(
        "membership_change",
        changes.map(({ id, personId, role, held, reason, changedBy }) => ({
          id,
          person_id: personId,
          role,
          held: held ? 1 : 0,
          reason,
          changed_by: changedBy,
        })),
      );
    },
    async addInvitation({ id, email, name, language, roles, invitedBy }) {
      recorder.concerns(id);
      await recorder.append("invitation", [
        { id, email, name, language, roles: jsonCell([...roles]), invited_by: invitedBy },
      ]);
    },
    async endInvitation({ id, invitationId, outcome, personId }) {
      recorder.concerns(invitationId);
      await recorder.append("invitation_end", [
        { id, invitation_id: invitationId, outcome, person_id: personId },
      ]);
    },
    async findInvitation(invitationId) {
      const row = await firstOf<InvitationRow>(invitationQuery(on).where("invitation.id", invitationId));
      return row === undefined ? undefined : toInvitation(row);
    },
    async invitationsOf(organizationId) {
      const rows = await rowsOf<InvitationRow>(
        invitationQuery(on)
          .where("invitation.organization_id", organizationId)
          .orderBy("invitation.audit_seq", "desc"),
      );
      return rows.map(toInvitation);
    },
    async setSecondFactorPolicy({ id, roles }) {
      await recorder.append("second_factor_policy", [{ id, roles: jsonCell([...roles]) }]);
    },
  };
}

interface MemberRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly role: Role;
  readonly service_id: string | null;
  readonly confirmed_at: Instant | null;
  readonly verified_at: Instant | null;
}

function memberQuery(on: Knex, organizationId: string): Knex.QueryBuilder {
  return on(heldRoles(on).as("membership"))
    .join("person", "person.id", "membership.person_id")
    .leftJoin("service_account", "service_account.person_id", "person.id")
    .leftJoin("second_factor", "second_factor.person_id", "person.id")
    .leftJoin("verified_email", "verified_email.person_id", "person.id")
    .where("membership.organization_id", organizationId)
    .orderBy(["person.name", "person.id", "membership.id"])
    .select("person.id", "email", "person.name", "language", "role", "confirmed_at", "verified_at", {
      service_id: "service_account.id",
    });
}

function toMembers(rows: readonly MemberRow[]): readonly MemberRecord[] {
  const members = new Map<string, MemberRecord>();
  for (const row of rows) {
    const { id, email, name, language, role } = row;
    const roles = [...(members.get(id)?.roles ?? []), role];
    members.set(id, {
      personId: id,
      person: { id, email, name, language },
      roles,
      isService: row.service_id !== null,
      secondFactorSince: row.confirmed_at,
      emailVerifiedAt: row.verified_at,
    });
  }
  return [...members.values()];
}

interface InvitationRow {
  readonly id: string;
  readonly organization_id: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly kind: OrganizationKind;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: string;
  readonly invited_by: string;
  readonly inviter: string;
  readonly recorded_at: Instant;
  readonly outcome: InvitationOutcome | null;
  readonly ended_at: Instant | null;
  readonly expires_at: Instant | null;
}

function invitationQuery(on: Knex): Knex.QueryBuilder {
  return on("invitation")
    .join("organization", "organization.id", "invitation.organization_id")
    .join("person as inviter", "inviter.id", "invitation.invited_by")
    .leftJoin("invitation_end", "invitation_end.invitation_id", "invitation.id")
    .leftJoin("one_time_link", (link) => {
      void link.on("one_time_link.subject_id", "invitation.id").andOnVal("purpose", "invitation");
    })
    .select("invitation.*", "name_ja", "name_en", "kind", "outcome", "expires_at", {
      inviter: "inviter.name",
      ended_at: "invitation_end.recorded_at",
    });
}

function toInvitation(row: InvitationRow): InvitationRecord {
  const { id, email, name, language, kind } = row;
  return {
    id,
    organization: { id: row.organization_id, nameJa: row.name_ja, nameEn: row.name_en, kind },
    email,
    name,
    language,
    roles: readJson<readonly Role[]>(row.roles),
    invitedBy: { id: row.invited_by, name: row.inviter },
    invitedAt: row.recorded_at,
    outcome: row.outcome ?? "waiting",
    endedAt: row.ended_at,
    expiresAt: row.expires_at,
  };
}
