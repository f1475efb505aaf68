import { Button } from "@mantine/core";
import { Link } from "wouter";
import { useSession } from "../office/session";
import { Icon } from "../ui/icon";
import type { OperatorRoute } from "./operator_route";
import { operatorPath } from "./operator_route";
import { useOperatorWords } from "../i18n/operator";
import styles from "./operator_pages.module.css";

const kPlaces = ["calendar", "running", "templates"] as const;

// The operator's pages, and the two things that must be at hand on each of them: a new booking and the urgent call.
export function OperatorNav({ route }: { route: OperatorRoute }) {
  const words = useOperatorWords().nav;
  const { may } = useSession();
  return (
    <nav className={styles.nav} aria-label={words.label}>
      {kPlaces.map((page) => (
        <Link
          key={page}
          href={operatorPath({ page })}
          className={styles.link ?? ""}
          aria-current={placeOf(route) === page ? "page" : undefined}
        >
          {words[page]}
        </Link>
      ))}
      <div className={styles.acts}>
        {may("booking.create") && (
          <Button component={Link} href={operatorPath({ page: "new_booking", start: null, template: null })}>
            {words.newBooking}
          </Button>
        )}
        {may("call.now") && (
          <Button
            component={Link}
            href={operatorPath({ page: "call" })}
            color="red"
            leftSection={<Icon name="warning" />}
            data-action="call-now"
          >
            {words.callNow}
          </Button>
        )}
      </div>
    </nav>
  );
}

function placeOf(route: OperatorRoute): (typeof kPlaces)[number] | null {
  switch (route.page) {
    case "calendar":
    case "new_booking":
    case "booking":
    case "invitations":
      return "calendar";
    case "templates":
    case "template":
    case "new_template":
      return "templates";
    case "running":
      return "running";
    case "call":
      return null;
  }
}
