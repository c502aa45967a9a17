import { Button, NativeSelect, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { cooperationRoutes } from "../../../contract/cooperation/routes.ts";
import { setupRoutes } from "../../../contract/loan/setup-routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { CooperationAnswer } from "./cooperation-answer.ts";

type Facility = z.output<typeof setupRoutes.listFacilities.response>["items"][number];

/** Facilities that one's own organization has granted. */
function useOwnFacilities(): readonly Facility[] {
  const { organization } = useSignedIn();
  const facilities = useAnswer(setupRoutes.listFacilities, { query: { limit: 200 } });
  return (facilities.data?.items ?? []).filter(({ lender }) => lender.id === organization.id);
}

interface ChoiceProps {
  readonly facilities: readonly Facility[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function FacilityChoice({ facilities, value, onChange }: ChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <NativeSelect
      label={t("cooperations.ownFacility")}
      value={value}
      data={facilities.map(({ id, number, project, limit, currency, ranking }) => ({
        value: id,
        label: `${number} ${pick(project.name)}・${moneyText(limit, currency)}・${t(`setup.${ranking}`)}`,
      }))}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

export function Offer(): ReactNode {
  const { t } = useTranslation();
  const facilities = useOwnFacilities();
  const start = useIntention(cooperationRoutes.startCooperation);
  const [draft, setDraft] = useState({ chosen: "", ja: "", en: "" });
  const { chosen, ja, en } = draft;
  const facilityId = chosen === "" ? (facilities[0]?.id ?? "") : chosen;
  if (facilities.length === 0) return null;
  return (
    <Section title={t("cooperations.offer")} lead={t("cooperations.offerLead")}>
      <FacilityChoice
        facilities={facilities}
        value={facilityId}
        onChange={(id) => {
          setDraft({ ...draft, chosen: id });
        }}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {(["ja", "en"] as const).map((language) => (
          <TextInput
            key={language}
            required
            maxLength={120}
            label={t(language === "ja" ? "cooperations.nameJa" : "cooperations.nameEn")}
            value={draft[language]}
            onChange={(event) => {
              setDraft({ ...draft, [language]: event.target.value });
            }}
          />
        ))}
      </SimpleGrid>
      {start.error !== null && <ProblemAlert error={start.error} />}
      <div>
        <Button
          disabled={ja === "" || en === ""}
          loading={start.isPending}
          onClick={() => {
            start.mutate(
              { body: { facilityId, name: { ja, en } } },
              {
                onSuccess: () => {
                  setDraft({ chosen: "", ja: "", en: "" });
                  announce(t("cooperations.offered"));
                },
              },
            );
          }}
        >
          {t("cooperations.offer")}
        </Button>
      </div>
    </Section>
  );
}

/** For a lender that has a facility for the project and no part yet. */
export function Accept({ cooperation }: { readonly cooperation: CooperationAnswer }): ReactNode {
  const { t } = useTranslation();
  const { organization } = useSignedIn();
  const join = useIntention(cooperationRoutes.joinCooperation);
  const [chosen, setChosen] = useState("");
  const facilities = useOwnFacilities().filter(({ project }) => project.id === cooperation.project.id);
  const facilityId = chosen === "" ? (facilities[0]?.id ?? "") : chosen;
  const isPart = cooperation.parts.some(({ lender }) => lender.id === organization.id);
  if (isPart || facilities.length === 0) return null;
  return (
    <Stack>
      <Text size="sm">{t("cooperations.acceptLead")}</Text>
      <FacilityChoice facilities={facilities} value={facilityId} onChange={setChosen} />
      {join.error !== null && <ProblemAlert error={join.error} />}
      <div>
        <Button
          loading={join.isPending}
          onClick={() => {
            join.mutate(
              { params: { cooperationId: cooperation.id }, body: { facilityId } },
              {
                onSuccess: () => {
                  announce(t("cooperations.accepted"));
                },
              },
            );
          }}
        >
          {t("cooperations.accept")}
        </Button>
      </div>
    </Stack>
  );
}
