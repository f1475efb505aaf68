#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "media/base/result.h"
#include "signaling/rest/operation.h"

namespace signaling {

// The event log of a conference: GET /conferences/{conference}/record, oldest first, in pages of at most
// kMaxRecordBytes of events besides `limit`. The last page ends with what is on the disk: the log of a running
// conference goes on growing. `records`: the folder of the journals (signaling/record). Of a conference that `is_known`
// and has no journal yet the log is empty.
inline constexpr size_t kMaxRecordBytes = size_t{1} << 20;
std::vector<Operation> record_operations(std::filesystem::path records,
                                         std::function<bool(const ConferenceId&)> is_known);

// A journal that is there and cannot be read; the log says why. Any thread.
Problem unreadable_record(const media::Error& error);

}  // namespace signaling
