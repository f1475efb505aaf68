import { MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import "dayjs/locale/vi";
import type { ReactNode } from "react";
import { useState } from "react";
import { ApiError } from "../api/problem";
import { useLanguage } from "../i18n/language";
import { ApiProvider } from "./api_context";
import { kTheme } from "./theme";
import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/notifications/styles.css";
import "./theme.css";

// What every office page stands on: components, dates, notices, requests and their cache.
export function OfficeProviders({ children }: { children: ReactNode }) {
  const [queries] = useState(createQueries);
  const { language } = useLanguage();
  return (
    <MantineProvider theme={kTheme} forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
      <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
        <QueryClientProvider client={queries}>
          <ApiProvider>{children}</ApiProvider>
        </QueryClientProvider>
      </DatesProvider>
      <Notifications position="bottom-right" />
    </MantineProvider>
  );
}

// What was read is fresh for a moment, and read again when a page is opened or the window comes to the front. A refusal
// is final; a lost connection is tried twice more.
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2000,
        networkMode: "always",
        retry: (failures, error) => error instanceof ApiError && error.problem.status === 0 && failures < 2,
      },
      mutations: { networkMode: "always" },
    },
  });
}
