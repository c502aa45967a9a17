import { Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { fundRoutes } from "../../../contract/fund/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import type { FundAnswer } from "./fund-answer.ts";
import { PartnerPosition } from "./partner-position.tsx";

interface FundProps {
  readonly fund: FundAnswer;
}

/** A partner reads its own interest; an organization can hold more than one. */
export function FundPosition({ fund }: FundProps): ReactNode {
  return (
    <Stack gap="lg">
      {fund.partners.map(({ id }) => (
        <OnePosition key={id} fund={fund} partnerId={id} />
      ))}
    </Stack>
  );
}

function OnePosition({ fund, partnerId }: FundProps & { readonly partnerId: string }): ReactNode {
  const statement = useAnswer(fundRoutes.getPartnerStatement, { params: { fundId: fund.id, partnerId } });
  return (
    <AnswerGate answer={statement} lines={6}>
      {(data) => <PartnerPosition statement={data} currency={fund.currency} />}
    </AnswerGate>
  );
}
