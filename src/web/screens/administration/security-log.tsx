import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { doorRoutes } from "../../../contract/identity/door-routes.ts";
import { identityRoutes } from "../../../contract/identity/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { endOfDayInJapan, startOfDayInJapan } from "../../figures/day-text.ts";
import { recordIdIn } from "../../figures/record-id.ts";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Section } from "../../parts/section.tsx";
import { SecurityEvents } from "./security-events.tsx";

const everything = { event: "", personId: "", record: "", since: "", until: "" };
type Filter = typeof everything;

/** Who came in, saw, took out and decided what; filtered here, and saved as a file as filtered. */
export function SecurityLog(): ReactNode {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(everything);
  const query = queryOf(filter);
  return (
    <Section title={t("administration.log")} lead={t("administration.logLead")}>
      <Group align="flex-end" justify="space-between">
        <Filters filter={filter} onChange={setFilter} />
        <ExportButtons route={doorRoutes.listSecurityEvents} query={query} />
      </Group>
      <SecurityEvents query={query} />
    </Section>
  );
}

function queryOf({ event, personId, record, since, until }: Filter): Readonly<Record<string, string>> {
  const subjectId = recordIdIn(record);
  return {
    ...(event === "" ? {} : { event }),
    ...(personId === "" ? {} : { personId }),
    ...(subjectId === undefined ? {} : { subjectId }),
    ...(since === "" ? {} : { from: startOfDayInJapan(since) }),
    ...(until === "" ? {} : { to: endOfDayInJapan(until) }),
  };
}

interface FiltersProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

function Filters({ filter, onChange }: FiltersProps): ReactNode {
  const { t } = useTranslation();
  const people = usePages(identityRoutes.listMemberships, { limit: 200 });
  const words = t("codes.securityEvent", { returnObjects: true });
  const { record } = filter;
  const field = (name: keyof Filter) => ({
    value: filter[name],
    onChange: (change: { readonly target: { readonly value: string } }) => {
      onChange({ ...filter, [name]: change.target.value });
    },
  });
  return (
    <Group align="flex-start">
      <NativeSelect
        label={t("administration.event")}
        data={[
          { value: "", label: t("administration.allEvents") },
          ...Object.entries(words).map(([value, label]) => ({ value, label })),
        ]}
        {...field("event")}
      />
      <NativeSelect
        label={t("audit.person")}
        data={[
          { value: "", label: t("administration.allPeople") },
          ...(people.items ?? []).map(({ person }) => ({ value: person.id, label: person.name })),
        ]}
        {...field("personId")}
      />
      <TextInput
        label={t("administration.record")}
        error={
          record === "" || recordIdIn(record) !== undefined ? undefined : t("administration.recordUnknown")
        }
        {...field("record")}
      />
      <TextInput label={t("administration.since")} type="date" {...field("since")} />
      <TextInput label={t("administration.until")} type="date" {...field("until")} />
    </Group>
  );
}
