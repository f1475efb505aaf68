#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "signaling/api/background.h"
#include "signaling/rest/operation.h"

namespace signaling {

struct HistoryApiPorts {
  std::filesystem::path file;     // of the history (signaling/history)
  std::filesystem::path records;  // folder of the journals (signaling/record)
  // Of a conference that is known and has no figures yet everything is empty.
  std::function<bool(const ConferenceId&)> is_known;
  Background background;  // where files are read and answers written
};

// What was measured: GET /history/conferences, /history/figures over all conferences, and of one of them figures,
// second, events, call-records below /history/conferences/{conference}. More than kMaxHistoryWaiting requests at once
// are refused with 503.
inline constexpr int kMaxHistoryWaiting = 32;
std::vector<Operation> history_operations(HistoryApiPorts ports);

}  // namespace signaling
