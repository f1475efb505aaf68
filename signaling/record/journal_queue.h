#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "signaling/base/ids.h"
#include "signaling/record/journal_line.h"

namespace signaling {

// Lines of one conference on their way to the disk.
struct JournalBatch {
  std::string lines;
  uint64_t last = 0;   // number of the last one
  size_t entries = 0;  // how much of the queue's bounds they take
  size_t bytes = 0;
  bool close = false;  // no more will come soon
};

// What waits for the disk, bounded over all conferences: entries beyond that are lost, newest first. The numbers lost
// of a conference, one after the other, are one gap, which follows what waits before it and comes before whatever
// follows it. Not thread-safe, no clock, no disk.
class JournalQueue {
 public:
  // An entry of up to kMaxEntryBytes must fit.
  JournalQueue(size_t max_entries, size_t max_bytes);

  // False: it was lost, since there is no room or it is no entry's text (is_entry_text()).
  bool add(const ConferenceId& conference, uint64_t sequence, std::string_view text);
  void close(const ConferenceId& conference);

  // Everything that waits, by conference. Gaps stay open, since they may still grow, of the conferences in `failing`,
  // and of all while the queue is half full; not if it is the `last` time. What is taken counts as waiting until it is
  // given to release().
  std::map<ConferenceId, JournalBatch> take(const std::set<ConferenceId>& failing, bool last = false);
  // Would take() give anything?
  bool has_work(const std::set<ConferenceId>& failing) const;
  // This much is on the disk.
  void release(size_t entries, size_t bytes);

  // Half of what it may hold waits: time to hurry.
  bool is_half_full() const { return held_entries_ * 2 >= max_entries_ || held_bytes_ * 2 >= max_bytes_; }
  size_t held_entries() const { return held_entries_; }
  size_t held_bytes() const { return held_bytes_; }
  // Entries lost since the beginning.
  uint64_t dropped() const { return dropped_; }
  bool has_gap() const;

 private:
  struct Waiting {
    JournalBatch batch;
    std::optional<JournalGap> gap;  // after the batch
  };

  bool has_room(std::string_view text) const;
  bool may_end_gap(const ConferenceId& conference, const std::set<ConferenceId>& failing) const;
  static void end_gap(Waiting& waiting);

  size_t max_entries_;
  size_t max_bytes_;
  size_t held_entries_ = 0;
  size_t held_bytes_ = 0;
  uint64_t dropped_ = 0;
  std::map<ConferenceId, Waiting> waiting_;
};

}  // namespace signaling
