#include "signaling/api/me_api.h"

#include <memory>
#include <utility>

#include "signaling/api/account_problem.h"
#include "signaling/api/device_json.h"
#include "signaling/api/list.h"
#include "signaling/api/path_id.h"
#include "signaling/api/session_cookie.h"
#include "signaling/api/store_problem.h"
#include "signaling/api/user_json.h"
#include "signaling/auth/csrf.h"
#include "signaling/store/sites.h"

namespace signaling {
namespace {

namespace json = boost::json;

Schema me_schema() {
  const auto device = Schema::object({{"id", Schema::integer(1, kLargestId)},
                                      {"kind", device_kind_schema()},
                                      {"has_pin", Schema::boolean()},
                                      {"locked", Schema::boolean().described("Waits for its PIN.")}});
  return Schema::object({{"user", person_schema(), false},
                         {"csrf_token", Schema::text(64, 64).described("Of a page: for X-CSRF-Token."), false},
                         {"device", device, false},
                         {"site", Schema::object({{"id", Schema::text(1, 40)}, {"name", Schema::text(1, 120)}}), false},
                         {"actions", actions_schema()}})
      .named("Me");
}

Schema unlock_schema() {
  return Schema::object({{"unlock", Schema::text(1, 100).described("For X-Unlock, with every request.")}})
      .named("Unlock");
}

class MeApi {
 public:
  MeApi(Accounts& accounts, Seats& seats, Database& database, const HashKey& csrf_key)
      : accounts_(accounts), seats_(seats), database_(database), csrf_key_(csrf_key) {}

  ApiResult read(const ApiCall& call) const {
    if (call.principal.device) return read_device(call);
    if (!call.principal.user) return tl::unexpected(refused(AuthError::kNotLoggedIn));
    return answer_of(accounts_.users().find(*call.principal.user), [&](const User& user) {
      json::object body{{"user", person_json(user)},
                        {"actions", actions_json({call.principal.role}, call.principal.scopes)}};
      if (!call.session_token.empty()) body["csrf_token"] = csrf_token(csrf_key_, call.session_token);
      return ApiAnswer{.body = std::move(body)};
    });
  }

  void change_password(const ApiCall& call, const ApiReply& reply) const {
    const auto& body = call.body.as_object();
    const std::string current = text_of(body, "current");
    const std::string fresh = text_of(body, "new");
    const auto answer = [csrf_key = csrf_key_, tls = call.tls](const LoggedIn& login) {
      return ApiAnswer{.body = json::object{{"csrf_token", csrf_token(csrf_key, login.session_token)}},
                       .headers = {{"Set-Cookie", set_session_cookie(login.session_token, tls)}}};
    };
    accounts_.users().change_own_password(
        {call.principal.user.value_or(UserId()), current, fresh, call.session_token}, attempt_of(call),
        [reply, answer](AccountResult<LoggedIn> result) { reply(answer_of(std::move(result), answer, "/new")); });
  }

  void set_pin(const ApiCall& call, const ApiReply& reply) const {
    seats_.pins().set(device(call), text_of(call.body.as_object(), "pin"), attempt_of(call), answer_unlock(reply));
  }

  void check_pin(const ApiCall& call, const ApiReply& reply) const {
    seats_.pins().check(device(call), text_of(call.body.as_object(), "pin"), attempt_of(call), answer_unlock(reply));
  }

 private:
  static DeviceId device(const ApiCall& call) { return call.principal.device.value_or(DeviceId()); }

  static AccountReply<std::string> answer_unlock(const ApiReply& reply) {
    return [reply](AccountResult<std::string> result) {
      const auto write = [](const std::string& unlock) { return ApiAnswer{.body = json::object{{"unlock", unlock}}}; };
      reply(answer_of(std::move(result), write, "/pin"));
    };
  }

  ApiResult read_device(const ApiCall& call) const {
    const auto* device = seats_.find(*call.principal.device);
    if (device == nullptr) return tl::unexpected(refused(AuthError::kWrongToken));
    const auto site = Sites(database_).find(device->place.site);
    if (!site) return store_refusal(site.error());
    if (!*site) return tl::unexpected(refused(AuthError::kDeviceRevoked));
    const bool tablet = device->place.kind == DeviceKind::kChairTablet;
    const bool locked = tablet && call.principal.scopes.has_value();
    const auto roles = tablet ? std::vector{Role::kSite, Role::kChair} : std::vector{Role::kSite};
    return ApiAnswer{.body = json::object{{"device",
                                           {{"id", device->id.value()},
                                            {"kind", to_string(device->place.kind)},
                                            {"has_pin", !device->pin_hash.empty()},
                                            {"locked", locked}}},
                                          {"site", {{"id", (*site)->id.value()}, {"name", (*site)->name}}},
                                          {"actions", actions_json(roles, call.principal.scopes)}}};
  }

  Accounts& accounts_;
  Seats& seats_;
  Database& database_;
  HashKey csrf_key_;
};

}  // namespace

std::vector<Operation> me_operations(Accounts& accounts, Seats& seats, Database& database, const HashKey& csrf_key) {
  const auto api = std::make_shared<const MeApi>(accounts, seats, database, csrf_key);
  const auto later = [api](void (MeApi::*method)(const ApiCall&, const ApiReply&) const) {
    return [api, method](const ApiCall& call, const ApiReply& reply) { (api.get()->*method)(call, reply); };
  };
  const auto password =
      Schema::object({{"current", password_schema()}, {"new", password_schema()}}).named("OwnPassword");
  const auto renewed = Schema::object({{"csrf_token", Schema::text(64, 64)}}).named("RenewedLogIn");
  const auto pin = Schema::object({{"pin", Schema::text(1, 20).described("6 digits.")}}).named("Pin");
  return {
      {.method = "GET", .path = PathTemplate("/api/v1/me"), .id = "readMe",
       .summary = "Who asks, and what it may do: a user or a seat's device.", .action = Action::kReadSelf,
       .outcomes = {{200, "The caller.", me_schema()}},
       .handler = at_once([api](const ApiCall& call) { return api->read(call); })},
      {.method = "PUT", .path = PathTemplate("/api/v1/me/password"), .id = "changeMyPassword",
       .summary = "Changes one's own password; this login goes on under a new cookie, others end.",
       .action = Action::kChangePassword, .own = true, .body = password, .outcomes = {{200, "The login.", renewed}},
       .handler = later(&MeApi::change_password)},
      {.method = "PUT", .path = PathTemplate("/api/v1/me/pin"), .id = "setMyPin",
       .summary = "Sets the first PIN of a chair's tablet.", .action = Action::kSetPin, .body = pin,
       .outcomes = {{200, "It is unlocked.", unlock_schema()}}, .handler = later(&MeApi::set_pin)},
      {.method = "POST", .path = PathTemplate("/api/v1/me/pin-checks"), .id = "checkMyPin",
       .summary = "Unlocks a chair's tablet by its PIN.", .action = Action::kCheckPin, .body = pin,
       .outcomes = {{200, "It is unlocked.", unlock_schema()}}, .handler = later(&MeApi::check_pin)},
  };
}

}  // namespace signaling
