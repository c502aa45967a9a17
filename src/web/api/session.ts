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
  return {
    begin(session) {
      queryClient.clear();
      rememberCsrfToken(session.csrfToken ?? "");
      queryClient.setQueryData(sessionKey, session);
    },
    end() {
      queryClient.clear();
      rememberCsrfToken("");
      queryClient.setQueryData(sessionKey, null);
    },
  };
}
