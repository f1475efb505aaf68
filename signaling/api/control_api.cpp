#include "signaling/api/control_api.h"

#include <memory>
#include <utility>

#include "signaling/api/account_problem.h"
#include "signaling/api/author.h"
#include "signaling/api/user_json.h"

namespace signaling {
namespace {

namespace json = boost::json;

Schema control_schema() {
  return Schema::object({{"paired", Schema::date_time().or_null().described("Since when; null: there is none.")},
                         {"online", Schema::boolean()},
                         {"code_expires", Schema::date_time().or_null().described("Of the open code, if one is.")}})
      .named("Control");
}

class ControlApi {
 public:
  ControlApi(Seats& seats, DeviceApiPorts ports) : seats_(seats), ports_(std::move(ports)) {}

  ApiResult issue_code(const ApiCall& call) const {
    const auto control = control_of(call);
    if (!control) return tl::unexpected(control.error());
    return answer_of(seats_.issue_code(*control, author_of(call)), [this](const NewCode& code) {
      return ApiAnswer{.status = 201, .body = new_code_json(code, ports_.view)};
    });
  }

  ApiResult revoke_code(const ApiCall& call) const {
    const auto control = control_of(call);
    if (!control) return tl::unexpected(control.error());
    return answer_of(seats_.revoke_code(*control, author_of(call)), [] { return ApiAnswer{.status = 204}; });
  }

  ApiResult read(const ApiCall& call) const {
    const auto control = control_of(call);
    if (!control) return tl::unexpected(control.error());
    const auto* device = seats_.at(*control);
    const auto code = seats_.open_code(*control, call.now.wall);
    json::object body{{"paired", nullptr}, {"online", false}, {"code_expires", nullptr}};
    if (device != nullptr) {
      body["paired"] = time_json(device->created);
      body["online"] = ports_.view.is_online(*device);
    }
    if (code) body["code_expires"] = time_json(code->expires);
    return ApiAnswer{.body = std::move(body)};
  }

  ApiResult end(const ApiCall& call) const {
    const auto control = control_of(call);
    if (!control) return tl::unexpected(control.error());
    const auto* device = seats_.at(*control);
    auto done = seats_.revoke(device == nullptr ? DeviceId() : device->id, author_of(call));
    if (done) ports_.rights_changed();
    return answer_of(std::move(done), [] { return ApiAnswer{.status = 204}; });
  }

 private:
  // The place of the calling hall's control. What else stands in for the site is no hall's endpoint.
  tl::expected<SeatPlace, Problem> control_of(const ApiCall& call) const {
    const auto* device = call.principal.device ? seats_.find(*call.principal.device) : nullptr;
    if (device == nullptr) return tl::unexpected(refused(AuthError::kWrongToken));
    if (device->place.kind != DeviceKind::kHall) return tl::unexpected(refused(AuthError::kRoleNotAllowed));
    return SeatPlace{device->place.site, DeviceKind::kHallControl};
  }

  Seats& seats_;
  DeviceApiPorts ports_;
};

}  // namespace

std::vector<Operation> control_operations(Seats& seats, DeviceApiPorts ports) {
  const auto api = std::make_shared<const ControlApi>(seats, std::move(ports));
  const auto handler = [api](ApiResult (ControlApi::*method)(const ApiCall&) const) {
    return at_once([api, method](const ApiCall& call) { return (api.get()->*method)(call); });
  };
  return {
      {.method = "POST", .path = PathTemplate("/api/v1/self/control-codes"), .id = "issueControlCode",
       .summary = "Makes the code by which a telephone or tablet becomes this hall's control; a former one is revoked.",
       .action = Action::kPairControl, .own = true, .outcomes = {{201, "The code.", new_code_schema()}},
       .handler = handler(&ControlApi::issue_code)},
      {.method = "DELETE", .path = PathTemplate("/api/v1/self/control-codes"), .id = "revokeControlCode",
       .summary = "Revokes the open code for this hall's control.", .action = Action::kPairControl, .own = true,
       .outcomes = {{204, "It is revoked."}}, .handler = handler(&ControlApi::revoke_code)},
      {.method = "GET", .path = PathTemplate("/api/v1/self/control"), .id = "readControl",
       .summary = "This hall's control, and the code that is open for one.", .action = Action::kPairControl,
       .own = true, .outcomes = {{200, "What there is.", control_schema()}},
       .handler = handler(&ControlApi::read)},
      {.method = "DELETE", .path = PathTemplate("/api/v1/self/control"), .id = "endControl",
       .summary = "Revokes this hall's control.", .action = Action::kPairControl, .own = true,
       .outcomes = {{204, "It is revoked."}}, .handler = handler(&ControlApi::end)},
  };
}

}  // namespace signaling
