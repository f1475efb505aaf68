#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "signaling/base/clock_pair.h"
#include "signaling/base/text.h"
#include "signaling/conference/conference_event.h"
#include "signaling/history/call_record.h"

namespace signaling {

// What stands beside the figures on the time line of a conference.
struct HistoryEvent {
  ExactTime at;
  std::string_view kind;  // one of history_event_kinds()
  std::optional<SiteId> site = std::nullopt;
  std::string text{};  // more about it, by kind: a phase, a preset, how a turn ended; may be empty
  std::string by{};    // the name of who asked for a test; empty: nobody did
  Text grounds{};      // of a verdict: why, in whole sentences
};

std::vector<std::string> history_event_kinds();
boost::json::object to_json(const HistoryEvent& event);

// What an event of the record means there; none for those that do not belong there.
std::optional<HistoryEvent> history_event(const ConferenceEvent& event, const ClockPair& clocks);

// Those of a conference's record in the folder `records`, in [from, to), in their order. `clocks`: any pair of these
// years, since an event far from it is not believed. A record that is damaged is read as far as it goes. Blocks for the
// disk; any thread.
std::vector<HistoryEvent> read_history_events(const std::filesystem::path& records, const ConferenceId& conference,
                                              ExactTime from, ExactTime to, const ClockPair& clocks);
// When sites came and went, in [from, to).
std::vector<HistoryEvent> history_events(const std::vector<CallRecord>& calls, ExactTime from, ExactTime to);

}  // namespace signaling
