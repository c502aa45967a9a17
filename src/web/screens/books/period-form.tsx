import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { periodRoutes } from "../../../contract/ledger/period-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { announce } from "../../parts/announce.ts";
import { ChangePreviewView } from "../../parts/change/change-preview.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";

interface FormProps {
  readonly bookId: string;
  readonly nextOn: string | null;
  readonly reopenable: { readonly kind: "month" | "fiscalYear"; readonly startOn: string } | null;
}

const closed = "closed" as const;
const reopened = "reopened" as const;

/** Shows what the close or reopening changes, then puts it before a second person. */
export function PeriodForm({ bookId, nextOn, reopenable }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [event, setEvent] = useState<typeof closed | typeof reopened>(closed);
  const [kind, setKind] = useState<"month" | "fiscalYear">("month");
  const [on, setOn] = useState(nextOn ?? lastMonthBegins());
  const [reason, setReason] = useState("");
  const preview = useIntention(periodRoutes.previewPeriod);
  const request = useIntention(periodRoutes.requestPeriod);
  const input = { params: { bookId }, body: { event, kind, on, reason } };
  const error = preview.error ?? request.error;

  function choose(chosen: string): void {
    setEvent(chosen === reopened ? reopened : closed);
    preview.reset();
    if (chosen !== reopened || reopenable === null) return;
    setKind(reopenable.kind);
    setOn(reopenable.startOn);
  }

  return (
    <Section title={t("books.periods.ask")} lead={t("books.periods.askLead")}>
      {error !== null && <ProblemAlert error={error} />}
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t("books.periods.event")}
          value={event}
          data={[closed, ...(reopenable === null ? [] : [reopened])].map((each) => ({
            value: each,
            label: t(`books.periods.${each}`),
          }))}
          onChange={(change) => {
            choose(change.target.value);
          }}
        />
        <NativeSelect
          label={t("books.periods.kind")}
          value={kind}
          data={(["month", "fiscalYear"] as const).map((each) => ({
            value: each,
            label: t(`books.periods.${each}`),
          }))}
          onChange={(change) => {
            setKind(change.target.value === "month" ? "month" : "fiscalYear");
            preview.reset();
          }}
        />
        <TextInput
          type="date"
          required
          label={t("books.periods.on")}
          value={on}
          onChange={(change) => {
            setOn(change.target.value);
            preview.reset();
          }}
        />
        <TextInput
          label={t("books.periods.reason")}
          value={reason}
          onChange={(change) => {
            setReason(change.target.value);
          }}
        />
        <Button
          variant="default"
          loading={preview.isPending}
          onClick={() => {
            preview.mutate(input);
          }}
        >
          {t("books.periods.preview")}
        </Button>
      </Group>
      {preview.data !== undefined && (
        <Stack gap="md">
          <ChangePreviewView preview={preview.data} />
          <div>
            <Button
              loading={request.isPending}
              onClick={() => {
                request.mutate(input, {
                  onSuccess: () => {
                    preview.reset();
                    announce(t("books.periods.asked"));
                  },
                });
              }}
            >
              {t("books.periods.request")}
            </Button>
          </div>
        </Stack>
      )}
    </Section>
  );
}

/** The month in which something can be closed at the earliest. */
function lastMonthBegins(): string {
  const [year = 0, month = 0] = todayInJapan(new Date()).split("-").map(Number);
  const [of, last] = month === 1 ? [year - 1, 12] : [year, month - 1];
  return `${String(of)}-${String(last).padStart(2, "0")}-01`;
}
