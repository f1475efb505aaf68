import { Suspense, lazy } from "react";
import { useLocation, useSearch } from "wouter";
import { PageLoader } from "../shell/page_loader";
import { NotFoundPage } from "../shell/not_found_page";
import { BookingPage } from "./booking/booking_page";
import { NewBookingPage } from "./booking/new_booking_page";
import { CallPage } from "./call/call_page";
import { InvitationsPage } from "./invitations/invitations_page";
import { OperatorNav } from "./operator_nav";
import type { OperatorRoute } from "./operator_route";
import { operatorRouteOf } from "./operator_route";
import { QuestionBanner } from "./running/question_banner";
import { RunningPage } from "./running/running_page";
import { NewTemplatePage } from "./templates/new_template_page";
import { TemplatePage } from "./templates/template_page";
import { TemplatesPage } from "./templates/templates_page";
import styles from "./operator_pages.module.css";

// The calendar component is the largest part of these pages: it comes when it is looked at.
const CalendarPage = lazy(async () => ({ default: (await import("./calendar/calendar_page")).CalendarPage }));

// The operator's area: booking, running conferences, templates, the urgent call.
export function OperatorPages() {
  const [location] = useLocation();
  const route = operatorRouteOf(location, useSearch());
  if (route === null) return <NotFoundPage />;
  return (
    <div className={styles.area} data-page={route.page}>
      <OperatorNav route={route} />
      <main className={styles.main}>
        <QuestionBanner />
        <Suspense fallback={<PageLoader />}>{pageOf(route)}</Suspense>
      </main>
    </div>
  );
}

function pageOf(route: OperatorRoute) {
  switch (route.page) {
    case "calendar":
      return <CalendarPage />;
    case "new_booking":
      return <NewBookingPage key={`${route.start} ${route.template}`} start={route.start} template={route.template} />;
    case "booking":
      return <BookingPage key={route.booking} id={route.booking} />;
    case "invitations":
      return <InvitationsPage key={route.booking} booking={route.booking} />;
    case "running":
      return <RunningPage />;
    case "call":
      return <CallPage />;
    case "templates":
      return <TemplatesPage />;
    case "new_template":
      return <NewTemplatePage />;
    case "template":
      return <TemplatePage key={route.template} id={route.template} />;
  }
}
