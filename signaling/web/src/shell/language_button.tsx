import { Button } from "@mantine/core";
import { useLanguage } from "../i18n/language";
import { Icon } from "../ui/icon";
import styles from "./language_button.module.css";

// Switches between Vietnamese and English; its word is that of the other language.
export function LanguageButton() {
  const { text, toggle } = useLanguage();
  return (
    <Button
      variant="subtle"
      className={styles.button}
      leftSection={<Icon name="globe" />}
      aria-label={text.otherLanguageLabel}
      onClick={toggle}
    >
      {text.otherLanguage}
    </Button>
  );
}
