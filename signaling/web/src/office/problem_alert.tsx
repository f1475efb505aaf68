import { Alert, Button, Group, Text } from "@mantine/core";
import { problemOf } from "../api/problem";
import { useLanguage } from "../i18n/language";
import { useOfficeWords } from "../i18n/office";
import { Icon } from "../ui/icon";

interface ProblemAlertProps {
  error: unknown; // null or undefined: nothing is shown
  onRetry?: () => void;
  retryWord?: string;
  notes?: readonly string[]; // faults that no field shows
}

// Says what signaling refused and why, in the language chosen.
export function ProblemAlert({ error, onRetry, retryWord, notes = [] }: ProblemAlertProps) {
  const { language } = useLanguage();
  const words = useOfficeWords();
  if (error === null || error === undefined) return null;
  const { title, detail, code } = problemOf(error);
  const lines = [detail[language], ...notes].filter((line) => line !== title[language]);
  return (
    <Alert color="red" role="alert" title={title[language]} icon={<Icon name="warning" />} data-problem={code}>
      {lines.length === 0 && onRetry === undefined ? undefined : (
        <>
          {lines.map((line) => (
            <Text size="sm" key={line}>
              {line}
            </Text>
          ))}
          {onRetry !== undefined && (
            <Group mt="xs">
              <Button size="xs" variant="outline" color="red" onClick={onRetry}>
                {retryWord ?? words.retry}
              </Button>
            </Group>
          )}
        </>
      )}
    </Alert>
  );
}
