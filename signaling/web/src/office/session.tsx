import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { createContext, useContext, useMemo } from "react";
import type { ApiClient } from "../api/client";
import type { LogIn, Person } from "../api/types";
import { useApi, useApiState } from "./api_context";

// Who is logged in at this browser and what that person may do. Pages hide by `may`; signaling decides.
export interface OfficeSession {
  user: Person;
  may: (action: string) => boolean;
  logOut: () => Promise<void>;
  use: (logIn: Partial<LogIn>) => void; // a new log-in, or a new CSRF token after a change of the password
}

const SessionContext = createContext<OfficeSession | null>(null);

interface SessionProviderProps {
  known: LogIn;
  onLogIn: (logIn: LogIn | null) => void;
  children: ReactNode;
}

export function SessionProvider({ known, onLogIn, children }: SessionProviderProps) {
  const api = useApi();
  const session = useMemo(() => sessionOf(known, onLogIn, () => api.post<void>("/logout")), [known, onLogIn, api]);
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

export function useSession(): OfficeSession {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("useSession needs a log-in above it");
  return session;
}

// The log-in that the browser's cookie stands for: pending, null if there is none, or the person. `setLogIn` takes the
// answer of a log-in; null ends it.
export function useLogIn() {
  const { api, loggedOut, setLoggedOut } = useApiState();
  const queries = useQueryClient();
  const me = useQuery({ queryKey: ["me"], queryFn: () => readLogIn(api), staleTime: Infinity });
  const known = loggedOut ? null : (me.data ?? null);
  const setLogIn = useMemo(
    () => (logIn: LogIn | null) => {
      const former = queries.getQueryData<LogIn>(["me"]);
      // What one person has read is not shown to the next.
      if (former?.user.id !== logIn?.user.id) queries.clear();
      api.setCsrfToken(logIn?.csrf_token ?? null);
      setLoggedOut(logIn === null);
      if (logIn !== null) queries.setQueryData(["me"], logIn);
    },
    [queries, api, setLoggedOut],
  );
  return { known, pending: me.isPending && !loggedOut, error: loggedOut ? null : me.error, retry: me.refetch, setLogIn };
}

async function readLogIn(api: ApiClient): Promise<LogIn> {
  const logIn = await api.get<LogIn>("/me");
  api.setCsrfToken(logIn.csrf_token);
  return logIn;
}

function sessionOf(known: LogIn, onLogIn: (logIn: LogIn | null) => void, end: () => Promise<void>): OfficeSession {
  const actions = new Set(known.actions);
  return {
    user: known.user,
    may: (action) => actions.has(action),
    logOut: async () => {
      await end();
      onLogIn(null);
    },
    use: (logIn) => onLogIn({ ...known, ...logIn }),
  };
}
