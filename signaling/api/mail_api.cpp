#include "signaling/api/mail_api.h"

#include <memory>
#include <utility>

#include "signaling/api/author.h"
#include "signaling/api/entity_tag.h"
#include "signaling/api/invitation_problem.h"
#include "signaling/api/list.h"
#include "signaling/api/path_id.h"
#include "signaling/api/store_problem.h"
#include "signaling/base/date_time.h"
#include "signaling/rest/page_cursor.h"

namespace signaling {

namespace json = boost::json;

namespace {

using std::chrono::floor;
using std::chrono::seconds;

// The most a line of a settings page holds; what is right is checked by MailSettings.
Schema line() { return Schema::text(0, 254); }

std::vector<Schema::Member> mail_members() {
  return {{"enabled", Schema::boolean().described("False: no mail is written or sent.")},
          {"host", line()},
          {"port", Schema::integer(1, 65535)},
          {"security", Schema::word({"none", "optional", "required", "implicit"})},
          {"user", line().described("Empty: no log-in.")},
          {"from_name", line()},
          {"from_address", line()}};
}

Schema mail_settings_schema() {
  auto members = mail_members();
  members.push_back({"has_password", Schema::boolean()});
  return Schema::object(std::move(members)).named("MailSettings");
}

Schema changed_mail_settings_schema() {
  auto members = mail_members();
  members.push_back({"password", line().or_null().described("Null or left out: stays as it is."), false});
  return Schema::object(std::move(members)).named("MailSettingsChange");
}

json::value to_json(const MailSettings& settings) {
  return json::object{{"enabled", settings.enabled},
                      {"host", settings.smtp.host},
                      {"port", settings.smtp.port},
                      {"security", to_string(settings.smtp.security)},
                      {"user", settings.smtp.user},
                      {"from_name", settings.from_name},
                      {"from_address", settings.from_address},
                      {"has_password", !settings.smtp.password.empty()}};
}

MailSettings settings_of(const json::object& body, MailSettings former) {
  former.enabled = body.at("enabled").as_bool();
  former.smtp.host = text_of(body, "host");
  former.smtp.port = static_cast<uint16_t>(body.at("port").as_int64());
  former.smtp.security = parse_smtp_security(text_of(body, "security")).value_or(SmtpSecurity::kRequired);
  former.smtp.user = text_of(body, "user");
  former.from_name = text_of(body, "from_name");
  former.from_address = text_of(body, "from_address");
  const auto* password = body.if_contains("password");
  if (password != nullptr && password->is_string()) former.smtp.password = text_of(body, "password");
  return former;
}

Schema mail_schema() {
  return Schema::object({{"id", Schema::integer(1, kLargestId)},
                         {"booking", Schema::text(0, 60)},
                         {"site", Schema::text(0, 60)},
                         {"recipient", Schema::text(0, 1000)},
                         {"subject", Schema::text(0, 1000)},
                         {"state", Schema::word({"queued", "sending", "sent", "failed", "replaced"})},
                         {"tries", Schema::integer(0, kLargestId)},
                         {"next_try", Schema::date_time().or_null()},
                         {"changed_at", Schema::date_time()},
                         {"error", mail_error_schema().or_null()}})
      .named("Mail");
}

json::value error_of(const MailProgress& progress) {
  if (progress.error_code.empty()) return nullptr;
  return to_json(MailError{progress.error_code, progress.error});
}

json::value to_json(const StoredMail& mail) {
  const MailProgress& p = mail.progress;
  json::value next_try = nullptr;
  if (p.state == "queued") next_try = to_date_time(floor<seconds>(p.next_try));
  return json::object{{"id", mail.id.value()},
                      {"booking", mail.booking.value()},
                      {"site", mail.site.value()},
                      {"recipient", mail.recipient},
                      {"subject", mail.subject},
                      {"state", p.state},
                      {"tries", p.tries},
                      {"next_try", std::move(next_try)},
                      {"changed_at", to_date_time(floor<seconds>(p.changed_at))},
                      {"error", error_of(p)}};
}

Schema test_schema() {
  return Schema::object({{"state", Schema::word({"sent", "failed"})}, {"error", mail_error_schema().or_null()}})
      .named("MailTest");
}

ApiAnswer test_answer(const Delivery& delivery) {
  if (delivery) return {.body = json::object{{"state", "sent"}, {"error", nullptr}}};
  return {.body = json::object{{"state", "failed"}, {"error", to_json(delivery.error().error)}}};
}

Problem test_running() {
  return {409, "mail.test_running",
          {"Một thư thử đang được gửi; hãy đợi kết quả.", "A test message is on its way; wait for its outcome."},
          {}, {}, {}};
}

class MailApi {
 public:
  MailApi(Store& store, MailRoom& room) : store_(store), room_(room) {}

