#include "signaling/api/device_api.h"

#include <memory>
#include <utility>

#include "signaling/api/account_problem.h"
#include "signaling/api/author.h"
#include "signaling/api/list.h"
#include "signaling/api/path_id.h"
#include "signaling/api/site_target.h"
#include "signaling/api/store_problem.h"
#include "signaling/api/user_json.h"
#include "signaling/store/sites.h"

namespace signaling {
namespace {

namespace json = boost::json;

Schema kind_schema() { return Schema::word({"hall", "chair_tablet"}); }
Schema site_id_schema() { return Schema::text(1, 40); }

Schema device_schema() {
  return Schema::object({{"id", Schema::integer(1, kLargestId)},
                         {"site", site_id_schema()},
                         {"kind", kind_schema()},
                         {"created", Schema::date_time()},
                         {"last_seen", Schema::date_time().or_null()},
                         {"revoked", Schema::date_time().or_null()},
                         {"online", Schema::boolean()}})
      .named("Device");
}

Schema enrolment_schema() {
  return Schema::object({{"token", Schema::text(1, 100).described("The device's, for \"Authorization: Bearer\".")},
                         {"site", Schema::object({{"id", site_id_schema()}, {"name", Schema::text(1, 120)}})},
                         {"kind", kind_schema()},
                         {"device", Schema::integer(1, kLargestId)}})
      .named("Enrolment");
}

Schema open_code_schema() {
  return Schema::object({{"site", site_id_schema()},
                         {"kind", kind_schema()},
                         {"expires", Schema::date_time()},
                         {"tries_left", Schema::integer(1, 1000)}})
      .named("OpenEnrolmentCode");
}

Schema new_code_schema() {
  return Schema::object({{"code", Schema::text(9, 9).described("\"K7MX-24PQ\", to be spoken or shown.")},
                         {"expires", Schema::date_time()},
                         {"link", Schema::text(1, 400).described(
                             "For a QR code: the page with the code behind #; without host if none is set.")}})
      .named("NewEnrolmentCode");
}

// Technicians replace halls' devices; who makes a chair's tablet is another matter of the table.
tl::expected<void, Problem> may_enrol(const ApiCall& call, const SeatPlace& place) {
  const Action action = place.kind == DeviceKind::kHall ? Action::kEnrolHall : Action::kEnrolChairTablet;
  const auto allowed = authorize(call.principal, action, {.site = place.site});
  if (!allowed) return tl::unexpected(refused(allowed.error()));
  return {};
}

class DeviceApi {
 public:
  DeviceApi(Seats& seats, Database& database, DeviceApiPorts ports)
      : seats_(seats), database_(database), ports_(std::move(ports)) {}

  ApiResult enrol(const ApiCall& call) const {
    auto enrolled = seats_.redeem(text_of(call.body.as_object(), "code"), attempt_of(call));
    if (!enrolled) return tl::unexpected(account_problem(enrolled.error()));
    ports_.rights_changed();
    const auto& place = enrolled->device.place;
    const auto site = Sites(database_).find(place.site);
    const std::string name = site && *site ? (*site)->name : place.site.value();
    return ApiAnswer{.status = 201, .body = json::object{{"token", enrolled->token},
                                                         {"site", {{"id", place.site.value()}, {"name", name}}},
                                                         {"kind", to_string(place.kind)},
                                                         {"device", enrolled->device.id.value()}}};
  }

  ApiResult list(const ApiCall&) const {
    json::array items;
    for (const auto& device : seats_.devices()) items.emplace_back(to_json(device));
    return list_answer(std::move(items));
  }

  ApiResult revoke(const ApiCall& call) const {
    auto done = seats_.revoke(path_id<DeviceId>(call, "device").value_or(DeviceId()), author_of(call));
    if (done) ports_.rights_changed();
    return answer_of(std::move(done), [] { return ApiAnswer{.status = 204}; });
  }

  ApiResult list_codes(const ApiCall& call) const {
    json::array items;
    for (const auto& code : seats_.open_codes(call.now.wall)) {
      items.emplace_back(json::object{{"site", code.place.site.value()},
                                      {"kind", to_string(code.place.kind)},
                                      {"expires", time_json(code.expires)},
                                      {"tries_left", code.tries_left}});
    }
    return list_answer(std::move(items));
  }

