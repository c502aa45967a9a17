import { Button, Group } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { memberRoutes } from "../../../contract/identity/member-routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { RoleChoice } from "./role-choice.tsx";

/** Whose sign-in needs a second factor. */
export function SecondFactorPolicy(): ReactNode {
  const { t } = useTranslation();
  const policy = useAnswer(memberRoutes.getSecondFactorPolicy, {});
  return (
    <Section title={t("administration.policy")} lead={t("administration.policyLead")}>
      <AnswerGate answer={policy} lines={2}>
        {({ roles }) => <PolicyForm key={roles.join(" ")} required={roles} />}
      </AnswerGate>
    </Section>
  );
}

function PolicyForm({ required }: { readonly required: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  const [roles, setRoles] = useState([...required]);
  const set = useIntention(memberRoutes.setSecondFactorPolicy);
  const isSame = roles.length === required.length && roles.every((role) => required.includes(role));
  return (
    <>
      {set.error !== null && <ProblemAlert error={set.error} />}
      <RoleChoice label={t("administration.policyRoles")} value={roles} onChange={setRoles} />
      <Group>
        <Button
          disabled={isSame}
          loading={set.isPending}
          onClick={() => {
            const onSuccess = () => {
              announce(t("administration.policySet"));
            };
            set.mutate({ body: { roles } }, { onSuccess });
          }}
        >
          {t("administration.setPolicy")}
        </Button>
      </Group>
    </>
  );
}
