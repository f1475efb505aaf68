#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "signaling/history/call_record.h"
#include "signaling/history/minute_collector.h"
#include "signaling/history/sqlite_file.h"

// How a call stands in its row of the file.
namespace signaling {

std::string encode_verdicts(const std::array<uint32_t, kVerdictKinds>& verdicts);

// From the columns began, last, open, browser, figures and verdicts, of which the first has the number `column`. None
// if they are damaged.
std::optional<CallRecord> read_call(const SqliteStatement& row, int column, const StreamKey& stream);

}  // namespace signaling
