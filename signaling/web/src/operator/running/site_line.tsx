import { Anchor } from "@mantine/core";
import type { ReactNode } from "react";
import type { ConferenceSite, SiteState } from "../../api/calendar_types";
import { useOperatorWords } from "../../i18n/operator";
import type { IconName } from "../../ui/icon";
import { Icon } from "../../ui/icon";
import styles from "./running.module.css";

const kIcons: Readonly<Record<SiteState, IconName>> = {
  absent: "lineOff",
  connected: "check",
  called: "bell",
  noticed: "clock",
};

interface SiteLineProps {
  site: ConferenceSite;
  telephone: boolean; // somebody has to be called there
  state?: ReactNode; // in other words than usual
}

// One site of a conference: its name, where it stands, and the duty telephone where one has to call.
export function SiteLine({ site, telephone, state }: SiteLineProps) {
  const words = useOperatorWords().running;
  return (
    <li className={styles.site} data-site={site.site} data-state={site.state}>
      <strong>{site.name}</strong>
      <span className={styles.state}>
        <Icon name={kIcons[site.state]} /> {state ?? words.state[site.state]}
      </span>
      {telephone &&
        (site.duty_telephone === "" ? (
          <small>
            {words.telephone}: {words.noTelephone}
          </small>
        ) : (
          <Anchor href={`tel:${site.duty_telephone.replaceAll(/[^+\d]/g, "")}`} aria-label={`${words.telephone}: ${site.duty_telephone}`}>
            {site.duty_telephone}
          </Anchor>
        ))}
    </li>
  );
}
