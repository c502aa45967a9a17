import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./style/base.css";
import "./style/parts.css";
import "./style/chart.css";
import "./style/print.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { worthAskingAgain } from "./api/hooks.ts";
import { Problem } from "./api/problem.ts";
import { sessionKey } from "./api/session.ts";
import { router } from "./router.tsx";
import { keptLanguage, PreferencesProvider } from "./shell/preferences.tsx";
import { startWording } from "./text/i18n.ts";
import { contrastVariables, theme } from "./theme.ts";

function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, retry: worthAskingAgain } },
    queryCache: new QueryCache({
      onError(error) {
        // The session has ended meanwhile: asking for it again leads to the sign-in page.
        if (error instanceof Problem && error.status === 401) client.setQueryData(sessionKey, null);
      },
    }),
  });
  return client;
}

export async function mount(page: Document): Promise<void> {
  const root = page.getElementById("root");
  if (root === null) throw new Error("the page has no root");
  const nonce = page.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
  await startWording(keptLanguage() ?? "ja");
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={contrastVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={newQueryClient()}>
          <PreferencesProvider>
            <Notifications position="top-right" />
            <RouterProvider router={router} />
          </PreferencesProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
