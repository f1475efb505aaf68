import { useText } from "../i18n/language";
import { Icon } from "../ui/icon";
import styles from "./help_link.module.css";
import type { HelpRole } from "./help_role";

interface HelpLinkProps {
  role?: HelpRole; // whose sheet; none: the list of roles
  brief?: boolean; // the sign alone, its word for those who hear the page
}

// The way to /help from the frame of a page. Opens beside the page, which goes on.
export function HelpLink({ role, brief = false }: HelpLinkProps) {
  const text = useText();
  const path = role === undefined ? "/help" : `/help/${role}`;
  return (
    <a className={styles.link} href={path} target="_blank" rel="noreferrer" title={brief ? text.help : undefined}>
      <Icon name="help" />
      <span className={brief ? "visually-hidden" : undefined}>{text.help}</span>
    </a>
  );
}
