import { Suspense, lazy } from "react";
import { LanguageProvider } from "../i18n/language";
import type { Route } from "./route";

// Each is a file of its own, loaded when it is the one meant.
const HallPage = lazy(async () => ({ default: (await import("../hall/hall_page")).HallPage }));
const ChairPage = lazy(async () => ({ default: (await import("../chair/chair_page")).ChairPage }));
const TabletPage = lazy(async () => ({ default: (await import("../chair/tablet_page")).TabletPage }));
const DeskPage = lazy(async () => ({ default: (await import("../desk/desk_page")).DeskPage }));
const SecretaryPage = lazy(async () => ({ default: (await import("../secretary/secretary_page")).SecretaryPage }));
const ControlPage = lazy(async () => ({ default: (await import("../control/control_page")).ControlPage }));
const WatchPage = lazy(async () => ({ default: (await import("../watch/watch_page")).WatchPage }));
const GuestPage = lazy(async () => ({ default: (await import("../guest/guest_page")).GuestPage }));
const HelpPage = lazy(async () => ({ default: (await import("../help/help_page")).HelpPage }));
const OfficePages = lazy(async () => ({ default: (await import("../shell/office_pages")).OfficePages }));

export function App({ route }: { route: Route }) {
  return (
    <LanguageProvider>
      <Suspense>{pageOf(route)}</Suspense>
    </LanguageProvider>
  );
}

function pageOf(route: Route) {
  switch (route.page) {
    case "hall":
      return <HallPage token={route.token} enrolled={route.enrolled} />;
    case "chair":
      return <ChairPage entry={route.entry} />;
    case "tablet":
      return <TabletPage device={route.device} />;
    case "desk":
      return <DeskPage conference={route.conference} />;
    case "secretary":
      return <SecretaryPage conference={route.conference} />;
    case "control":
      return <ControlPage device={route.device} />;
    case "watch":
      return <WatchPage conference={route.conference} />;
    case "guest":
      return <GuestPage />;
    case "help":
      return <HelpPage role={route.role} />;
    case "office":
      return <OfficePages />;
  }
}
