import styles from "./console.module.css";

// Stands where nothing is: what would be here, and when.
export function EmptyNote({ title, children }: { title: string; children?: string }) {
  return (
    <div className={styles.empty} data-empty>
      <strong>{title}</strong>
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}
