import { createContext, use, type ReactNode } from "react";
import type { Permission } from "../../contract/route.ts";
import type { Session } from "../api/session.ts";

const SessionContext = createContext<Session | null>(null);

interface ProviderProps {
  readonly session: Session;
  readonly children: ReactNode;
}

export function SessionProvider({ session, children }: ProviderProps): ReactNode {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSignedIn(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error("useSignedIn outside of SessionProvider");
  return session;
}

/** What the signed-in person may do here: screens ask for an action of the access table, never for a role. */
export function useMay(): (action: Exclude<Permission, "public" | "signedIn">) => boolean {
  const { actions } = useSignedIn();
  return (action) => actions.includes(action);
}
