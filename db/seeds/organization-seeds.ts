import type { Knex } from "knex";
import type { DemoMasterData, NewPerson } from "../../src/app/demo/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { lenderChart } from "../../src/domain/ledger/chart-of-accounts.ts";
import type { Recorder } from "../recorder.ts";
import { rowsOf } from "../read.ts";
import { provenanceCell } from "../repositories/json-cell.ts";

export type OrganizationSeeds = Pick<
  DemoMasterData,
  "countOrganizations" | "addOrganization" | "addPeople" | "addLenderBook"
>;

interface SeedScope {
  readonly on: Knex;
  readonly recorder: Recorder;
  readonly now: Instant;
}

export function organizationSeeds({ on, recorder, now }: SeedScope): OrganizationSeeds {
  return {
    async countOrganizations() {
      return (await rowsOf<unknown>(on("organization").select("id"))).length;
    },
    async addOrganization({ id, name, kind, legalForm, provenance }) {
      recorder.concerns(id);
      await recorder.append("organization", [
        {
          id,
          name_ja: name.ja,
          name_en: name.en,
          kind,
          legal_form: legalForm,
          provenance: provenanceCell(provenance),
        },
      ]);
    },
    async addPeople(people) {
      await recorder.append(
        "person",
        people.map(({ id, email, name, language, fictional }) => ({
          id,
          email,
          name,
          language,
          fictional: fictional ? 1 : 0,
        })),
      );
      await recorder.append("membership", people.flatMap(membershipRows));
      await addCredentials({ on, now }, people);
    },
    async addLenderBook({ id, name, currency, accountId }) {
      recorder.concerns(id);
      await recorder.append("book", [{ id, name_ja: name.ja, name_en: name.en, currency, kind: "lender" }]);
      await recorder.append(
        "account",
        Object.values(lenderChart).map((account) => ({
          id: accountId(account.code),
          book_id: id,
          code: account.code,
          name_ja: account.name.ja,
          name_en: account.name.en,
          kind: account.kind,
        })),
      );
    },
  };
}

function membershipRows({ id: personId, memberships }: NewPerson) {
  return memberships.map(({ id, role }) => ({ id, person_id: personId, role }));
}

/** Passwords are working state: they may change and stand outside the audit chain. */
async function addCredentials(
  { on, now }: Pick<SeedScope, "on" | "now">,
  people: readonly NewPerson[],
): Promise<void> {
  if (people.length === 0) return;
  await on("credential").insert(
    people.map(({ id, passwordHash }) => ({
      person_id: id,
      password_hash: passwordHash,
      changed_at: now,
    })),
  );
}
