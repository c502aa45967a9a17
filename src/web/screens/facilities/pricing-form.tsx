import { Group, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { setupRoutes } from "../../../contract/loan/setup-routes.ts";
import { fieldMessage } from "../../api/problem.ts";
import { rateText } from "../../figures/amount-text.ts";
import { typedPercent } from "../../figures/typed-figure.ts";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import type { Tranche } from "./facility-answer.ts";

const routes = { preview: setupRoutes.previewPricing, request: setupRoutes.requestPricing };

/** Another margin from a day on, with what it does to every loan of the tranche. */
export function PricingForm({ tranche }: { readonly tranche: Tranche }): ReactNode {
  const { t } = useTranslation();
  const [effectiveOn, setEffectiveOn] = useState("");
  const [percent, setPercent] = useState("");
  const [refusal, setRefusal] = useState<Error | null>(null);
  const creditMargin = typedPercent(percent);
  const standing = tranche.pricing.at(-1);
  return (
    <Stack>
      <Group align="flex-start">
        <TextInput
          type="date"
          required
          label={t("facilities.from")}
          value={effectiveOn}
          error={fieldMessage(refusal, "effectiveOn")}
          onChange={(event) => {
            setEffectiveOn(event.target.value);
          }}
        />
        <TextInput
          required
          inputMode="decimal"
          className="figure-input"
          label={t("setup.margin")}
          error={fieldMessage(refusal, "creditMargin")}
          value={percent}
          placeholder={standing === undefined ? "" : rateText(standing.creditMargin)}
          onChange={(event) => {
            setPercent(event.target.value);
          }}
        />
      </Group>
      <ChangeRequest
        routes={routes}
        onRefusal={setRefusal}
        input={
          effectiveOn === "" || creditMargin === ""
            ? undefined
            : { params: { trancheId: tranche.id }, body: { effectiveOn, creditMargin } }
        }
      />
    </Stack>
  );
}
