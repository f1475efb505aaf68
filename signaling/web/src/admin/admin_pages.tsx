import { Redirect, Route, Switch } from "wouter";
import { useAdminWords } from "../i18n/admin";
import { AreaLayout } from "../office/area_layout";
import type { OfficeSession } from "../office/session";
import { useSession } from "../office/session";
import { NotFoundPage } from "../shell/not_found_page";
import { AuditPage } from "./audit_page";
import { BackupsPage } from "./backups_page";
import { DelegatesPage } from "./delegates_page";
import { DevicesPage } from "./devices_page";
import { FeedsPage } from "./feeds_page";
import { HealthPage } from "./health_page";
import { MailPage } from "./mail_page";
import { SettingsPage } from "./settings_page";
import { SitesPage } from "./sites_page";
import { UsersPage } from "./users_page";

// The pages, in the order of the navigation; a page whose action the role lacks is not there. Everybody may read
// something of the own account and site, so those two go by what only their readers may do.
const kPages = [
  { name: "users", action: "user.change", Page: UsersPage },
  { name: "sites", action: "delegate.change", Page: SitesPage },
  { name: "devices", action: "device.read", Page: DevicesPage },
  { name: "settings", action: "settings.read", Page: SettingsPage },
  { name: "mail", action: "mail.read", Page: MailPage },
  { name: "feeds", action: "feed.read", Page: FeedsPage },
  { name: "backups", action: "backup.read", Page: BackupsPage },
  { name: "audit", action: "audit.read", Page: AuditPage },
  { name: "health", action: "health.read", Page: HealthPage },
] as const;

export function AdminPages() {
  const session = useSession();
  const words = useAdminWords();
  const pages = openPages(session);
  const links = pages.map(({ name }) => ({ path: `/admin/${name}`, label: words.nav[name] }));
  return (
    <AreaLayout label={words.nav.label} links={links}>
      <Switch>
        {session.may("delegate.change") && <Route path="/admin/sites/:site/delegates" component={DelegatesPage} />}
        {pages.map(({ name, Page }) => (
          <Route key={name} path={`/admin/${name}`} component={Page} />
        ))}
        <Route path="/admin">
          <Redirect to={links[0]?.path ?? "/"} replace />
        </Route>
        <Route component={NotFoundPage} />
      </Switch>
    </AreaLayout>
  );
}

function openPages(session: OfficeSession) {
  return kPages.filter((page) => session.may(page.action));
}
