import { Button, CopyButton, Group, TextInput } from "@mantine/core";
import { useOfficeWords } from "../i18n/office";

// A text to be taken elsewhere by hand: a token, an address. The button copies it where the browser allows (https).
export function SecretText({ label, value }: { label: string; value: string }) {
  const words = useOfficeWords();
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap" flex={1}>
      <TextInput
        flex={1}
        label={label}
        value={value}
        readOnly
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      {window.isSecureContext && (
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button variant="light" onClick={copy}>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
      )}
    </Group>
  );
}
