#include "signaling/api/preflight_api.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "signaling/api/record_api.h"
#include "signaling/base/date_time.h"
#include "signaling/conference/conference_data.h"
#include "signaling/conference/conference_event_json.h"
#include "signaling/record/journal_reader.h"
#include "signaling/record/journal_writer.h"

namespace signaling {
namespace {

namespace json = boost::json;

constexpr size_t kMostSites = 1000;
constexpr size_t kLongestName = 200;
constexpr size_t kLongestText = 2'000;

// The words of the first `count` values of E.
template <typename E>
Schema word_of(int count) {
  std::vector<std::string> words;
  for (int i = 0; i < count; ++i) words.emplace_back(to_string(static_cast<E>(i)));
  return Schema::word(std::move(words));
}

Schema board_schema() {
  const auto advice =
      Schema::object({{"vi", Schema::text(1, kLongestText)}, {"en", Schema::text(1, kLongestText)}}).named("Advice");
  const auto check = Schema::object({{"check", word_of<PreflightCheck>(kPreflightChecks)},
                                     {"result", word_of<CheckResult>(kCheckResults)},
                                     {"value", Schema::number().or_null()},
                                     {"unit", Schema::text(0, kLongestName)},
                                     {"vi", Schema::text(1, kLongestText).described("What was found.")},
                                     {"en", Schema::text(1, kLongestText)},
                                     {"advice", advice.or_null().described("What to do about it.")}})
                         .named("PreflightCheck");
  const auto site =
      Schema::object(
          {{"site", Schema::text(1, kLongestName)},
           {"state", word_of<TestState>(kTestStates)},
           {"lamp", word_of<Lamp>(kLamps)},
           {"at", Schema::date_time().or_null().described("When the newest test ended.")},
           {"asked_by", Schema::text(1, kLongestName).or_null().described("Who wanted it; null: it came by itself.")},
           {"sounds", Schema::boolean().described("It was heard in the hall.")},
           {"retest_in_ms", Schema::integer(0, 86'400'000).or_null()},
           {"checks", Schema::array(check, 0, kPreflightChecks)}})
          .named("PreflightSite");
  return Schema::object({{"sites", Schema::array(site, 0, kMostSites)}}).named("Preflight");
}

ApiResult answer(const PreflightBoard& board) {
  auto object = to_object(board);
  object.erase("type");
  object.erase("whole");
  return ApiAnswer{.body = std::move(object)};
}

PreflightBoard make_board(const ConferenceData& data, const ClockPair& clocks) {
  PreflightBoard board;
  for (const auto& seat : data.seats) {
    if (seat.guest || board.sites.size() == kMostSites) continue;
    auto& entry = board.sites.emplace_back();
    entry.site = seat.site;
    const auto test = std::ranges::find(data.tests, seat.site, &SiteTest::site);
    if (test == data.tests.end()) continue;
    entry.state = TestState::kDone;
    entry.at = to_date_time(std::chrono::floor<std::chrono::seconds>(clocks.to_wall(test->at)));
    entry.report = test->report;
  }
  return board;
}

ApiResult read_record(const std::filesystem::path& file, bool known, const ClockPair& clocks) {
  ConferenceData data;
  auto reader = JournalReader::open(file);
  if (!reader && reader.error().code != "record.missing") return tl::unexpected(unreadable_record(reader.error()));
  if (!reader && !known) return tl::unexpected(not_found());
  while (reader) {
    const auto record = reader->next();
    if (!record) return tl::unexpected(unreadable_record(record.error()));
    if (!*record) break;
    const auto* entry = std::get_if<JournalEntry>(&**record);
    const auto event = entry == nullptr ? media::Result<ConferenceEvent>(media::failure("record.gap", ""))
                                        : parse_conference_event(entry->text, clocks);
    const auto* change = event ? std::get_if<ConferenceChange>(&event->what) : nullptr;
    if (change != nullptr) apply(data, *change);
  }
  return answer(make_board(data, clocks));
}

class PreflightApi {
 public:
  explicit PreflightApi(PreflightApiPorts ports) : ports_(std::move(ports)) {}

  void read(const ApiCall& call, ApiReply reply) const {
    const ConferenceId id(call.path.at("conference"));
    if (const auto board = ports_.open(id, call.now.steady)) return reply(answer(*board));
    const auto result = std::make_shared<ApiResult>();
    ports_.background(
        [result, file = journal_path(ports_.records, id), known = ports_.is_known(id),
         clocks = ClockPair{call.now.wall, call.now.steady}] { *result = read_record(file, known, clocks); },
        [result, reply = std::move(reply)] { reply(std::move(*result)); });
  }

 private:
  PreflightApiPorts ports_;
};

}  // namespace

std::vector<Operation> preflight_operations(PreflightApiPorts ports) {
  const auto api = std::make_shared<const PreflightApi>(std::move(ports));
  return {{.method = "GET",
           .path = PathTemplate("/api/v1/conferences/{conference}/preflight"),
           .id = "readPreflight",
           .summary = "How the sites of a conference were tested: the newest test of each.",
           .action = Action::kReadPreflight,
           .target = [](const auto& path) { return Target{.conference = ConferenceId(path.at("conference"))}; },
           .outcomes = {{200, "The sites in the conference's order.", board_schema()}},
           .handler = [api](const ApiCall& call, ApiReply reply) { api->read(call, std::move(reply)); }}};
}

}  // namespace signaling
