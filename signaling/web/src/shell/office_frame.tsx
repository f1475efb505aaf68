import { Anchor, Button, Menu } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { HelpLink } from "../help/help_link";
import { useLanguage } from "../i18n/language";
import { useOfficeWords } from "../i18n/office";
import { useShellWords } from "../i18n/shell";
import { notifyProblem } from "../office/notify";
import { useSession } from "../office/session";
import { BrandMark } from "../ui/brand_mark";
import { Icon } from "../ui/icon";
import { areaOf, kAreas } from "./areas";
import { LanguageButton } from "./language_button";
import { PasswordDialog } from "./password_dialog";
import styles from "./office_frame.module.css";

// The frame of all pages of a person who is logged in: areas, language, the own account.
export function OfficeFrame({ children }: { children: ReactNode }) {
  const session = useSession();
  const words = useShellWords();
  const [location] = useLocation();
  const here = areaOf(location);
  return (
    <div className={styles.frame} data-ground={here?.ground ?? "day"}>
      <header className={styles.header}>
        <Link href="/" className={styles.brand ?? ""} aria-label={words.home}>
          <BrandMark size="1.7rem" />
          <span>Điểm Cầu</span>
        </Link>
        <nav className={styles.areas} aria-label={words.areas}>
          {kAreas
            .filter((area) => area.open(session))
            .map(({ name, path }) => (
              <Anchor
                key={path}
                component={Link}
                href={path}
                className={styles.area ?? ""}
                aria-current={path === here?.path ? "page" : undefined}
              >
                {words.area[name]}
              </Anchor>
            ))}
        </nav>
        <HelpLink role={session.user.role} />
        <LanguageButton />
        <AccountMenu />
      </header>
      {children}
    </div>
  );
}

function AccountMenu() {
  const session = useSession();
  const words = useShellWords();
  const roles = useOfficeWords().role;
  const { language } = useLanguage();
  const [changing, setChanging] = useState(false);
  const logOut = () => session.logOut().catch((error: unknown) => notifyProblem(error, language));
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button className={styles.account ?? ""} variant="subtle" rightSection={<Icon name="chevronDown" />}>
            <span className={styles.person}>
              <strong>{session.user.name}</strong>
              <small>{roles[session.user.role]}</small>
            </span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setChanging(true)}>{words.password.open}</Menu.Item>
          <Menu.Item component={Link} href="/account">
            {words.account.open}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => void logOut()}>{words.logOut}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {changing && <PasswordDialog onClose={() => setChanging(false)} />}
    </>
  );
}
