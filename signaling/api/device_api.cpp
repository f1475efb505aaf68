#include "signaling/api/device_api.h"

#include <memory>
#include <utility>

#include "signaling/api/account_problem.h"
#include "signaling/api/author.h"
#include "signaling/api/list.h"
#include "signaling/api/path_id.h"
#include "signaling/api/site_target.h"
#include "signaling/api/store_problem.h"
#include "signaling/store/sites.h"

namespace signaling {
namespace {

namespace json = boost::json;

// Those whose codes people give out; a hall makes the one of its control itself.
Schema given_kind_schema() { return Schema::word({"hall", "chair_tablet"}); }
Schema site_id_schema() { return Schema::text(1, 40); }

Schema enrolment_schema() {
  return Schema::object({{"token", Schema::text(1, 100).described("The device's, for \"Authorization: Bearer\".")},
                         {"site", Schema::object({{"id", site_id_schema()}, {"name", Schema::text(1, 120)}})},
                         {"kind", device_kind_schema()},
                         {"device", Schema::integer(1, kLargestId)}})
      .named("Enrolment");
}

// Technicians replace halls' devices; who makes a chair's tablet is another matter of the table. Who may revoke a
// hall's control may take its code back.
Action action_on_code(DeviceKind kind) {
  switch (kind) {
    case DeviceKind::kHall: return Action::kEnrolHall;
    case DeviceKind::kChairTablet: return Action::kEnrolChairTablet;
    case DeviceKind::kHallControl: break;
  }
  return Action::kRevokeDevice;
}

tl::expected<void, Problem> may_enrol(const ApiCall& call, const SeatPlace& place) {
  const auto allowed = authorize(call.principal, action_on_code(place.kind), {.site = place.site});
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
    for (const auto& device : seats_.devices()) items.emplace_back(device_json(device, seats_, ports_.view));
    return list_answer(std::move(items));
  }

  ApiResult revoke(const ApiCall& call) const {
    auto done = seats_.revoke(path_id<DeviceId>(call, "device").value_or(DeviceId()), author_of(call));
    if (done) ports_.rights_changed();
    return answer_of(std::move(done), [] { return ApiAnswer{.status = 204}; });
  }

  ApiResult list_codes(const ApiCall& call) const {
    json::array items;
    for (const auto& code : seats_.open_codes(call.now.wall)) items.emplace_back(open_code_json(code));
    return list_answer(std::move(items));
  }

  ApiResult issue_code(const ApiCall& call) const {
    const auto kind = parse_device_kind(text_of(call.body.as_object(), "kind"));
    if (!kind) return tl::unexpected(not_found());
    const SeatPlace place{SiteId(call.path.at("site")), *kind};
    if (auto allowed = may_enrol(call, place); !allowed) return tl::unexpected(allowed.error());
    return answer_of(seats_.issue_code(place, author_of(call)), [this](const NewCode& code) {
      return ApiAnswer{.status = 201, .body = new_code_json(code, ports_.view)};
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
       .body = Schema::object({{"kind", given_kind_schema()}}).named("EnrolmentCodeRequest"),
       .outcomes = {{201, "The code.", new_code_schema()}}, .handler = handler(&DeviceApi::issue_code)},
      {.method = "DELETE", .path = PathTemplate("/api/v1/sites/{site}/enrolment-codes/{kind}"),
       .id = "revokeEnrolmentCode", .summary = "Revokes the open code of a seat's place.",
       .action = Action::kEnrolHall, .target = site_target, .outcomes = {{204, "It is revoked."}},
       .handler = handler(&DeviceApi::revoke_code)},
  };
}

}  // namespace signaling
