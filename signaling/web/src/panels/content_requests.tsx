import { useConferenceWords } from "../i18n/conference";
import type { ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import { siteById, siteName } from "../state/queries";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import styles from "./content_requests.module.css";

interface ContentRequestsProps {
  model: Model;
  online: boolean; // its buttons would be obeyed
  send: (message: ClientMessage) => boolean;
}

// Who shows content and who asks to, under the floor "content". Nothing while nobody does.
export function ContentRequests({ model, online, send }: ContentRequestsProps) {
  const words = useConferenceWords().content;
  const { holders, queue } = model.content;
  if (holders.length === 0 && queue.length === 0) return null;
  return (
    <section className={styles.requests} aria-label={words.heading} data-content-requests>
      {holders.map(({ site }) => (
        <p key={site} className={styles.row} data-presents={site}>
          <Icon name="present" size="1.3em" />
          <span className={styles.what}>{words.shows(siteName(model, site))}</span>
          <Button
            disabled={!online}
            aria-label={words.endOf(siteName(model, site))}
            data-action="revoke-content"
            onClick={() => send({ type: "floor.revoke", site, floor: "content" })}
          >
            {words.end}
          </Button>
        </p>
      ))}
      {queue.map(({ site }) => (
        <p key={site} className={styles.row} data-asks-to-present={site}>
          <Icon name="present" size="1.3em" />
          <span className={styles.what}>{words.asks(siteName(model, site))}</span>
          <Button
            tone="go"
            disabled={!online || !(siteById(model, site)?.connected ?? false)}
            aria-label={words.grantTo(siteName(model, site))}
            data-action="grant-content"
            onClick={() => send({ type: "floor.grant", site, floor: "content" })}
          >
            {words.grant}
          </Button>
          <Button
            icon="clock"
            disabled={!online}
            aria-label={words.denyTo(siteName(model, site))}
            data-action="deny-content"
            onClick={() => send({ type: "floor.deny", site, floor: "content" })}
          />
        </p>
      ))}
    </section>
  );
}
