import { List, Progress, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../parts/notice.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ApplicationAnswer } from "./application-answer.ts";

type Item = ApplicationAnswer["completeness"]["items"][number];

/** The meter, what is missing and by when, and every rule of the programme that is not met, as soon as it is not. */
export function Standing({ application }: { readonly application: ApplicationAnswer }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { percent, byOn, items } = application.completeness;
  const missing = items.filter(({ have, need }) => have < need);
  const meter = t("applications.percent", { percent });
  return (
    <Section title={t("applications.standing")} lead={t("applications.standingLead")}>
      <Progress.Root size="xl">
        <Progress.Section value={percent} aria-label={meter} />
      </Progress.Root>
      <Text fw={700}>
        {meter}
        {byOn !== null && missing.length > 0 && ` – ${t("applications.by", { day: day(byOn) })}`}
      </Text>
      {missing.length === 0 ? (
        <Text size="sm">{t("applications.allThere")}</Text>
      ) : (
        <List size="sm">
          {missing.map((item) => (
            <List.Item key={item.document ?? item.item}>
              <ItemName item={item} application={application} />
              {item.need > 1 && ` ${t("applications.have", { have: item.have, need: item.need })}`}
            </List.Item>
          ))}
        </List>
      )}
      {application.eligibility.length === 0 ? (
        <Notice tone="good">{t("applications.eligible")}</Notice>
      ) : (
        <Notice tone="bad" title={t("applications.notEligible")}>
          <Stack gap={4}>
            {application.eligibility.map(({ code, message }) => (
              <Text size="sm" key={`${code}${message}`}>
                {message}
              </Text>
            ))}
          </Stack>
        </Notice>
      )}
    </Section>
  );
}

interface NameProps {
  readonly item: Item;
  readonly application: ApplicationAnswer;
}

function ItemName({ item: { item, document }, application }: NameProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const asked = application.terms.documents.find(({ code }) => code === document);
  if (asked !== undefined) return `${t("applications.items.document")}：${pick(asked.name)}`;
  const words: Readonly<Record<string, string | undefined>> = t("applications.items", {
    returnObjects: true,
  });
  return words[item] ?? item;
}
