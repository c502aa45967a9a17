import { Button, Checkbox, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { statementRoutes } from "../../../contract/covenant/statement-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import type { CertificateAnswer } from "./certificate-answer.ts";

/** Whoever signs has confirmed the figures and says in which office. */
export function SignForm({ certificate }: { readonly certificate: CertificateAnswer }): ReactNode {
  const { t } = useTranslation();
  const [title, setTitle] = useState("");
  const [isConfirmed, setConfirmed] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const sign = useIntention(statementRoutes.signCertificate);
  const { id: certificateId, contentHash } = certificate;
  const lacksTitle = title.trim() === "";

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setAsked(true);
    if (lacksTitle || !isConfirmed) return;
    sign.mutate(
      { params: { certificateId }, body: { contentHash, title } },
      {
        onSuccess: () => {
          announce(t("certificates.done"));
        },
      },
    );
  }

  return (
    <Section title={t("certificates.sign")} lead={t("certificates.signHint")}>
      <form noValidate onSubmit={submit}>
        <Stack className="narrow">
          {sign.error !== null && <ProblemAlert error={sign.error} />}
          <Checkbox
            label={t("certificates.confirm", { count: certificate.lines.length })}
            checked={isConfirmed}
            error={isAsked && !isConfirmed ? t("certificates.confirmNeeded") : undefined}
            onChange={(event) => {
              setConfirmed(event.target.checked);
            }}
          />
          <TextInput
            label={t("certificates.signerTitle")}
            required
            maxLength={100}
            value={title}
            error={isAsked && lacksTitle ? t("certificates.titleNeeded") : undefined}
            onChange={(event) => {
              setTitle(event.target.value);
            }}
          />
          <div>
            <Button type="submit" loading={sign.isPending}>
              {t("certificates.sign")}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}
