#include "signaling/api/guest_link_api.h"

#include <memory>
#include <utility>

#include "signaling/api/author.h"
#include "signaling/api/store_problem.h"
#include "signaling/base/date_time.h"
#include "signaling/invitations/invitations.h"

namespace signaling {

namespace json = boost::json;

namespace {

Schema link_schema() {
  return Schema::object({{"link", Schema::text(1, 400).described(
                             "The guests' page with the token behind #; without host if none is set.")}})
      .named("GuestLink");
}

Schema guest_conference_schema() {
  return Schema::object({{"title", Schema::text(0, 400)},
                         {"chair_site_name", Schema::text(0, 200)},
                         {"start", Schema::date_time()},
                         {"opens_at", Schema::date_time().described("Guests can wait in the lobby from then on.")},
                         {"state", Schema::word({"scheduled", "open", "over"})}})
      .named("GuestConference");
}

Problem unknown_link() {
  return {404, "guest_link.unknown",
          {"Đường dẫn dành cho khách này không dùng được.", "This guest link is not in use."},
          {"Hãy hỏi cán bộ vận hành đường dẫn mới.", "Ask the operator for the new link."}, {}, {}};
}

std::string_view state_of(const ConferenceRun& run) {
  if (run.is_open()) return "open";
  return run.phase == ConferencePhase::kScheduled ? "scheduled" : "over";
}

class GuestLinkApi {
 public:
  GuestLinkApi(Store& store, const Calendar& calendar, GuestLinks& links, std::function<std::string()> public_address)
      : store_(store), calendar_(calendar), links_(links), public_address_(std::move(public_address)) {}

  ApiResult show(const ApiCall& call) const {
    const ConferenceId id(call.path.at("conference"));
    if (calendar_.run(id) == nullptr) return tl::unexpected(not_found());
    return shown(id);
  }

  ApiResult renew(const ApiCall& call) const {
    const ConferenceId id(call.path.at("conference"));
    if (calendar_.run(id) == nullptr) return tl::unexpected(not_found());
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    if (auto renewed = links_.renew(id); !renewed) return store_refusal(renewed.error());
    if (auto done = work->commit("guest_link.renew", id.value()); !done) return store_refusal(done.error());
    return shown(id);
  }

  // Nobody learns whether there ever was such a link, or such a conference.
  ApiResult read(const ApiCall& call) const {
    const auto pass = links_.read(call.path.at("token"));
    if (!pass) return store_refusal(pass.error());
    const auto* run = *pass && !(*pass)->former ? calendar_.run((*pass)->conference) : nullptr;
    const auto* record = run == nullptr ? nullptr : calendar_.booking_of(run->id());
    if (record == nullptr) return tl::unexpected(unknown_link());
    const auto chair = site_name(store_.database(), record->booking.chair_site);
    if (!chair) return store_refusal(chair.error());
    return ApiAnswer{.body = json::object{{"title", run->plan.title},
                                          {"chair_site_name", *chair},
                                          {"start", to_date_time(run->plan.start)},
                                          {"opens_at", to_date_time(run->plan.testing_from)},
                                          {"state", state_of(*run)}}};
  }

 private:
  ApiResult shown(const ConferenceId& id) const {
    const auto token = links_.token(id);
    if (!token) return store_refusal(token.error());
    return ApiAnswer{.body = json::object{{"link", public_address_() + "/guest#" + *token}}};
  }

  Store& store_;
  const Calendar& calendar_;
  GuestLinks& links_;
  std::function<std::string()> public_address_;
};

Target conference_target(const std::map<std::string, std::string>& path) {
  return Target{.conference = ConferenceId(path.at("conference"))};
}

}  // namespace

std::vector<Operation> guest_link_operations(Store& store, const Calendar& calendar, GuestLinks& links,
                                             std::function<std::string()> public_address) {
  const auto api = std::make_shared<GuestLinkApi>(store, calendar, links, std::move(public_address));
  const auto handler = [api](ApiResult (GuestLinkApi::*method)(const ApiCall&) const) {
    return at_once([api, method](const ApiCall& call) { return (api.get()->*method)(call); });
  };
  const std::string link = "/api/v1/conferences/{conference}/guest-link";
  return {
      {.method = "GET", .path = PathTemplate(link), .id = "readGuestLink",
       .summary = "The link by which guests come to a conference.", .action = Action::kAdmitGuest,
       .target = conference_target, .outcomes = {{200, "The link.", link_schema()}},
       .handler = handler(&GuestLinkApi::show)},
      {.method = "POST", .path = PathTemplate(link + "/renewals"), .id = "renewGuestLink",
       .summary = "Gives the conference another guest link; by the former one come those only who were let in by it.",
       .action = Action::kAdmitGuest, .target = conference_target,
       .outcomes = {{200, "The new link.", link_schema()}}, .handler = handler(&GuestLinkApi::renew)},
      {.method = "GET", .path = PathTemplate("/api/v1/guest-links/{token}"), .id = "readGuestConference",
       .summary = "What a guest link is about.", .action = std::nullopt,
       .outcomes = {{200, "The conference.", guest_conference_schema()}}, .handler = handler(&GuestLinkApi::read)},
  };
}

}  // namespace signaling
