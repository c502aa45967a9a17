import { Button, Group, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { applicationRoutes } from "../../../contract/application/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import type { ApplicationAnswer } from "./application-answer.ts";

/** Facility, agreement and covenants in one request. */
export function ContractForm({ application }: { readonly application: ApplicationAnswer }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const request = useIntention(applicationRoutes.requestContract);
  const [facilityNumber, setNumber] = useState(application.number);
  const [agreedOn, setAgreedOn] = useState("");
  if (!may("requestApproval")) return null;
  return (
    <Section title={t("applications.contract")} lead={t("applications.contractLead")}>
      <Group align="flex-end">
        <TextInput
          label={t("applications.facilityNumber")}
          maxLength={40}
          value={facilityNumber}
          onChange={(event) => {
            setNumber(event.target.value);
          }}
        />
        <TextInput
          type="date"
          label={t("applications.agreedOn")}
          value={agreedOn}
          onChange={(event) => {
            setAgreedOn(event.target.value);
          }}
        />
        <Button
          disabled={agreedOn === "" || facilityNumber === ""}
          loading={request.isPending}
          onClick={() => {
            request.mutate(
              { params: { applicationId: application.id }, body: { facilityNumber, agreedOn } },
              {
                onSuccess: ({ id }) => {
                  announce(t("applications.requested"));
                  void navigate({ to: "/approvals/$approvalId", params: { approvalId: id } });
                },
              },
            );
          }}
        >
          {t("applications.askContract")}
        </Button>
      </Group>
      {request.error !== null && <ProblemAlert error={request.error} />}
    </Section>
  );
}
