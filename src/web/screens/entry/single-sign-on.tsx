import { Button, Divider, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { entryRoutes } from "../../../contract/identity/entry-routes.ts";
import { call } from "../../api/client.ts";
import { useAnswer } from "../../api/hooks.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { keepBinding } from "./binding.ts";

/** A button for each provider; nothing where there is none. */
export function SingleSignOn({ next }: { readonly next: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { data } = useAnswer(entryRoutes.getSignInOptions, {});
  const begin = useMutation({
    mutationFn: (providerId: string) => call(entryRoutes.beginSingleSignOn, { body: { providerId } }),
    onSuccess: ({ authorizationUrl, binding }) => {
      keepBinding({ binding, next });
      window.location.assign(authorizationUrl);
    },
  });
  if (data === undefined || data.providers.length === 0) return null;
  return (
    <Stack>
      <Divider label={t("entry.or")} />
      {begin.error !== null && <ProblemAlert error={begin.error} />}
      {data.providers.map(({ id, nameJa, nameEn }) => (
        <Button
          key={id}
          variant="default"
          loading={begin.isPending}
          onClick={() => {
            begin.mutate(id);
          }}
        >
          {t("entry.signInWith", { name: pick({ ja: nameJa, en: nameEn }) })}
        </Button>
      ))}
    </Stack>
  );
}
