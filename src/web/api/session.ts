import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { identityRoutes } from "../../contract/identity/routes.ts";
import { call, rememberCsrfToken, type AnswerOf } from "./client.ts";
import { Problem } from "./problem.ts";

export type Session = AnswerOf<typeof identityRoutes.getSession>;

export const sessionKey = ["session"];

/** Null when nobody is signed in. */
export function useSession(): UseQueryResult<Session | null> {
  return useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: 60_000 });
}

async function readSession(): Promise<Session | null> {
  try {
    const session = await call(identityRoutes.getSession, {});
    rememberCsrfToken(session.csrfToken ?? "");
    return session;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

interface SessionChanges {
  /** Everything read so far belonged to another person or organization. */
  readonly begin: (session: Session) => void;
  readonly end: () => void;
}

export function useSessionChanges(): SessionChanges {
  const queryClient = useQueryClient();

  function become(session: Session | null): void {
    rememberCsrfToken(session?.csrfToken ?? "");
    queryClient.setQueryData(sessionKey, session);
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
  }

  return {
    begin(session) {
      become(session);
    },
    end() {
      become(null);
    },
  };
}
