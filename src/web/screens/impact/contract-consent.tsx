import { Button, Group, Stack, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { outcomeRoutes } from "../../../contract/impact/outcome-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { Contract } from "./impact-answer.ts";

/** Whether who runs the project lets the payer review its results, and how he says so. */
export function ContractConsent({ contract }: { readonly contract: Contract }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  const { acceptance, needsAcceptance, allowed } = contract;
  if (acceptance !== null) {
    const given = { day: instant(acceptance.at), by: acceptance.by };
    return (
      <Text size="sm" c="dimmed">
        {t("impactValue.consentGiven", given)}
      </Text>
    );
  }
  if (!needsAcceptance) return null;
  const close = () => {
    setAsking(false);
  };
  return (
    <>
      <Notice tone="wait" title={t("impactValue.consentNeeded")}>
        {t("impactValue.consentLead")}
      </Notice>
      {allowed.includes("accept") && may("manageProject") && (
        <Group>
          <Button
            onClick={() => {
              setAsking(true);
            }}
          >
            {t("impactValue.consent")}
          </Button>
        </Group>
      )}
      <Dialog title={t("impactValue.consent")} isOpen={isAsking} onClose={close}>
        <ConsentForm contract={contract} onDone={close} />
      </Dialog>
    </>
  );
}

interface FormProps {
  readonly contract: Contract;
  readonly onDone: () => void;
}

function ConsentForm({ contract, onDone }: FormProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const accept = useIntention(outcomeRoutes.acceptOutcomeContract);
  const { id: contractId, projectId, payer } = contract;
  return (
    <Stack>
      {accept.error !== null && <ProblemAlert error={accept.error} />}
      <Text>{t("impactValue.consentAsk", { payer: pick(payer.name) })}</Text>
      <Group>
        <Button
          loading={accept.isPending}
          onClick={() => {
            accept.mutate(
              { params: { projectId, contractId }, body: {} },
              {
                onSuccess: () => {
                  announce(t("impactValue.consented"));
                  onDone();
                },
              },
            );
          }}
        >
          {t("impactValue.consent")}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t("common.cancel")}
        </Button>
      </Group>
    </Stack>
  );
}
