import { Center, Loader } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useOfficeWords } from "../i18n/office";
import { ProblemAlert } from "./problem_alert";

interface QueryViewProps<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

// What is being read, in its three states: on its way, failed (with a button to try again), there. Data once read stays
// on the page when a later reading fails; the failure stands above it.
export function QueryView<T>({ query, children }: QueryViewProps<T>) {
  const words = useOfficeWords();
  if (query.data === undefined && query.error === null) {
    return (
      <Center p="xl" role="status" aria-label={words.loading}>
        <Loader />
      </Center>
    );
  }
  return (
    <>
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.data !== undefined && children(query.data)}
    </>
  );
}
