import type { ReactNode } from "react";
import styles from "./console.module.css";

interface ListHeadProps {
  title: string;
  explain: string;
  children?: ReactNode; // at the right
}

// The head of a page of the whole province.
export function ListHead({ title, explain, children }: ListHeadProps) {
  return (
    <div className={styles.head}>
      <div>
        <h1>{title}</h1>
        <p>{explain}</p>
      </div>
      {children !== undefined && <div className={styles.aside}>{children}</div>}
    </div>
  );
}
