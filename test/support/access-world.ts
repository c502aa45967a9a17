/**
 * The demonstration with a person of every role in four organizations: a bank, the borrower of one of its loans, a
 * bank that has nothing to do with either, and the manager of a fund that the first bank is a partner of. Each holds an API token, so that nothing a person does ends his session.
 */
import { v7 } from "uuid";
import { connect } from "../../db/connect.ts";
import { firstOf } from "../../db/read.ts";
import { demoMasterData } from "../../db/seeds/demo-master-data.ts";
import { instantFromMillis } from "../../src/domain/kernel/instant.ts";
import { roles, type Role } from "../../src/domain/party/role.ts";
import { signedIn } from "./api-client.ts";
import { runCommand, startService, type RunningService } from "./running-service.ts";

export const sides = ["lender", "borrower", "stranger", "manager"] as const;
export type Side = (typeof sides)[number];

/** Somebody of each, known by the demonstration. */
const knownPeople: Readonly<Record<Side, string>> = {
  lender: "officer@shiga.example",
  borrower: "organizer@yamazaki.example",
  stranger: "officer@daishi.example",
  manager: "manager@biwako.example",
};

export interface AccessWorld {
  readonly service: RunningService;
  readonly tokenOf: (side: Side, role: Role) => string;
}

/** `data`: a folder for the service, removed by the caller. */
export async function openAccessWorld(place: {
  readonly dataFolder: string;
  readonly databaseUrl: string;
}): Promise<AccessWorld> {
  const seeded = await runCommand(["seed", "demo"], place);
  if (seeded.code !== 0) throw new Error(seeded.output);
  await addPeopleOfEveryRole(place.databaseUrl);
  const service = await startService(place);
  const tokens = new Map<string, string>();
  for (const side of sides) {
    for (const role of roles) tokens.set(emailOf(side, role), await newToken(service, emailOf(side, role)));
  }
  return { service, tokenOf: (side, role) => tokens.get(emailOf(side, role)) ?? "" };
}

function emailOf(side: Side, role: Role): string {
  return `${role}.of.${side}@matrix.example`.toLowerCase();
}

async function addPeopleOfEveryRole(databaseUrl: string): Promise<void> {
  const database = connect(databaseUrl);
  const record = demoMasterData(database);
  for (const side of sides) {
    const known = await firstOf<{ id: string; organization_id: string; password_hash: string }>(
      database
        .reader("person")
        .join("membership", "membership.person_id", "person.id")
        .join("credential", "credential.person_id", "person.id")
        .where({ email: knownPeople[side] })
        .select("person.id", "membership.organization_id", "credential.password_hash"),
    );
    if (known === undefined) throw new Error(`the demonstration knows ${knownPeople[side]}`);
    const actor = {
      personId: known.id,
      organizationId: known.organization_id,
      roles: [],
      via: "system",
    } as const;
    const unit = { actor, action: "addPeople", now: () => instantFromMillis(Date.now()), newId: v7 };
    await record(unit, (master) =>
      master.addPeople(
        roles.map((role) => ({
          id: v7(),
          email: emailOf(side, role),
          name: `${role} of ${side}`,
          language: "en",
          fictional: true,
          passwordHash: known.password_hash,
          memberships: [{ id: v7(), role }],
        })),
      ),
    );
  }
  await database.close();
}

async function newToken({ url }: RunningService, email: string): Promise<string> {
  const person = await signedIn(url, email);
  const { body } = await person.post<{ token: string }>("/v1/api-tokens", {
    name: "matrix",
    scope: "write",
    days: 1,
  });
  return body.token;
}
