import { ChairPage } from "../chair/chair_page";
import { HallPage } from "../hall/hall_page";
import { LanguageProvider } from "../i18n/language";
import { LandingPage } from "../landing/landing_page";
import type { Route } from "./route";

export function App({ route }: { route: Route }) {
  return <LanguageProvider>{pageOf(route)}</LanguageProvider>;
}

function pageOf(route: Route) {
  switch (route.page) {
    case "hall":
      return <HallPage token={route.token} />;
    case "chair":
      return <ChairPage token={route.token} />;
    case "landing":
      return <LandingPage />;
  }
}
