import { Button, Checkbox, Group, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { partyRoutes } from "../../../contract/party/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";

const noFields = {
  legalForm: "",
  registrationNumber: "",
  municipalityCode: "",
  plannedForm: "",
  effectiveOn: "",
  paysSurplus: false,
};

const orNull = (text: string): string | null => (text === "" ? null : text);

/** What the own organization is by law from a day on; what it said before stays. */
export function ProfileForm(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const forms = useAnswer(partyRoutes.listLegalForms, {});
  const record = useIntention(partyRoutes.recordProfile);
  const [fields, setFields] = useState(noFields);
  const choices = [
    { value: "", label: t("parties.notInTable") },
    ...(forms.data?.items ?? []).map(({ code, name }) => ({ value: code, label: pick(name) })),
  ];
  const field = (
    name: Exclude<keyof typeof noFields, "paysSurplus">,
    label = t(`parties.${nameOf(name)}`),
  ) => ({
    label,
    value: fields[name],
    error: fieldMessage(record.error, `/${name}`),
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setFields({ ...fields, [name]: event.target.value });
    },
  });
  function save(): void {
    const body = {
      legalForm: orNull(fields.legalForm),
      registrationNumber: orNull(fields.registrationNumber),
      municipalityCode: orNull(fields.municipalityCode),
      plannedForm: orNull(fields.plannedForm),
      paysSurplus: fields.paysSurplus,
      effectiveOn: fields.effectiveOn,
    };
    record.mutate(
      { body },
      {
        onSuccess: () => {
          announce(t("parties.saved"));
        },
      },
    );
  }
  return (
    <Section title={t("parties.profile")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {record.error !== null && <ProblemAlert error={record.error} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect data={choices} {...field("legalForm")} />
          <NativeSelect data={choices} {...field("plannedForm")} />
          <TextInput inputMode="numeric" maxLength={13} {...field("registrationNumber")} />
          <TextInput inputMode="numeric" maxLength={6} {...field("municipalityCode")} />
          <TextInput type="date" required {...field("effectiveOn")} />
        </SimpleGrid>
        <Checkbox
          mt="sm"
          label={t("parties.paysSurplus")}
          checked={fields.paysSurplus}
          onChange={(event) => {
            setFields({ ...fields, paysSurplus: event.target.checked });
          }}
        />
        <Group mt="sm">
          <Button type="submit" loading={record.isPending}>
            {t("parties.save")}
          </Button>
        </Group>
      </form>
    </Section>
  );
}

function nameOf<Name extends string>(name: Name): Exclude<Name, "legalForm"> | "form" {
  return name === "legalForm" ? "form" : (name as Exclude<Name, "legalForm">);
}
