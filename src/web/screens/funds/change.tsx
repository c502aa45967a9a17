import { NativeSelect } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fundRoutes } from "../../../contract/fund/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { NotFound } from "../../parts/not-found.tsx";
import { Page } from "../../parts/page.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { CallWizard } from "./call-wizard.tsx";
import { changeGroups, changeKinds, fieldedChanges, type ChangeKind } from "./change-kinds.ts";
import { FieldedForm } from "./fielded-form.tsx";
import type { FundAnswer } from "./fund-answer.ts";
import { ReceiptForm } from "./receipt-form.tsx";
import { TermsForm } from "./terms-form.tsx";

const route = getRouteApi("/signed-in/funds/$fundId/changes/$kind");

/** A change of a fund: what is asked, what it would record, and the request to a second person. */
export function FundChange(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { fundId, kind: asked } = route.useParams();
  const fund = useAnswer(fundRoutes.getFund, { params: { fundId } });
  const kind = changeKinds.find((one) => one === asked);
  if (kind === undefined) return <NotFound />;
  return (
    <AnswerGate answer={fund} lines={8}>
      {(data) => (
        <Page
          title={t(`funds.kinds.${kind}`)}
          back={{ to: `/funds/${fundId}`, label: pick(data.name) }}
          lead={t("funds.changes.lead")}
        >
          <KindChoice kind={kind} fundId={fundId} />
          <Form key={kind} kind={kind} fund={data} />
        </Page>
      )}
    </AnswerGate>
  );
}

interface KindProps {
  readonly kind: ChangeKind;
  readonly fundId: string;
}

function KindChoice({ kind, fundId }: KindProps): ReactNode {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const groups = Object.keys(changeGroups) as readonly (keyof typeof changeGroups)[];
  return (
    <NativeSelect
      label={t("funds.changes.choose")}
      className="narrow"
      value={kind}
      data={groups.map((group) => ({
        group: t(`funds.changes.groups.${group}`),
        items: changeGroups[group].map((value) => ({ value, label: t(`funds.kinds.${value}`) })),
      }))}
      onChange={(event) => {
        void navigate({
          to: "/funds/$fundId/changes/$kind",
          params: { fundId, kind: event.target.value },
          search: {},
        });
      }}
    />
  );
}

interface FormProps {
  readonly kind: ChangeKind;
  readonly fund: FundAnswer;
}

function Form({ kind, fund }: FormProps): ReactNode {
  const { eventId } = route.useSearch();
  if (kind === "call") return <CallWizard fund={fund} />;
  if (kind === "receipt") return <ReceiptForm fund={fund} />;
  if (kind === "terms") return <TermsForm fund={fund} />;
  return (
    <FieldedForm
      fund={fund}
      change={fieldedChanges[kind]}
      opensNew={kind === "investment"}
      starts={eventId === undefined ? {} : { eventId }}
    />
  );
}
