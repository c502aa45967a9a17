import { Navigate, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useSession } from "../api/session.ts";
import { AnswerGate } from "../parts/answer-gate.tsx";
import { SessionProvider } from "./session-context.tsx";
import { Shell } from "./shell.tsx";

/** Everything behind it belongs to a signed-in person; others are led to the sign-in page and back. */
export function SignedIn(): ReactNode {
  const session = useSession();
  const { href, pathname } = useLocation();
  return (
    <AnswerGate answer={session} lines={6}>
      {(current) =>
        current === null ? (
          // Until the sign-in page has loaded this one stays, and must not ask to be left a second time.
          pathname !== "/sign-in" && <Navigate to="/sign-in" search={{ next: href }} replace />
        ) : (
          <SessionProvider session={current}>
            <Shell key={current.organization.id} session={current} />
          </SessionProvider>
        )
      }
    </AnswerGate>
  );
}
