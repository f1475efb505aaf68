#include "signaling/api/ticket_api.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>

#include "signaling/api/list.h"
#include "signaling/api/store_problem.h"
#include "signaling/base/date_time.h"
#include "signaling/store/users.h"

namespace signaling {

namespace json = boost::json;

namespace {

// Roles that have a page in a conference, in the order in which they are chosen.
constexpr std::array kPageRoles = {Role::kChair,    Role::kDeputy,     Role::kSecretary,
                                   Role::kOperator, Role::kTechnician, Role::kObserver};

Problem not_open() {
  return {409, "conference.not_open", {"Hội nghị chưa mở hoặc đã kết thúc.", "The conference is not open."},
          {"Trang tự vào khi hội nghị mở kết nối thử.", "The page enters when the conference opens for testing."}, {},
          {}};
}

Problem too_many() {
  auto problem = too_many_requests(std::chrono::ceil<std::chrono::seconds>(kTicketTime).count());
  problem.code = "ticket.too_many";
  return problem;
}

Schema request_schema() {
  std::vector<std::string> words;
  for (const Role role : kPageRoles) words.emplace_back(to_string(role));
  return Schema::object({{"role", Schema::word(std::move(words)).described("As what; the most there is, if not said."),
                          false}})
      .named("NewTicket");
}

Schema ticket_schema() {
  return Schema::object({{"ticket", Schema::text(1, 100).described("Works once; it is shown here only.")},
                         {"expires", Schema::date_time()}})
      .named("Ticket");
}

class TicketApi {
 public:
  TicketApi(JoinTickets& tickets, Database& database, TicketPorts ports)
      : tickets_(tickets), database_(database), ports_(std::move(ports)) {}

  ApiResult issue(const ApiCall& call) const {
    const ConferenceId conference(call.path.at("conference"));
    const auto role = role_of(call, conference);
    if (!role) return tl::unexpected(refused(role.error()));
    if (!ports_.is_open(conference)) return tl::unexpected(not_open());
    auto name = name_of(call.principal);
    if (!name) return store_refusal(name.error());
    Visitor visitor{credential_of(call.principal), call.principal, *role, std::move(*name), conference};
    if (!call.session_token.empty()) visitor.login = ports_.login_begun(call.session_token);
    auto ticket = tickets_.issue(std::move(visitor), call.now.steady);
    if (!ticket) return tl::unexpected(too_many());
    const auto expires = std::chrono::floor<std::chrono::seconds>(
        call.now.wall + std::chrono::duration_cast<std::chrono::milliseconds>(kTicketTime));
    return ApiAnswer{.status = 201, .body = json::object{{"ticket", *ticket}, {"expires", to_date_time(expires)}}};
  }

 private:
  static tl::expected<Role, AuthError> role_of(const ApiCall& call, const ConferenceId& conference) {
    const auto asked = parse_role(text_of(call.body.as_object(), "role"));
    const auto role = asked ? asked : part_of(call.principal, conference);
    if (!role) return tl::unexpected(AuthError::kRoleNotAllowed);
    if (!has_role(call.principal, *role, conference)) return tl::unexpected(AuthError::kOtherConference);
    return *role;
  }

  static std::string credential_of(const Principal& principal) {
    if (principal.device) return "device " + std::to_string(principal.device->value());
    return "user " + std::to_string(principal.user.value_or(UserId()).value());
  }

  // As shown on screen. A chair's tablet is nobody in person.
  media::Result<std::string> name_of(const Principal& principal) const {
    if (!principal.user) return std::string("Chủ trì");
    const auto user = Users(database_).find(*principal.user);
    if (!user) return tl::unexpected(user.error());
    return *user ? (*user)->display_name : std::string();
  }

  JoinTickets& tickets_;
  Database& database_;
  TicketPorts ports_;
};

}  // namespace

std::optional<Role> part_of(const Principal& principal, const ConferenceId& conference) {
  const auto role = std::ranges::find_if(kPageRoles, [&](Role r) { return has_role(principal, r, conference); });
  return role == kPageRoles.end() ? std::nullopt : std::optional(*role);
}

std::vector<Operation> ticket_operations(JoinTickets& tickets, Database& database, TicketPorts ports) {
  const auto api = std::make_shared<TicketApi>(tickets, database, std::move(ports));
  return {{.method = "POST", .path = PathTemplate("/api/v1/conferences/{conference}/tickets"), .id = "issueTicket",
           .summary = "A ticket by which a page enters the conference, once and within a minute.",
           .action = Action::kJoinConference,
           .target = [](const auto& path) { return Target{.conference = ConferenceId(path.at("conference"))}; },
           .body = request_schema(), .outcomes = {{201, "The ticket.", ticket_schema()}},
           .handler = at_once([api](const ApiCall& call) { return api->issue(call); })}};
}

}  // namespace signaling
