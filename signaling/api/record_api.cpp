#include "signaling/api/record_api.h"

#include <charconv>
#include <limits>
#include <utility>

#include <boost/json/parse.hpp>
#include <spdlog/spdlog.h>

#include "signaling/api/list.h"
#include "signaling/api/path_id.h"
#include "signaling/record/journal_reader.h"
#include "signaling/record/journal_writer.h"
#include "signaling/rest/page_cursor.h"

namespace signaling {

namespace json = boost::json;

namespace {

constexpr int kMaxDepth = 32;

Schema entry_schema() {
  const auto number = Schema::integer(1, kLargestId);
  const auto gap = Schema::object({{"from", number}, {"to", number}});
  return Schema::object({{"sequence", number.described("From 1, in order.")},
                         {"event", Schema::any_object().or_null().described("Null: events were lost.")},
                         {"gap", gap.or_null().described("The numbers of those that were lost.")}})
      .named("RecordEntry");
}

std::optional<uint64_t> number_of(std::string_view text) {
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value > kLargestId) return std::nullopt;
  return value;
}

std::string write_place(const JournalPlace& place) {
  return write_cursor({std::to_string(place.bytes), std::to_string(place.lines), std::to_string(place.sequence)});
}

// A client may have made it up: then reading from it fails, or gives nothing.
tl::expected<JournalPlace, Problem> place_of(const ApiCall& call) {
  if (!call.query.contains("cursor")) return JournalPlace();
  const auto keys = read_cursor(text_of(call.query, "cursor"), 3);
  if (!keys) return tl::unexpected(wrong_cursor());
  const auto bytes = number_of(keys->at(0));
  const auto lines = number_of(keys->at(1));
  const auto sequence = number_of(keys->at(2));
  if (!bytes || !lines || !sequence) return tl::unexpected(wrong_cursor());
  return JournalPlace{*bytes, *lines, *sequence};
}

media::Result<json::value> to_json(const JournalRecord& record) {
  if (const auto* gap = std::get_if<JournalGap>(&record)) {
    return json::object{
        {"sequence", gap->to}, {"event", nullptr}, {"gap", {{"from", gap->from}, {"to", gap->to}}}};
  }
  const auto& entry = std::get<JournalEntry>(record);
  json::error_code error;
  json::parse_options options;
  options.max_depth = kMaxDepth;
  auto event = json::parse(entry.text, error, {}, options);
  if (error || !event.is_object()) {
    return media::failure("record.damaged", "event " + std::to_string(entry.sequence) + " is no JSON object");
  }
  return json::object{{"sequence", entry.sequence}, {"event", std::move(event)}, {"gap", nullptr}};
}

size_t size_of(const JournalRecord& record) {
  const auto* entry = std::get_if<JournalEntry>(&record);
  return entry == nullptr ? 0 : entry->text.size();
}

struct RecordPage {
  json::array items;
  std::optional<JournalPlace> next;  // none: this was the end
};

media::Result<RecordPage> read_page(JournalReader& reader, size_t limit) {
  RecordPage page;
  size_t bytes = 0;
  while (true) {
    const JournalPlace before = reader.place();
    const auto record = reader.next();
    if (!record) return tl::unexpected(record.error());
    if (!*record) return page;
    bytes += size_of(**record);
    if (page.items.size() == limit || (bytes > kMaxRecordBytes && !page.items.empty())) {
      page.next = before;
      return page;
    }
    auto item = to_json(**record);
    if (!item) return tl::unexpected(item.error());
    page.items.push_back(std::move(*item));
  }
}

class RecordApi {
 public:
  RecordApi(std::filesystem::path records, std::function<bool(const ConferenceId&)> is_known)
      : records_(std::move(records)), is_known_(std::move(is_known)) {}

  ApiResult read(const ApiCall& call) const {
    const auto place = place_of(call);
    if (!place) return tl::unexpected(place.error());
    const ConferenceId id(call.path.at("conference"));
    auto reader = JournalReader::open(journal_path(records_, id), *place);
    if (!reader) return failed(id, *place, reader.error());
    auto page = read_page(*reader, static_cast<size_t>(page_limit(call)));
    if (!page) return failed(id, *place, page.error());
    if (!page->next) return list_answer(std::move(page->items));
    return list_answer(std::move(page->items), write_place(*page->next));
  }

 private:
  ApiResult failed(const ConferenceId& id, const JournalPlace& place, const media::Error& error) const {
    if (error.code != "record.missing") {
      return tl::unexpected(place == JournalPlace() ? unreadable_record(error) : wrong_cursor());
    }
    if (is_known_(id)) return list_answer({});
    return tl::unexpected(not_found());
  }

  std::filesystem::path records_;
  std::function<bool(const ConferenceId&)> is_known_;
};

}  // namespace

Problem unreadable_record(const media::Error& error) {
  spdlog::error("record: {} {}", error.code, error.message);
  return {500, "record.damaged",
          {"Nhật ký của hội nghị này không đọc được; hãy báo cán bộ kỹ thuật.",
           "The record of this conference cannot be read; tell a technician."},
          {}, {}, {}};
}

std::vector<Operation> record_operations(std::filesystem::path records,
                                         std::function<bool(const ConferenceId&)> is_known) {
  const RecordApi api(std::move(records), std::move(is_known));
  return {{.method = "GET", .path = PathTemplate("/api/v1/conferences/{conference}/record"), .id = "readRecord",
           .summary = "What happened in a conference, oldest first: who did what, when, from where, for whom.",
           .action = Action::kReadRecord,
           .target = [](const auto& path) { return Target{.conference = ConferenceId(path.at("conference"))}; },
           .query = page_parameters(), .outcomes = {{200, "A page of events.", list_schema(entry_schema())}},
           .handler = at_once([api](const ApiCall& call) { return api.read(call); })}};
}

}  // namespace signaling
