#include "signaling/api/history_events.h"

#include <utility>
#include <variant>

#include <spdlog/spdlog.h>

#include "signaling/conference/conference_event_json.h"
#include "signaling/diagnosis/words.h"
#include "signaling/record/journal_reader.h"
#include "signaling/record/journal_writer.h"

namespace signaling {
namespace {

using Found = std::optional<HistoryEvent>;

Found found(std::string_view kind, std::optional<SiteId> site = std::nullopt, std::string text = {}) {
  return HistoryEvent{{}, kind, std::move(site), std::move(text)};
}

template <typename T>
Found read(const T&) {
  return std::nullopt;
}
Found read(const PhaseChanged& e) { return found("phase", {}, std::string(to_string(e.phase))); }
Found read(const ConferenceClosed& e) { return found("closed", {}, e.cause); }
Found read(const ChairMoved& e) { return found("chair_moved", e.site); }
Found read(const SiteRemoved& e) { return found(e.removed ? "removed" : "readmitted", e.site); }
Found read(const MicrophoneChanged& e) { return found("microphone", e.site, e.muted ? "muted" : e.on ? "on" : "off"); }
Found read(const ItemBegun& e) { return found("item", {}, std::to_string(e.item + 1)); }
Found read(const HelpChanged& e) { return found(e.text ? "help" : "help_over", e.site); }
Found read(const RemoteHelp& e) {
  const bool over = e.act == RemoteAct::kCap ? !e.cap_kbps : e.detail == kHelpEnds;
  return found(over ? "remote_over" : "remote", e.site, std::string(to_string(e.act)));
}
Found read(const GuestCame& e) { return found("guest_came", e.site, e.name); }
Found read(const GuestAdmitted& e) { return found("guest_admitted", e.site); }
Found read(const GuestLeft& e) { return found("guest_left", e.site); }

Found read(const SiteTested& e) {
  auto event = found("tested", e.site, std::string(to_string(lamp_of(e.report))));
  event->by = e.report.asked_by;
  return event;
}

Found read(const SiteJudged& e) {
  auto event = found("verdict", e.site, std::string(to_string(e.kind)));
  for (const auto& ground : e.evidence) {
    const Text words = describe(ground);
    for (const auto language : {&Text::vi, &Text::en}) {
      auto& grounds = event->grounds.*language;
      if (!grounds.empty()) grounds += ' ';
      grounds += words.*language;
    }
  }
  return event;
}

Found read(const RequestChanged& e) {
  switch (e.status) {
    case RequestStatus::kPending:
      return found("request", e.site);
    case RequestStatus::kGranted:
      return found("turn_begun", e.site);
    case RequestStatus::kReleased:
    case RequestStatus::kRevoked:
      return found("turn_ended", e.site, std::string(to_string(e.status)));
    default:
      return std::nullopt;
  }
}
Found read(const LineChanged& e) { return found(e.connected ? "line_back" : "line_lost", e.site); }
Found read(const SoundChanged& e) { return found(e.silent ? "silent" : "heard", e.site); }

Found read(const ViewShown& e) {
  if (e.group != StageGroup::kHalls || !e.view) return std::nullopt;
  return found("layout", {}, e.view->preset);
}

Found read_change(const ConferenceChange& change) {
  return std::visit([](const auto& what) { return read(what); }, change.what);
}
Found read_change(const FloorEvent& event) {
  if (event.floor != FloorId::kSpeech) return std::nullopt;
  return std::visit([](const auto& what) { return read(what); }, event.what);
}
Found read_change(const StageEvent& event) {
  return std::visit([](const auto& what) { return read(what); }, event.what);
}
template <typename T>
Found read_change(const T&) {
  return std::nullopt;
}

}  // namespace

std::vector<std::string> history_event_kinds() {
  return {"phase",      "closed",    "chair_moved", "removed",     "readmitted", "microphone", "item",
          "help",       "help_over", "request",     "turn_begun",  "turn_ended", "guest_came", "guest_admitted",
          "guest_left", "layout",    "silent",      "heard",       "line_lost",  "line_back",  "joined",
          "left",       "tested",    "remote",      "remote_over", "verdict"};
}

boost::json::object to_json(const HistoryEvent& event) {
  boost::json::object object{{"at", to_exact_date_time(event.at)}, {"kind", event.kind}};
  if (event.site) object["site"] = event.site->value();
  if (!event.text.empty()) object["text"] = event.text;
  if (!event.by.empty()) object["by"] = event.by;
  if (!event.grounds.vi.empty()) {
    object["grounds"] = boost::json::object{{"vi", event.grounds.vi}, {"en", event.grounds.en}};
  }
  return object;
}

std::optional<HistoryEvent> history_event(const ConferenceEvent& event, const ClockPair& clocks) {
  return std::visit(
      [&](const auto& what) {
        auto read = read_change(what);
        if (read) read->at = clocks.to_wall(what.at);
        return read;
      },
      event.what);
}

std::vector<HistoryEvent> read_history_events(const std::filesystem::path& records, const ConferenceId& conference,
                                              ExactTime from, ExactTime to, const ClockPair& clocks) {
  std::vector<HistoryEvent> all;
  auto reader = JournalReader::open(journal_path(records, conference));
  while (reader) {
    const auto record = reader->next();
    if (!record) spdlog::warn("conf={} record: {}", conference.value(), record.error().message);
    if (!record || !*record) break;
    const auto* entry = std::get_if<JournalEntry>(&**record);
    if (entry == nullptr) continue;
    const auto event = parse_conference_event(entry->text, clocks);
    auto read = event ? history_event(*event, clocks) : std::nullopt;
    if (read && read->at >= from && read->at < to) all.push_back(std::move(*read));
  }
  return all;
}

std::vector<HistoryEvent> history_events(const std::vector<CallRecord>& calls, ExactTime from, ExactTime to) {
  std::vector<HistoryEvent> all;
  const auto add = [&](int64_t at, std::string_view kind, const SiteId& site) {
    const ExactTime time{std::chrono::seconds(at)};
    if (time >= from && time < to) all.push_back({time, kind, site});
  };
  for (const auto& call : calls) {
    add(call.began, "joined", call.site);
    if (!call.open) add(call.last, "left", call.site);
  }
  return all;
}

}  // namespace signaling
