#include "signaling/service/rest_interface.h"

#include <iterator>
#include <memory>
#include <utility>

#include "signaling/api/alarm_api.h"
#include "signaling/api/audit_api.h"
#include "signaling/api/backup_api.h"
#include "signaling/api/booking_api.h"
#include "signaling/api/calendar_api.h"
#include "signaling/api/calendar_problem.h"
#include "signaling/api/conference_api.h"
#include "signaling/api/control_api.h"
#include "signaling/api/delegate_api.h"
#include "signaling/api/device_api.h"
#include "signaling/api/feed_api.h"
#include "signaling/api/guest_link_api.h"
#include "signaling/api/history_api.h"
#include "signaling/api/invitation_api.h"
#include "signaling/api/layout_api.h"
#include "signaling/api/login_api.h"
#include "signaling/api/mail_api.h"
#include "signaling/api/me_api.h"
#include "signaling/api/metrics_api.h"
#include "signaling/api/paper_api.h"
#include "signaling/api/preflight_api.h"
#include "signaling/api/probe_api.h"
#include "signaling/api/record_api.h"
#include "signaling/api/settings_api.h"
#include "signaling/api/site_api.h"
#include "signaling/api/system_api.h"
#include "signaling/api/template_api.h"
#include "signaling/api/ticket_api.h"
#include "signaling/api/token_api.h"
#include "signaling/api/user_api.h"
#include "signaling/rest/openapi.h"

namespace signaling {
namespace {

SystemFacts facts_of(Office& office, RestPorts& ports) {
  return {ports.version, [&office] { return office.province().province; },
          [&office] { return office.accounts().first_administrator().is_needed().value_or(false); },
          std::move(ports.health)};
}

SiteUse site_use(Office& office) {
  return {[&office](const SiteId& site, RequestTime now) {
            return office.calendar().uses_site(site, moment_of(now)) != nullptr;
          },
          [&office](const SiteId& site) { office.seats().forget_site(site); }};
}

UserApiPorts user_ports(Office& office, const RestPorts& ports) {
  return {[&office](UserId user, RequestTime now) {
            return office.calendar().uses_user(user, moment_of(now)) != nullptr;
          },
          ports.rights_changed};
}

DeviceApiPorts device_ports(Office& office, const RestPorts& ports) {
  return {{[&office] { return office.province().public_address; }, ports.is_connected}, ports.rights_changed};
}

TicketPorts ticket_ports(Office& office) {
  return {[&office](const ConferenceId& id) {
            const auto* run = office.calendar().run(id);
            return run != nullptr && run->is_open();
          },
          [&office](std::string_view session_token) { return office.accounts().logins().begun(session_token); }};
}

}  // namespace

std::vector<Operation> rest_operations(Office& office, Gate& gate, RestPorts ports) {
  std::vector<Operation> all;
  const auto add = [&all](std::vector<Operation> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  Store& store = office.store();
  Database& database = store.database();
  add(login_operations(office.accounts(), office.keys().csrf));
  add(me_operations(office.accounts(), office.seats(), database, office.keys().csrf));
  add(token_operations(office.accounts()));
  add(user_operations(office.accounts(), user_ports(office, ports)));
  add(site_operations(store, site_use(office)));
  add(delegate_operations(store));
  add(device_operations(office.seats(), database, device_ports(office, ports)));
  add(control_operations(office.seats(), device_ports(office, ports)));
  add(calendar_operations(office.calendar()));
  add(booking_operations(office.calendar(), database));
  add(template_operations(database));
  add(layout_operations(office.layouts()));
  add(conference_operations(
      office.calendar(), database, [&gate](const auto& id, const auto& who) { return gate.roles_in(id, who); },
      ports.tell_resumption));
  add(ticket_operations(gate.tickets(), database, ticket_ports(office)));
  add(invitation_operations(store, office.invitations(), office.guests(), office.invitation_key()));
  add(feed_operations(store, office.feeds()));
  add(guest_link_operations(store, office.calendar(), office.guest_links(),
                            [&office] { return office.province().public_address; }));
  add(paper_operations(store, office.calendar(), ports.clock));
  add(settings_operations(store, [&office](const ProvinceSettings& settings, RequestTime now) {
    office.use(settings, now.wall);
  }));
  add(mail_operations(store, office.mail()));
  add(alarm_operations(store, office.alarms()));
  add(audit_operations(store));
  add(record_operations(store.layout().records(),
                        [&office](const ConferenceId& id) { return office.calendar().run(id) != nullptr; }));
  add(history_operations({ports.history, store.layout().records(),
                          [&office](const ConferenceId& id) { return office.calendar().run(id) != nullptr; },
                          ports.read_history}));
  add(preflight_operations({store.layout().records(),
                            [&office](const ConferenceId& id) { return office.calendar().run(id) != nullptr; },
                            ports.preflight, ports.read_history}));
  add(probe_operations(ports.probe, [clock = ports.clock] { return clock().steady; }));
  add(backup_operations(store, {ports.backups, ports.version}, ports.background));
  add(metrics_operations(std::move(ports.metrics)));
  add(system_operations(facts_of(office, ports)));

  const auto document = std::make_shared<boost::json::object>();
  all.push_back(openapi_operation(document));
  *document = openapi_document(all, ports.version);
  return all;
}

}  // namespace signaling
