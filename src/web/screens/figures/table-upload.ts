import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { statementRoutes } from "../../../contract/covenant/statement-routes.ts";
import { useIntentionKey } from "../../api/hooks.ts";
import { upload } from "../../api/upload.ts";
import { announce } from "../../parts/announce.ts";
import type { FiguresDraft } from "./figures-draft.ts";

type Sent = Omit<FiguresDraft, "figures"> & { readonly note: string };

interface TableUpload {
  readonly send: (file: File, draft: FiguresDraft & { readonly note: string }) => void;
  readonly error: Error | null;
  readonly isPending: boolean;
}

/** Figures as a file; the server reads it and keeps it as evidence. */
export function useTableUpload(): TableUpload {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const key = useIntentionKey();
  const sending = useMutation({
    mutationFn: ({ file, body }: { readonly file: File; readonly body: Sent }) =>
      upload(
        statementRoutes.submitStatementTable,
        { body },
        { file, idempotencyKey: key.of(`${file.name} ${JSON.stringify(body)}`), onProgress: () => undefined },
      ),
    onSuccess: () => {
      key.forget();
      announce(t("figures.submitted"));
      void queryClient.invalidateQueries();
    },
  });
  return {
    send: (file, { figures: _typed, ...body }) => {
      sending.mutate({ file, body });
    },
    error: sending.error,
    isPending: sending.isPending,
  };
}
