#include "signaling/api/alarm_api.h"

#include <chrono>
#include <memory>
#include <utility>

#include "signaling/alarms/alarm_words.h"
#include "signaling/api/author.h"
#include "signaling/api/list.h"
#include "signaling/api/path_id.h"
#include "signaling/api/store_problem.h"
#include "signaling/base/date_time.h"
#include "signaling/rest/page_cursor.h"
#include "signaling/store/alarms.h"
#include "signaling/store/users.h"

namespace signaling {

namespace json = boost::json;

namespace {

constexpr size_t kLongestName = 200;
constexpr size_t kLongestText = 2'000;

template <typename Words>
Schema one_of(const Words& rows) {
  std::vector<std::string> words;
  for (const auto& row : rows) words.emplace_back(row.word);
  return Schema::word(std::move(words));
}

Schema alarm_schema() {
  const Schema acknowledged =
      Schema::object({{"by", Schema::text(0, kLongestName)}, {"at", Schema::date_time()}}).named("Acknowledgement");
  return Schema::object({{"id", Schema::integer(1, kLargestId)},
                         {"kind", one_of(alarm_kind_words())},
                         {"severity", one_of(alarm_severity_words())},
                         {"conference", Schema::text(1, kLongestName).or_null()},
                         {"site", Schema::text(1, kLongestName).or_null()},
                         {"raised", Schema::date_time()},
                         {"acknowledged", acknowledged.or_null().described("Who looks after it.")},
                         {"cleared", Schema::date_time().or_null().described("Null: it is open.")},
                         {"vi", Schema::text(0, kLongestText)},
                         {"en", Schema::text(0, kLongestText)}})
      .named("Alarm");
}

std::string to_text(WallTime time) { return to_date_time(std::chrono::floor<std::chrono::seconds>(time)); }

json::value or_null(const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(text); }

json::value to_json(const StoredAlarm& alarm) {
  json::object object{{"id", alarm.id.value()},
                      {"kind", alarm.kind},
                      {"severity", alarm.severity},
                      {"conference", or_null(alarm.conference.value())},
                      {"site", or_null(alarm.site.value())},
                      {"raised", to_text(alarm.raised)},
                      {"acknowledged", nullptr},
                      {"cleared", nullptr},
                      {"vi", alarm.text.vi},
                      {"en", alarm.text.en}};
  if (alarm.acknowledged) {
    object["acknowledged"] = json::object{{"by", alarm.acknowledged_by}, {"at", to_text(*alarm.acknowledged)}};
  }
  if (alarm.cleared) object["cleared"] = to_text(*alarm.cleared);
  return object;
}

Problem alarm_over() {
  return {409, "alarm.not_open", {"Cảnh báo này đã hết.", "This alarm is over."}, {}, {}, {}};
}

std::optional<WallTime> time_of(const ApiCall& call, std::string_view name) {
  const auto time = parse_date_time(text_of(call.query, name));
  if (!time) return std::nullopt;
  return WallTime(*time);
}

class AlarmApi {
 public:
  AlarmApi(Store& store, AlarmRoom& room) : store_(store), room_(room) {}

  ApiResult list(const ApiCall& call) const {
    const int limit = page_limit(call);
    Alarms::Query query{.open_only = text_of(call.query, "state") != "all",
                        .from = time_of(call, "from"),
                        .to = time_of(call, "to"),
                        .before = std::nullopt,
                        .limit = limit + 1};
    if (const std::string cursor = text_of(call.query, "cursor"); !cursor.empty()) {
      const auto keys = read_cursor(cursor, 1);
      query.before = keys ? parse_id<AlarmId>(keys->front()) : std::nullopt;
      if (!query.before) return tl::unexpected(wrong_cursor());
    }
    auto page = Alarms(store_.database()).page(query);
    if (!page) return store_refusal(page.error());
    const bool more = page->size() > static_cast<size_t>(limit);
    if (more) page->resize(static_cast<size_t>(limit));
    json::array items;
    for (const auto& alarm : *page) items.push_back(to_json(alarm));
    if (!more) return list_answer(std::move(items));
    return list_answer(std::move(items), write_cursor({std::to_string(page->back().id.value())}));
  }

  ApiResult acknowledge(const ApiCall& call) const {
    const auto id = path_id<AlarmId>(call, "alarm");
    if (!id) return tl::unexpected(not_found());
    std::string name = call.caller;
    if (call.principal.user) {
      const auto user = Users(store_.database()).find(*call.principal.user);
      if (user && *user) name = (*user)->display_name;
    }
    const auto done = room_.acknowledge(*id, name, author_of(call), {call.now.wall, call.now.steady});
    if (!done) return store_refusal(done.error());
    const auto alarm = Alarms(store_.database()).find(*id);
    if (!alarm) return store_refusal(alarm.error());
    if (!*alarm) return tl::unexpected(not_found());
    if (!*done) return tl::unexpected(alarm_over());
    return ApiAnswer{.body = to_json(**alarm)};
  }

 private:
  Store& store_;
  AlarmRoom& room_;
};

std::vector<Operation::Parameter> list_parameters() {
  auto parameters = page_parameters();
  parameters.push_back({"state", Schema::word({"open", "all"}), false, "Open ones only, if it is left out."});
  parameters.push_back({"from", Schema::date_time(), false, "Raised then or later."});
  parameters.push_back({"to", Schema::date_time(), false, "Raised before."});
  return parameters;
}

}  // namespace

std::vector<Operation> alarm_operations(Store& store, AlarmRoom& room) {
  const auto api = std::make_shared<AlarmApi>(store, room);
  return {
      {.method = "GET", .path = PathTemplate("/api/v1/alarms"), .id = "listAlarms",
       .summary = "Alarms of lines, halls and service, newest first.", .action = Action::kReadAlarms,
       .query = list_parameters(), .outcomes = {{200, "A page of alarms.", list_schema(alarm_schema())}},
       .handler = at_once([api](const ApiCall& call) { return api->list(call); })},
      {.method = "POST", .path = PathTemplate("/api/v1/alarms/{alarm}/acknowledgement"), .id = "acknowledgeAlarm",
       .summary = "Says that the caller looks after an open alarm; who said so first stays.",
       .action = Action::kAcknowledgeAlarm, .outcomes = {{200, "The alarm.", alarm_schema()}},
       .handler = at_once([api](const ApiCall& call) { return api->acknowledge(call); })},
  };
}

}  // namespace signaling
