import type { ReactNode } from "react";
import { useId, useState } from "react";
import type { IconName } from "../ui/icon";
import { Icon } from "../ui/icon";
import styles from "./panel_tabs.module.css";

export interface PanelTab {
  id: string;
  words: string;
  icon: IconName;
  badge?: number | boolean; // a number, or that something runs there
  panel: ReactNode;
}

// Panels of which one is open, chosen by tabs above it; the others keep what was typed into them. Arrow keys go from tab
// to tab.
export function PanelTabs({ label, tabs }: { label: string; tabs: readonly PanelTab[] }) {
  const [chosen, choose] = useState("");
  const base = useId();
  const open = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  const step = (by: number) => {
    const index = tabs.findIndex((tab) => tab === open);
    const next = tabs[(index + by + tabs.length) % tabs.length];
    if (next === undefined) return;
    choose(next.id);
    document.getElementById(`${base}-${next.id}`)?.focus();
  };
  if (open === undefined) return null;
  return (
    <div className={styles.frame}>
      <div
        role="tablist"
        aria-label={label}
        className={styles.tabs}
        onKeyDown={({ key }) => (key === "ArrowRight" ? step(1) : key === "ArrowLeft" ? step(-1) : undefined)}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${base}-${tab.id}`}
            type="button"
            role="tab"
            className={styles.tab}
            aria-selected={tab === open}
            aria-controls={`${base}-${tab.id}-panel`}
            tabIndex={tab === open ? 0 : -1}
            data-tab={tab.id}
            onClick={() => choose(tab.id)}
          >
            <span className={styles.sign}>
              <Icon name={tab.icon} size="1.2rem" />
              {typeof tab.badge === "number" && tab.badge > 0 && <span className={styles.number}>{tab.badge}</span>}
              {tab.badge === true && <span className={styles.dot} />}
            </span>
            <span>{tab.words}</span>
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          id={`${base}-${tab.id}-panel`}
          role="tabpanel"
          aria-labelledby={`${base}-${tab.id}`}
          className={styles.panel}
          hidden={tab !== open}
        >
          {tab.panel}
        </div>
      ))}
    </div>
  );
}
