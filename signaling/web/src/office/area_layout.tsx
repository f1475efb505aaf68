import { NavLink } from "@mantine/core";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import styles from "./area_layout.module.css";

export interface AreaLink {
  path: string;
  label: string;
}

interface AreaLayoutProps {
  label: string; // of the navigation, for those who hear the page
  links: readonly AreaLink[];
  children: ReactNode;
}

// An area of the office pages: its own navigation at the left, the page beside it. Below 900 px the navigation is a row
// above the page.
export function AreaLayout({ label, links, children }: AreaLayoutProps) {
  const [location] = useLocation();
  const current = currentLink(links, location);
  return (
    <div className={styles.area}>
      <nav className={styles.nav} aria-label={label}>
        {links.map(({ path, label: words }) => (
          <NavLink
            key={path}
            component={Link}
            href={path}
            label={words}
            active={path === current}
            aria-current={path === current ? "page" : undefined}
            className={styles.link ?? ""}
          />
        ))}
      </nav>
      <main className={styles.main}>{children}</main>
    </div>
  );
}

// The link whose path begins the address; the longest one counts.
export function currentLink(links: readonly AreaLink[], location: string): string | null {
  const fitting = links.map((link) => link.path).filter((path) => `${location}/`.startsWith(`${path}/`));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null;
}
