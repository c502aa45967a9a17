import { Button, List } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../parts/notice.tsx";
import { setUpSteps, type StepComplaint } from "./complaints.ts";

interface ListProps {
  readonly complaints: readonly StepComplaint[];
  readonly onGo: (step: number) => void;
}

/** What keeps the effect from being shown, each with the step where it is put right. */
export function ComplaintList({ complaints, onGo }: ListProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Notice tone="bad" urgent title={t("setUp.complaints")}>
      <List size="sm" spacing={4}>
        {complaints.map(({ step, pointer, message }) => (
          <List.Item key={`${pointer} ${message}`}>
            {message}{" "}
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => {
                onGo(setUpSteps.indexOf(step));
              }}
            >
              {t(`setUp.steps.${step}`)}
            </Button>
          </List.Item>
        ))}
      </List>
    </Notice>
  );
}
