import styles from "./desk_message.module.css";

// The desk's message over separate pictures; in the composed one it is drawn. On a control it stands in the page.
export function DeskMessage({ words }: { words: string }) {
  if (words === "") return null;
  return (
    <p className={styles.message} role="status" data-desk-message>
      {words}
    </p>
  );
}
