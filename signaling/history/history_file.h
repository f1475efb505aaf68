#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "media/base/result.h"
#include "signaling/history/history_limits.h"
#include "signaling/history/minute_collector.h"
#include "signaling/history/sqlite_file.h"

namespace signaling {

// The file of the history, as its one writer sees it: conferences, streams (a site in a conference), a row for each
// minute of a stream in `seconds` (MinuteBlock) and in `minutes` (encode_summaries), and calls. A minute's row has the
// number minute << 32 | stream, so that a span of time lies together, the newest last. Error codes: sqlite_file.h. Any
// one thread; blocks for the disk.
class HistoryFile {
 public:
  // Makes it, for its owner only, or brings it forward. A damaged one is put aside as NAME.damaged-1 and so on, and
  // another one is begun.
  static media::Result<std::unique_ptr<HistoryFile>> open(const std::filesystem::path& file);

  // All or nothing. What was written survives the end of the process.
  media::Result<void> write(const HistoryBatch& batch);

  // What is stored; none too if it cannot be read.
  std::optional<MinuteBlock> minute(const StreamKey& stream, int64_t minute);
  std::optional<CallRecord> open_call(const StreamKey& stream);

  // Takes away what is older than the limits at `now` (s since 1970), some days of it at a time.
  media::Result<void> sweep(int64_t now, const HistoryLimits& limits);
  // That are in use: the file itself does not shrink, what was taken away is filled again.
  int64_t bytes();

 private:
  explicit HistoryFile(std::unique_ptr<SqliteFile> sql) : sql_(std::move(sql)) {}
  media::Result<void> bring_forward();
  int64_t conference_of(const ConferenceId& id, const std::string& title);
  // The stream's number; notes that it lasts from and to this minute.
  int64_t stream_of(const StreamKey& stream, const HistoryBatch& batch, int64_t first, int64_t last);
  std::optional<int64_t> find_stream(const StreamKey& stream);
  int64_t used_bytes();
  void write_call(const CallRecord& call, int64_t stream);

  std::unique_ptr<SqliteFile> sql_;
};

inline int64_t history_row(int64_t minute, int64_t stream) { return minute << 32 | stream; }

}  // namespace signaling
