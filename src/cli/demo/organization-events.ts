import type { NewPerson } from "../../app/demo/ports.ts";
import { Rejected } from "../../app/rejected.ts";
import { masterUnit, type DemoEvent, type DemoWorld } from "./demo-event.ts";
import type { OrganizationData } from "./organization-data.ts";

/** One event for each organization, its people and its book. They refuse a database that holds anything else. */
export function organizationEvents(world: DemoWorld, passwordHash: string): readonly DemoEvent[] {
  let recorded = 0;
  return world.data.organizations.map((organization) => ({
    on: organization.recordedOn,
    kind: "organization",
    run: async (moment) => {
      const id = world.idOf("organization", organization.slug);
      const { slug, name, kind, legalForm, provenance, book } = organization;
      await world.recordMaster(masterUnit(id, "recordOrganization", moment), async (master) => {
        const organizations = await master.countOrganizations();
        if (organizations !== recorded) {
          throw new Rejected({ code: "databaseNotEmpty", figures: { organizations, expected: recorded } });
        }
        await master.addOrganization({ id, name, kind, legalForm, provenance });
        await master.addPeople(peopleOf(organization, world, passwordHash));
        if (book === undefined) return;
        await master.addLenderBook({
          ...book,
          id: world.idOf("book", slug, book.currency),
          accountId: (code) => world.idOf("account", slug, book.currency, code),
        });
      });
      recorded += 1;
      return 1;
    },
  }));
}

function peopleOf(
  { people }: OrganizationData,
  { idOf }: Pick<DemoWorld, "idOf">,
  passwordHash: string,
): readonly NewPerson[] {
  return people.map(({ email, name, language, fictional, roles }) => ({
    id: idOf("person", email),
    email,
    name,
    language,
    fictional,
    passwordHash,
    memberships: roles.map((role) => ({ id: idOf("membership", email, role), role })),
  }));
}