  ApiResult issue_code(const ApiCall& call) const {
    const auto kind = parse_device_kind(text_of(call.body.as_object(), "kind"));
    if (!kind) return tl::unexpected(not_found());
    const SeatPlace place{SiteId(call.path.at("site")), *kind};
    if (auto allowed = may_enrol(call, place); !allowed) return tl::unexpected(allowed.error());
    return answer_of(seats_.issue_code(place, author_of(call)), [this](const NewCode& code) {
      return ApiAnswer{.status = 201, .body = json::object{{"code", code.shown},
                                                           {"expires", time_json(code.expires)},
                                                           {"link", link_of(code)}}};
    });
  }

  ApiResult revoke_code(const ApiCall& call) const {
    const auto kind = parse_device_kind(call.path.at("kind"));
    if (!kind) return tl::unexpected(not_found());
    const SeatPlace place{SiteId(call.path.at("site")), *kind};
    if (auto allowed = may_enrol(call, place); !allowed) return tl::unexpected(allowed.error());
    return answer_of(seats_.revoke_code(place, author_of(call)), [] { return ApiAnswer{.status = 204}; });
  }

 private:
  json::object to_json(const EnrolledDevice& device) const {
    const auto seen = seats_.last_seen().find(device.id);
    return {{"id", device.id.value()},
            {"site", device.place.site.value()},
            {"kind", to_string(device.place.kind)},
            {"created", time_json(device.created)},
            {"last_seen", time_json(seen == seats_.last_seen().end() ? std::nullopt : std::optional(seen->second))},
            {"revoked", time_json(device.revoked)},
            {"online", !device.revoked && ports_.is_online(device)}};
  }

  std::string link_of(const NewCode& code) const {
    return enrolment_link(ports_.public_address(), code.shown).value_or("/enrol#" + code.shown);
  }

  Seats& seats_;
  Database& database_;
  DeviceApiPorts ports_;
};

}  // namespace

std::vector<Operation> device_operations(Seats& seats, Database& database, DeviceApiPorts ports) {
  const auto api = std::make_shared<const DeviceApi>(seats, database, std::move(ports));
  const auto handler = [api](ApiResult (DeviceApi::*method)(const ApiCall&) const) {
    return at_once([api, method](const ApiCall& call) { return (api.get()->*method)(call); });
  };
  return {
      {.method = "POST", .path = PathTemplate("/api/v1/enrolments"), .id = "enrolDevice",
       .summary = "Enrols a device for a seat by the code that was spoken or scanned.", .action = std::nullopt,
       .body = Schema::object({{"code", Schema::text(1, 40)}}).named("EnrolmentCode"),
       .outcomes = {{201, "The device.", enrolment_schema()}}, .handler = handler(&DeviceApi::enrol)},
      {.method = "GET", .path = PathTemplate("/api/v1/devices"), .id = "listDevices",
       .summary = "All devices in the order in which they were enrolled, revoked ones too.",
       .action = Action::kReadDevices, .outcomes = {{200, "The devices.", list_schema(device_schema())}},
       .handler = handler(&DeviceApi::list)},
      {.method = "DELETE", .path = PathTemplate("/api/v1/devices/{device}"), .id = "revokeDevice",
       .summary = "Revokes a device for good.", .action = Action::kRevokeDevice,
       .outcomes = {{204, "It is revoked."}}, .handler = handler(&DeviceApi::revoke)},
      {.method = "GET", .path = PathTemplate("/api/v1/enrolment-codes"), .id = "listEnrolmentCodes",
       .summary = "The codes that could still be used.", .action = Action::kReadDevices,
       .outcomes = {{200, "The codes.", list_schema(open_code_schema())}}, .handler = handler(&DeviceApi::list_codes)},
      {.method = "POST", .path = PathTemplate("/api/v1/sites/{site}/enrolment-codes"), .id = "issueEnrolmentCode",
       .summary = "Makes the code of a seat's place, good once for 15 minutes; a former one is revoked.",
       .action = Action::kEnrolHall, .target = site_target,
       .body = Schema::object({{"kind", kind_schema()}}).named("EnrolmentCodeRequest"),
       .outcomes = {{201, "The code.", new_code_schema()}}, .handler = handler(&DeviceApi::issue_code)},
      {.method = "DELETE", .path = PathTemplate("/api/v1/sites/{site}/enrolment-codes/{kind}"),
       .id = "revokeEnrolmentCode", .summary = "Revokes the open code of a seat's place.",
       .action = Action::kEnrolHall, .target = site_target, .outcomes = {{204, "It is revoked."}},
       .handler = handler(&DeviceApi::revoke_code)},
  };
}

}  // namespace signaling
