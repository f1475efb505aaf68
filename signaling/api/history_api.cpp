#include "signaling/api/history_api.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include <spdlog/spdlog.h>
#include <boost/json/serialize.hpp>

#include "signaling/api/history_events.h"
#include "signaling/api/history_schema.h"
#include "signaling/api/list.h"
#include "signaling/base/date_time.h"
#include "signaling/history/history_json.h"
#include "signaling/history/history_reader.h"

namespace signaling {

namespace json = boost::json;

namespace {

constexpr int64_t kMostPoints = 2000;
constexpr int64_t kPoints = 600;
constexpr std::chrono::days kLongestSpan{400};
constexpr size_t kMostEvents = 5000;
constexpr size_t kMostSites = 500;
constexpr int64_t kLatest = int64_t{1} << 33;  // s since 1970; later than any time that is read
constexpr std::string_view kLinesType = "application/jsonl";

Problem busy() {
  return {503,
          "history.busy",
          {"Máy chủ đang đọc nhiều số liệu; hãy thử lại sau vài giây.",
           "The server is reading many figures; try again in some seconds."},
          {},
          {},
          {{"Retry-After", "2"}}};
}

Problem unreadable(const media::Error& error) {
  spdlog::error("history: {} {}", error.code, error.message);
  return {500,
          error.code,
          {"Không đọc được số liệu đã lưu; hãy báo cán bộ kỹ thuật.",
           "The stored figures cannot be read; tell a technician."},
          {},
          {},
          {}};
}

Problem wrong(std::string parameter, std::string code, Text text) {
  return wrong_fields({{std::move(parameter), std::move(code), std::move(text)}});
}

Problem too_much() {
  return wrong("points", "field.out_of_range",
               {"quá nhiều: hãy chọn ít điểm cầu, chỉ số hoặc điểm hơn",
                "is too much in all: ask for fewer sites, figures or points"});
}

ApiResult refused(const media::Error& error) {
  return tl::unexpected(error.code == "history.too_much" ? too_much() : unreadable(error));
}

// Written here, off the service's thread: it may be long.
ApiAnswer answer(const json::value& body) {
  auto text = std::make_shared<const std::string>(json::serialize(body));
  return {.content = ApiContent{.media_type = "application/json", .text = std::move(text)}};
}

int64_t time_of(const ApiCall& call, std::string_view name, int64_t otherwise = 0) {
  const auto time = parse_date_time(text_of(call.query, name));
  return time ? time->time_since_epoch().count() : otherwise;
}

struct Span {
  int64_t from = 0;
  int64_t to = 0;
};

tl::expected<Span, Problem> span_of(const ApiCall& call) {
  const Span span{time_of(call, "from"), time_of(call, "to")};
  if (span.to > span.from && std::chrono::seconds(span.to - span.from) <= kLongestSpan) return span;
  return tl::unexpected(wrong("to", "field.out_of_range",
                              {"phải sau `from`, cách tối đa 400 ngày", "must be after `from`, within 400 days"}));
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(',', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

tl::expected<ChartQuery, Problem> chart_query(const ApiCall& call) {
  const auto span = span_of(call);
  if (!span) return tl::unexpected(span.error());
  ChartQuery query{.conference = {}, .sites = {}, .figures = {}, .from = span->from, .to = span->to};
  if (call.path.contains("conference")) query.conference.emplace(call.path.at("conference"));
  std::set<Figure> figures;
  for (const auto& id : split(text_of(call.query, "figure"))) {
    const auto figure = parse_figure(id);
    if (!figure) {
      return tl::unexpected(
          wrong("figure", "field.unknown_word",
                {"phải là các chỉ số đã biết, cách nhau bằng dấu phẩy", "must be known figures, separated by commas"}));
    }
    if (figures.insert(*figure).second) query.figures.push_back(*figure);
  }
  if (call.query.contains("site")) {
    std::vector<SiteId> sites;
    for (auto& id : split(text_of(call.query, "site"))) {
      if (std::ranges::count(sites, SiteId(id)) == 0) sites.emplace_back(std::move(id));
    }
    if (sites.size() > kMostSites) return tl::unexpected(too_much());
    query.sites = std::move(sites);
  }
  const auto* points = call.query.if_contains("points");
  query.points = static_cast<size_t>(points == nullptr ? kPoints : points->as_int64());
  return query;
}

ApiResult read_chart(HistoryReader& reader, const ChartQuery& query) {
  const auto chart = reader.chart(query);
  if (!chart) return refused(chart.error());
  return answer(to_json(*chart));
}

class HistoryApi : public std::enable_shared_from_this<HistoryApi> {
 public:
  explicit HistoryApi(HistoryApiPorts ports) : ports_(std::move(ports)) {}

  void conferences(const ApiCall& call, ApiReply reply) {
    const Span span{time_of(call, "from"), time_of(call, "to", kLatest)};
    later(std::move(reply), [span](HistoryReader& reader) -> ApiResult {
      const auto found = reader.conferences(span.from, span.to);
      if (!found) return refused(found.error());
      json::array items;
      for (const auto& one : *found) items.push_back(to_json(one));
      return list_answer(std::move(items));
    });
  }

  void all_figures(const ApiCall& call, ApiReply reply) {
    const auto query = chart_query(call);
    if (!query) return reply(tl::unexpected(query.error()));
    later(std::move(reply), [query = *query](HistoryReader& reader) { return read_chart(reader, query); });
  }

  void figures(const ApiCall& call, ApiReply reply) {
    const auto query = chart_query(call);
    if (!query) return reply(tl::unexpected(query.error()));
    of_conference(call, std::move(reply),
                  [query = *query](HistoryReader& reader, const ConferenceId&) { return read_chart(reader, query); });
  }

  void second(const ApiCall& call, ApiReply reply) {
    of_conference(call, std::move(reply),
                  [at = time_of(call, "at")](HistoryReader& reader, const ConferenceId& conference) -> ApiResult {
                    const auto moment = reader.moment(conference, at);
                    if (!moment) return refused(moment.error());
                    return answer(to_json(*moment, at));
                  });
  }

  void events(const ApiCall& call, ApiReply reply) {
    const ExactTime from{std::chrono::seconds(time_of(call, "from"))};
    const ExactTime to{std::chrono::seconds(time_of(call, "to", kLatest))};
    const ClockPair clocks{call.now.wall, call.now.steady};
    const auto read = [from, to, clocks, records = ports_.records](HistoryReader& reader,
                                                                   const ConferenceId& conference) -> ApiResult {
      const auto calls = reader.calls(conference);
      if (!calls) return refused(calls.error());
      auto all = read_history_events(records, conference, from, to, clocks);
      std::ranges::move(history_events(*calls, from, to), std::back_inserter(all));
      std::ranges::stable_sort(all, {}, &HistoryEvent::at);
      json::array items;
      for (const auto& event : all) {
        if (items.size() < kMostEvents) items.push_back(to_json(event));
      }
      return answer(json::object{{"items", std::move(items)}, {"more", all.size() > kMostEvents}});
    };
    of_conference(call, std::move(reply), read);
  }

  void call_records(const ApiCall& call, ApiReply reply) {
    of_conference(call, std::move(reply), [](HistoryReader& reader, const ConferenceId& conference) -> ApiResult {
      const auto calls = reader.calls(conference);
      if (!calls) return refused(calls.error());
      auto text = std::make_shared<std::string>();
      for (const auto& one : *calls) *text += to_line(one) + "\n";
      return ApiAnswer{.headers = {{"Content-Disposition", "attachment; filename=\"call-records.jsonl\""}},
                       .content = ApiContent{.media_type = std::string(kLinesType), .text = std::move(text)}};
    });
  }

 private:
  using Read = std::function<ApiResult(HistoryReader& reader)>;

  void later(ApiReply reply, Read read) {
    if (waiting_ >= kMaxHistoryWaiting) return reply(tl::unexpected(busy()));
    ++waiting_;
    const auto result = std::make_shared<ApiResult>();
    ports_.background(
        [result, file = ports_.file, read = std::move(read)] {
          auto reader = HistoryReader::open(file);
          *result = reader ? read(*reader) : refused(reader.error());
        },
        [self = shared_from_this(), result, reply = std::move(reply)] {
          --self->waiting_;
          reply(std::move(*result));
        });
  }

  // Of one that neither the calendar nor the history knows there is nothing.
  void of_conference(const ApiCall& call, ApiReply reply,
                     std::function<ApiResult(HistoryReader& reader, const ConferenceId& conference)> read) {
    const ConferenceId id(call.path.at("conference"));
    later(std::move(reply),
          [id, known = ports_.is_known(id), read = std::move(read)](HistoryReader& reader) -> ApiResult {
            if (!known) {
              const auto remembered = reader.knows(id);
              if (!remembered) return refused(remembered.error());
              if (!*remembered) return tl::unexpected(not_found());
            }
            return read(reader, id);
          });
  }

  HistoryApiPorts ports_;
  int waiting_ = 0;
};

std::vector<Operation::Parameter> chart_parameters() {
  return {{"figure", Schema::text(1, 1000), true, "Ids, separated by commas: \"uplink.loss,downlink.loss\"."},
          {"site", Schema::text(0, 4000), false, "Ids, separated by commas; all there are if it is left out."},
          {"from", Schema::date_time(), true, "From here on."},
          {"to", Schema::date_time(), true, "Not with it; at most 400 days later."},
          {"points", Schema::integer(1, kMostPoints), false, "At most so many a figure; 600 if it is left out."}};
}

Schema events_schema() {
  return Schema::object({{"items", Schema::array(history_event_schema(), 0, kMostEvents)},
                         {"more", Schema::boolean().described("There are others: ask for a shorter span.")}})
      .named("HistoryEvents");
}

}  // namespace

std::vector<Operation> history_operations(HistoryApiPorts ports) {
  const auto api = std::make_shared<HistoryApi>(std::move(ports));
  const auto handler = [api](void (HistoryApi::*method)(const ApiCall&, ApiReply)) -> ApiHandler {
    return [api, method](const ApiCall& call, ApiReply reply) { (api.get()->*method)(call, std::move(reply)); };
  };
  const auto below = [](std::string_view name) {
    return PathTemplate("/api/v1/history/conferences/{conference}/" + std::string(name));
  };
  const std::vector<Operation::Parameter> span = {{"from", Schema::date_time(), false, "From the first if left out."},
                                                  {"to", Schema::date_time(), false, "To the last if left out."}};
  return {
      {.method = "GET",
       .path = PathTemplate("/api/v1/history/conferences"),
       .id = "listRememberedConferences",
       .summary = "The conferences of which figures are remembered, the latest first.",
       .action = Action::kReadFigures,
       .query = span,
       .outcomes = {{200, "At most 2000.", list_schema(remembered_conference_schema())}},
       .handler = handler(&HistoryApi::conferences)},
      {.method = "GET",
       .path = PathTemplate("/api/v1/history/figures"),
       .id = "readFigures",
       .summary = "Figures of sites over all conferences, for charts of weeks and months.",
       .action = Action::kReadFigures,
       .query = chart_parameters(),
       .outcomes = {{200, "A chart.", chart_schema()}},
       .handler = handler(&HistoryApi::all_figures)},
      {.method = "GET",
       .path = below("figures"),
       .id = "readConferenceFigures",
       .summary = "Figures of sites in a conference: seconds as far as they are kept and fit, else minutes and longer.",
       .action = Action::kReadFigures,
       .query = chart_parameters(),
       .outcomes = {{200, "A chart.", chart_schema()}},
       .handler = handler(&HistoryApi::figures)},
      {.method = "GET",
       .path = below("second"),
       .id = "readConferenceSecond",
       .summary = "All that is known of one second of a conference.",
       .action = Action::kReadFigures,
       .query = {{"at", Schema::date_time(), true, "Which second."}},
       .outcomes = {{200, "The second, or the means of its minute.", remembered_moment_schema()}},
       .handler = handler(&HistoryApi::second)},
      {.method = "GET",
       .path = below("events"),
       .id = "readConferenceEvents",
       .summary = "What happened beside the figures: turns, layouts, who came and went.",
       .action = Action::kReadFigures,
       .query = span,
       .outcomes = {{200, "The oldest first.", events_schema()}},
       .handler = handler(&HistoryApi::events)},
      {.method = "GET",
       .path = below("call-records"),
       .id = "readCallRecords",
       .summary = "A line of JSON for each connection of a site.",
       .action = Action::kReadFigures,
       .outcomes = {{200, "By their begin.", std::nullopt, {std::string(kLinesType)}}},
       .handler = handler(&HistoryApi::call_records)},
  };
}

}  // namespace signaling
