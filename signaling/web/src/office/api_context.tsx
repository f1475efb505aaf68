import type { ReactNode } from "react";
import { createContext, useContext, useState } from "react";
import { ApiClient } from "../api/client";

// The log-in at this browser as the API knows it.
interface ApiState {
  api: ApiClient;
  waiting: number | null; // seconds that signaling asked for, while a request waits
  loggedOut: boolean; // a request was answered with 401
  setLoggedOut: (loggedOut: boolean) => void;
}

const ApiContext = createContext<ApiState | null>(null);

export function ApiProvider({ children, client }: { children: ReactNode; client?: ApiClient }) {
  const [waiting, setWaiting] = useState<number | null>(null);
  const [loggedOut, setLoggedOut] = useState(false);
  const [api] = useState(
    () =>
      client ??
      new ApiClient({
        loggedOut: () => setLoggedOut(true),
        waiting: setWaiting,
      }),
  );
  return <ApiContext.Provider value={{ api, waiting, loggedOut, setLoggedOut }}>{children}</ApiContext.Provider>;
}

export function useApiState(): ApiState {
  const state = useContext(ApiContext);
  if (state === null) throw new Error("useApi needs an ApiProvider above it");
  return state;
}

export function useApi(): ApiClient {
  return useApiState().api;
}
