import { Button, Group, NativeSelect, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { projectPlanRoutes } from "../../../contract/project/plan-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";

type Terms = z.input<typeof projectPlanRoutes.recordPartnership.body>["terms"];

const patterns = ["localCompany", "outsideCompanyMany", "outsideCompanyOne"] as const;
const lines = ["municipalities", "companies"] as const;
const texts = ["terms", "atEnd", "supply", "disclosure"] as const;
const days = ["signedOn", "starts", "ends", "firstDue", "review"] as const;

type Field = "name" | "every" | (typeof lines)[number] | (typeof texts)[number] | (typeof days)[number];
type Fields = Readonly<Record<Field, string>>;

const noFields: Fields = {
  name: "",
  municipalities: "",
  companies: "",
  terms: "",
  atEnd: "",
  supply: "",
  disclosure: "",
  signedOn: "",
  starts: "",
  ends: "",
  firstDue: "",
  review: "",
  every: "12",
};

interface FormProps {
  readonly projectId: string;
  readonly onDone: () => void;
}

export function PartnershipForm({ projectId, onDone }: FormProps): ReactNode {
  const { t } = useTranslation();
  const record = useIntention(projectPlanRoutes.recordPartnership);
  const [pattern, setPattern] = useState<(typeof patterns)[number]>("localCompany");
  const [fields, setFields] = useState(noFields);
  const field = (name: Field) => ({
    label: t(`planning.${name}`),
    value: fields[name],
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setFields({ ...fields, [name]: event.target.value });
    },
  });
  function save(): void {
    record.mutate(
      { params: { projectId }, body: { terms: termsOf(pattern, fields) } },
      {
        onSuccess: () => {
          announce(t("planning.saved"));
          onDone();
        },
      },
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {record.error !== null && <ProblemAlert error={record.error} />}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <TextInput required {...field("name")} />
        <NativeSelect
          label={t("planning.pattern")}
          value={pattern}
          data={patterns.map((value) => ({ value, label: t(`planning.patterns.${value}`) }))}
          onChange={(event) => {
            setPattern(patterns.find((one) => one === event.target.value) ?? pattern);
          }}
        />
        {lines.map((name) => (
          <Textarea key={name} autosize minRows={2} required {...field(name)} />
        ))}
        {texts.map((name) => (
          <Textarea key={name} autosize minRows={2} {...field(name)} />
        ))}
        {days.map((name) => (
          <TextInput
            key={name}
            type="date"
            required={["signedOn", "starts", "firstDue"].includes(name)}
            {...field(name)}
          />
        ))}
        <TextInput inputMode="numeric" {...field("every")} />
      </SimpleGrid>
      <Group mt="sm">
        <Button type="submit" loading={record.isPending}>
          {t("planning.save")}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t("common.cancel")}
        </Button>
      </Group>
    </form>
  );
}

function termsOf(pattern: (typeof patterns)[number], fields: Fields): Terms {
  const { name, municipalities, companies, supply, disclosure, firstDue, every } = fields;
  const party = (side: "municipality" | "company", text: string) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map((ja) => ({ side, name: { ja }, municipalityCode: null }));
  const promise = (key: string, kind: "continuousSupply" | "disclosure", what: string) =>
    what === ""
      ? []
      : [
          {
            key,
            kind,
            by: "company" as const,
            what: { ja: what },
            firstDueOn: firstDue,
            everyMonths: Number(every),
          },
        ];
  return {
    pattern,
    name: { ja: name },
    parties: [...party("municipality", municipalities), ...party("company", companies)],
    signedOn: fields.signedOn,
    startsOn: fields.starts,
    endsOn: fields.ends === "" ? null : fields.ends,
    terms: { ja: fields.terms },
    promises: [
      ...promise("supply", "continuousSupply", supply),
      ...promise("disclosure", "disclosure", disclosure),
    ],
    reviewOn: fields.review === "" ? [] : [fields.review],
    atEnd: { ja: fields.atEnd },
  };
}
