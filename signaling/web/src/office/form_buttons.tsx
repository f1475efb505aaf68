import { Button, Group } from "@mantine/core";
import { useOfficeWords } from "../i18n/office";

interface FormButtonsProps {
  busy: boolean;
  onCancel?: () => void;
  action?: string; // "Save" unless it is said otherwise
}

// The last row of a form: away, or do it.
export function FormButtons({ busy, onCancel, action }: FormButtonsProps) {
  const words = useOfficeWords();
  return (
    <Group justify="flex-end">
      {onCancel !== undefined && (
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      )}
      <Button type="submit" loading={busy}>
        {action ?? words.save}
      </Button>
    </Group>
  );
}
