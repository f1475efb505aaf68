#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "signaling/history/call_record.h"
#include "signaling/history/history_second.h"
#include "signaling/history/minute_block.h"

namespace signaling {

using StreamKey = std::pair<ConferenceId, SiteId>;

// What is to be written. Points into the collector; valid until its next call that is not const.
struct HistoryBatch {
  struct Minute {
    StreamKey stream;
    int64_t minute = 0;  // since 1970
    const MinuteBlock* block = nullptr;
  };
  std::vector<Minute> minutes;
  std::vector<const CallRecord*> calls;
  std::map<ConferenceId, std::string> titles;  // of all conferences above
  bool empty() const { return minutes.empty() && calls.empty(); }
};

// Collects seconds into minutes and calls, and says what of them is not written yet. Minutes and calls that go on are
// given again and again, whole: what is written of them replaces what was. A call that is not seen for kCallGap s is
// over. What cannot be written waits, at most kMaxHeld minutes; beyond that the oldest are lost.
//
// Pure; one thread. Time is that of the seconds, and of tick().
class MinuteCollector {
 public:
  static constexpr size_t kMaxHeld = 1200;
  static constexpr int64_t kCallGap = 30;

  // What an earlier run of the service left: asked when a minute, or a site's first call, begins.
  struct Memory {
    std::function<std::optional<MinuteBlock>(const StreamKey& stream, int64_t minute)> minute;
    std::function<std::optional<CallRecord>(const StreamKey& stream)> open_call;
  };

  explicit MinuteCollector(Memory memory, size_t max_held = kMaxHeld);

  void add(const HistorySecond& second);
  // It is this late (s since 1970): what has ended by itself is closed.
  void tick(int64_t now);

  HistoryBatch changed() const;
  // All that changed() gave is safe; what is over is forgotten.
  void written();

  // Site's seconds that were lost because they could not be written.
  uint64_t dropped() const { return dropped_; }
  size_t held() const { return minutes_.size(); }
  int64_t now() const { return now_; }  // the latest time it was told

 private:
  struct Minute {
    StreamKey stream;
    int64_t minute = 0;
    MinuteBlock block{};
    bool changed = true;
  };
  struct Call {
    CallRecord record;
    std::optional<media::Timestamp> since;  // of its connection; none: it began in an earlier run
    int64_t seen = 0;                       // when; the record's `last` does not go back with the clock
    bool changed = true;
  };

  void add_site(const HistorySecond& second, const HistorySecond::Site& site);
  void add_call(const HistorySecond& second, const HistorySecond::Site& site);
  void end_call(const StreamKey& stream);
  MinuteBlock& block_of(const StreamKey& stream, int64_t minute);
  void drop_oldest();

  Memory memory_;
  size_t max_held_;
  std::list<Minute> minutes_;                              // the oldest first
  std::map<StreamKey, std::list<Minute>::iterator> open_;  // the newest of each
  std::map<StreamKey, Call> calls_;                        // that go on
  std::list<CallRecord> ended_;                            // that are over and not written
  std::map<ConferenceId, std::string> titles_;
  int64_t now_ = 0;
  uint64_t dropped_ = 0;
};

}  // namespace signaling
