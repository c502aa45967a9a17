import { Button, Group, List } from "@mantine/core";
import { useMutation, useQueries, useQueryClient } from "@tanstack/react-query";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import { call } from "../../api/client.ts";
import { newKey } from "../../api/hooks.ts";
import { Problem } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { Notice } from "../../parts/notice.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { BulkTable, type BulkRow } from "./bulk-table.tsx";
import { testKey, type TestAnswer } from "./test-answer.ts";

interface BulkProps {
  readonly tests: readonly TestAnswer[];
  readonly onDone: () => void;
}

/** What deciding each chosen test would do, then one request for each: a second person decides one by one. */
export function BulkVerdict({ tests, onDone }: BulkProps): ReactNode {
  const { t } = useTranslation();
  const requests = useRequests(onDone);
  const previews = useQueries({
    queries: tests.map((test) => {
      const input = inputOf(test);
      return {
        queryKey: [loanRoutes.previewRatchet.id, input],
        queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
          call(loanRoutes.previewRatchet, input, { signal }),
      };
    }),
  });
  const rows: readonly BulkRow[] = tests.map((test, i) => ({
    test,
    preview: previews[i]?.data,
    error: previews[i]?.error ?? null,
  }));
  const askable = rows.filter(({ preview }) => preview !== undefined).map(({ test }) => test);
  return (
    <>
      {requests.data !== undefined && <Refusals refused={requests.data} />}
      {tests.length > 0 && (
        <Section title={t("bulkVerdict.title", { count: tests.length })} lead={t("bulkVerdict.lead")}>
          <BulkTable rows={rows} />
          <Group className="no-print">
            <Button
              disabled={askable.length === 0}
              loading={requests.isPending}
              onClick={() => {
                requests.mutate(askable);
              }}
            >
              {t("bulkVerdict.request", { count: askable.length })}
            </Button>
          </Group>
        </Section>
      )}
    </>
  );
}

interface Refused {
  readonly test: TestAnswer;
  readonly message: string;
}

/** One request a test, one after the other; what is refused is named and leaves the others asked for. */
function useRequests(onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const keyOf = (test: TestAnswer): string => {
    const key = keys.current.get(testKey(test)) ?? newKey();
    keys.current.set(testKey(test), key);
    return key;
  };
  return useMutation<readonly Refused[], Error, readonly TestAnswer[]>({
    mutationFn: async (tests) => {
      const refused: Refused[] = [];
      for (const test of tests) {
        try {
          await call(loanRoutes.requestRatchetDecision, inputOf(test), { idempotencyKey: keyOf(test) });
          keys.current.delete(testKey(test));
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          refused.push({ test, message: error.message });
        }
      }
      return refused;
    },
    onSuccess: (refused, tests) => {
      announce(t("bulkVerdict.requested", { count: tests.length - refused.length }));
      onDone();
      void queryClient.invalidateQueries();
    },
  });
}

function Refusals({ refused }: { readonly refused: readonly Refused[] }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  if (refused.length === 0) return null;
  return (
    <Notice tone="wait" title={t("bulkVerdict.refused")}>
      <List size="sm">
        {refused.map(({ test, message }) => (
          <List.Item key={testKey(test)}>
            {pick(test.agreement.name)} {day(test.testOn)}: {message}
          </List.Item>
        ))}
      </List>
    </Notice>
  );
}

function inputOf({ agreement, testOn }: TestAnswer) {
  return { params: { agreementId: agreement.id }, body: { testOn } };
}
