#include "signaling/api/audit_api.h"

#include <chrono>
#include <sstream>
#include <utility>

#include "signaling/api/list.h"
#include "signaling/api/path_id.h"
#include "signaling/api/store_problem.h"
#include "signaling/base/date_time.h"
#include "signaling/rest/page_cursor.h"
#include "signaling/store/audit_log.h"

namespace signaling {

namespace json = boost::json;

namespace {

constexpr size_t kLongest = 4'000;

Schema entry_schema() {
  return Schema::object({{"id", Schema::integer(1, kLargestId)},
                         {"at", Schema::date_time()},
                         {"who", Schema::lines(0, kLongest)},
                         {"action", Schema::text(1, 80).described("A dotted word: \"site.change\".")},
                         {"object", Schema::lines(0, kLongest)},
                         {"details", Schema::lines(0, kLongest)}})
      .named("AuditEntry");
}

json::value to_json(const AuditEntry& entry) {
  return json::object{{"id", entry.id.value()},
                      {"at", to_date_time(std::chrono::floor<std::chrono::seconds>(entry.at))},
                      {"who", entry.who},
                      {"action", entry.action},
                      {"object", entry.object},
                      {"details", entry.details}};
}

// The cursor's text is the id of the last entry seen.
tl::expected<std::optional<AuditId>, Problem> before_of(const ApiCall& call) {
  if (!call.query.contains("cursor")) return std::nullopt;
  const auto keys = read_cursor(text_of(call.query, "cursor"), 1);
  if (!keys) return tl::unexpected(wrong_cursor());
  const auto id = parse_id<AuditId>(keys->front());
  if (!id) return tl::unexpected(wrong_cursor());
  return id;
}

std::vector<std::string> actions_of(const ApiCall& call) {
  std::vector<std::string> actions;
  std::istringstream words(text_of(call.query, "actions"));
  for (std::string word; std::getline(words, word, ',');) actions.push_back(std::move(word));
  return actions;
}

ApiResult read(Store& store, const ApiCall& call) {
  const auto before = before_of(call);
  if (!before) return tl::unexpected(before.error());
  const auto page = AuditLog(store.database())
                        .search({text_of(call.query, "text"), actions_of(call), *before, page_limit(call)});
  if (!page) return store_refusal(page.error());
  json::array items;
  for (const auto& entry : page->entries) items.push_back(to_json(entry));
  if (!page->next) return list_answer(std::move(items));
  return list_answer(std::move(items), write_cursor({std::to_string(page->next->value())}));
}

std::vector<Operation::Parameter> parameters() {
  auto all = page_parameters();
  all.push_back({"text", Schema::text(0, 120), false,
                 "Somewhere in an entry, whatever its diacritics. A page may be short though there is a next one."});
  all.push_back({"actions", Schema::text(0, 2000), false,
                 "Besides `text`: actions whose entries are found too, like `site.change,site.remove`."});
  return all;
}

}  // namespace

std::vector<Operation> audit_operations(Store& store) {
  return {{.method = "GET", .path = PathTemplate("/api/v1/audit"), .id = "readAudit",
           .summary = "Who changed what, newest first.", .action = Action::kReadAudit, .query = parameters(),
           .outcomes = {{200, "A page of entries.", list_schema(entry_schema())}},
           .handler = at_once([&store](const ApiCall& call) { return read(store, call); })}};
}

}  // namespace signaling
