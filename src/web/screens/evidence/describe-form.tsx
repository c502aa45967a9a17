import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { documentKinds, evidenceRoutes } from "../../../contract/impact/evidence-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import type { EvidenceDetail } from "./evidence-answer.ts";

const blank = { issuer: "", coversFrom: null, coversTo: null, shows: "" };

function draftOf({ description }: EvidenceDetail) {
  const said = description ?? { ...blank, documentKind: documentKinds[0] };
  return { ...said, coversFrom: said.coversFrom ?? "", coversTo: said.coversTo ?? "" };
}

/** What a file is, said by the one who gave it; said again, the newest holds. */
export function DescribeForm({ evidence }: { readonly evidence: EvidenceDetail }): ReactNode {
  const { t } = useTranslation();
  const { id } = evidence;
  const [said, setSaid] = useState(() => draftOf(evidence));
  const describe = useIntention(evidenceRoutes.describeEvidence);
  const change = (part: Partial<typeof said>): void => {
    setSaid({ ...said, ...part });
  };

  function save(): void {
    const { coversFrom, coversTo, ...rest } = said;
    const body = { ...rest, ...(coversFrom && { coversFrom }), ...(coversTo && { coversTo }) };
    describe.mutate(
      { params: { evidenceId: id }, body },
      {
        onSuccess: () => {
          announce(t("evidence.saved"));
        },
      },
    );
  }

  return (
    <details className="why">
      <summary>{t("evidence.describe")}</summary>
      <Stack mt="sm">
        {describe.error !== null && <ProblemAlert error={describe.error} />}
        <NativeSelect
          label={t("evidence.kind")}
          value={said.documentKind}
          data={documentKinds.map((kind) => ({ value: kind, label: t(`evidence.kinds.${kind}`) }))}
          onChange={(event) => {
            const documentKind = documentKinds.find((kind) => kind === event.target.value);
            if (documentKind !== undefined) change({ documentKind });
          }}
        />
        <TextInput
          label={t("evidence.issuer")}
          maxLength={200}
          value={said.issuer}
          onChange={(event) => {
            change({ issuer: event.target.value });
          }}
        />
        <Group grow>
          {(["coversFrom", "coversTo"] as const).map((field) => (
            <TextInput
              key={field}
              type="date"
              label={t(`evidence.${field}`)}
              value={said[field]}
              error={fieldMessage(describe.error, field)}
              onChange={(event) => {
                change({ [field]: event.target.value });
              }}
            />
          ))}
        </Group>
        <Textarea
          label={t("evidence.shows")}
          maxLength={1000}
          autosize
          value={said.shows}
          onChange={(event) => {
            change({ shows: event.target.value });
          }}
        />
        <Group>
          <Button loading={describe.isPending} onClick={save}>
            {t("evidence.save")}
          </Button>
        </Group>
      </Stack>
    </details>
  );
}
