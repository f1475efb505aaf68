import { Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { HelpLink } from "../help/help_link";
import { useLanguage } from "../i18n/language";
import { BrandMark } from "../ui/brand_mark";
import { LanguageButton } from "./language_button";
import styles from "./door_layout.module.css";

interface DoorLayoutProps {
  title: string;
  province?: string | undefined;
  page: string; // for tests: which page stands
  children: ReactNode;
}

// A page for somebody who is not in yet: the product, the province, and one card.
export function DoorLayout({ title, province, page, children }: DoorLayoutProps) {
  const { text } = useLanguage();
  return (
    <div className={styles.page} data-ground="day" data-page={page}>
      <header className={styles.header}>
        <span className={styles.brand}>
          <BrandMark size="2.2rem" />
          <span>
            <strong>{text.product}</strong>
            <small>{province === undefined || province === "" ? text.productLine : province}</small>
          </span>
        </span>
        <span className={styles.tools}>
          <HelpLink />
          <LanguageButton />
        </span>
      </header>
      <main className={styles.main}>
        <Stack className={styles.card ?? ""}>
          <Title order={1} size="h2">
            {title}
          </Title>
          {children}
        </Stack>
      </main>
    </div>
  );
}
