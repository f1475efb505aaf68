import { Suspense, lazy } from "react";
import { Redirect, Route, Switch } from "wouter";
import { SessionProvider, useLogIn, useSession } from "../office/session";
import { homeOf, kAreas } from "./areas";
import { LogInPage } from "./log_in_page";
import { NotFoundPage } from "./not_found_page";
import { OfficeFrame } from "./office_frame";
import { PageLoader } from "./page_loader";

const FirstAdministratorPage = lazy(async () => ({
  default: (await import("./first_administrator_page")).FirstAdministratorPage,
}));
const EnrolPage = lazy(async () => ({ default: (await import("./enrol_page")).EnrolPage }));
const ConfirmPage = lazy(async () => ({ default: (await import("./confirm_page")).ConfirmPage }));
const AccountPage = lazy(async () => ({ default: (await import("./account_page")).AccountPage }));

// From an address to a page. Enrolment and confirmation carry their own secret in the fragment and need no log-in.
export function OfficeRoutes() {
  return (
    <Suspense fallback={<PageLoader />}>
      <Switch>
        <Route path="/first-administrator" component={FirstAdministratorPage} />
        <Route path="/enrol" component={EnrolPage} />
        <Route path="/hall" component={EnrolPage} />
        <Route path="/chair" component={EnrolPage} />
        <Route path="/control" component={EnrolPage} />
        <Route path="/confirm" component={ConfirmPage} />
        <Route component={PagesOfPeople} />
      </Switch>
    </Suspense>
  );
}

function PagesOfPeople() {
  const { known, pending, error, retry, setLogIn } = useLogIn();
  if (pending) return <PageLoader />;
  if (known === null) return <LogInPage error={error} onRetry={() => void retry()} onLogIn={setLogIn} />;
  return (
    <SessionProvider known={known} onLogIn={setLogIn}>
      <OfficeFrame>
        <Suspense fallback={<PageLoader />}>
          <AreaRoutes />
        </Suspense>
      </OfficeFrame>
    </SessionProvider>
  );
}

function AreaRoutes() {
  const session = useSession();
  return (
    <Switch>
      <Route path="/">
        <Redirect to={homeOf(session)} replace />
      </Route>
      <Route path="/account" component={AccountPage} />
      {kAreas
        .filter((area) => area.open(session))
        .map(({ path, Page }) => (
          <Route key={path} path={`${path}/*?`} component={Page} />
        ))}
      <Route component={NotFoundPage} />
    </Switch>
  );
}