  ApiResult read(const ApiCall&) const { return tagged(to_json(room_.settings())); }

  ApiResult change(const ApiCall& call) const {
    const MailSettings former = room_.settings();
    if (auto same = check_if_match(call, to_json(former)); !same) return tl::unexpected(same.error());
    MailSettings settings = settings_of(call.body.as_object(), former);
    if (auto faults = check(settings); !faults.empty()) return tl::unexpected(wrong_settings(std::move(faults)));
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    if (auto stored = write_mail_settings(store_.database(), settings); !stored) return store_refusal(stored.error());
    auto done = work->commit("mail.change", settings.smtp.host, settings.enabled ? "enabled" : "disabled");
    if (!done) return store_refusal(done.error());
    room_.use(std::move(settings), call.now.wall);
    return tagged(to_json(room_.settings()));
  }

  void test(const ApiCall& call, ApiReply reply) const {
    const auto to = MailAddress::parse(text_of(call.body.as_object(), "to"));
    if (!to) return reply(tl::unexpected(wrong_fields({{"/to", to.error().code, to.error().text}})));
    const auto begun =
        room_.send_test(*to, call.now.wall, [reply](const Delivery& delivery) { reply(test_answer(delivery)); });
    if (begun) return;
    if (begun.error().code == "smtp.busy") return reply(tl::unexpected(test_running()));
    reply(test_answer(tl::unexpected(MailFailure{true, begun.error()})));
  }

  ApiResult list(const ApiCall& call) const {
    std::optional<MailId> before;
    if (const std::string cursor = text_of(call.query, "cursor"); !cursor.empty()) {
      const auto keys = read_cursor(cursor, 1);
      before = keys ? parse_id<MailId>(keys->front()) : std::nullopt;
      if (!before) return tl::unexpected(wrong_cursor());
    }
    const int limit = page_limit(call);
    const auto page = Mails(store_.database()).page(text_of(call.query, "state"), before, limit);
    if (!page) return store_refusal(page.error());
    json::array items;
    for (const auto& mail : *page) items.push_back(to_json(mail));
    std::optional<std::string> next;
    if (page->size() == static_cast<size_t>(limit)) next = write_cursor({std::to_string(page->back().id.value())});
    return list_answer(std::move(items), std::move(next));
  }

 private:
  Store& store_;
  MailRoom& room_;
};

std::vector<Operation::Parameter> list_parameters() {
  auto parameters = page_parameters();
  parameters.push_back({"state", Schema::word({"queued", "sending", "sent", "failed", "replaced"}), false,
                        "Mails in this state only."});
  return parameters;
}

}  // namespace

std::vector<Operation> mail_operations(Store& store, MailRoom& room) {
  const auto api = std::make_shared<MailApi>(store, room);
  const PathTemplate path("/api/v1/settings/mail");
  return {
      {.method = "GET", .path = path, .id = "readMailSettings", .summary = "How invitations are mailed.",
       .action = Action::kReadMail, .outcomes = {{200, "The settings, without the password.", mail_settings_schema()}},
       .handler = at_once([api](const ApiCall& call) { return api->read(call); })},
      {.method = "PUT", .path = path, .id = "changeMailSettings", .summary = "Replaces the mail settings.",
       .action = Action::kChangeMail, .body = changed_mail_settings_schema(), .needs_if_match = true,
       .outcomes = {{200, "The settings, without the password.", mail_settings_schema()}},
       .handler = at_once([api](const ApiCall& call) { return api->change(call); })},
      {.method = "POST", .path = PathTemplate("/api/v1/settings/mail/tests"), .id = "testMail",
       .summary = "Sends a short message and answers with its outcome.", .action = Action::kTestMail,
       .body = Schema::object({{"to", Schema::text(1, 254)}}).named("NewMailTest"),
       .outcomes = {{200, "What the mail server said.", test_schema()}},
       .handler = [api](const ApiCall& call, ApiReply reply) { api->test(call, std::move(reply)); }},
      {.method = "GET", .path = PathTemplate("/api/v1/mail"), .id = "listMail",
       .summary = "The mails, newest first.", .action = Action::kReadMail, .query = list_parameters(),
       .outcomes = {{200, "A page of mails.", list_schema(mail_schema())}},
       .handler = at_once([api](const ApiCall& call) { return api->list(call); })},
  };
}

}  // namespace signaling
