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
  return (
    <Alert color="red" role="alert" title={title[language]} icon={<Icon name="warning" />} data-problem={code}>
      {detail[language] !== title[language] && <Text size="sm">{detail[language]}</Text>}
      {notes.map((note) => (
        <Text size="sm" key={note}>
          {note}
        </Text>
      ))}
      {onRetry !== undefined && (
        <Group mt="xs">
          <Button size="xs" variant="outline" color="red" onClick={onRetry}>
            {retryWord ?? words.retry}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
