#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "media/base/result.h"

// How the journal of a conference is written: one JSON object a line (UTF-8, "\n"), append only, numbered without a
// hole.
//   {"sequence":1,"event":{…}}
//   {"sequence":9,"gap":{"from":2,"to":9}}
namespace signaling {

inline constexpr size_t kMaxEntryBytes = 256 * 1024;            // of an event's text
inline constexpr size_t kMaxJournalLine = kMaxEntryBytes + 64;  // with what stands around it, without the line's end

// An event: JSON that the journal does not look into.
struct JournalEntry {
  uint64_t sequence = 0;
  std::string text;
  friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

// Events that were lost, first and last.
struct JournalGap {
  uint64_t from = 0;
  uint64_t to = 0;
  friend bool operator==(const JournalGap&, const JournalGap&) = default;
};

using JournalRecord = std::variant<JournalEntry, JournalGap>;

// The number that comes last in it.
uint64_t last_sequence(const JournalRecord& record);

// Can stand in a journal: not empty, at most kMaxEntryBytes, one line.
bool is_entry_text(std::string_view text);

// Each with the line's end. `text` must be one.
std::string entry_line(uint64_t sequence, std::string_view text);
std::string gap_line(const JournalGap& gap);

// Reads a line, without its end. "record.damaged", saying what is wrong, for anything that the functions above do not
// write. Whether the event is JSON is seen by who reads it.
media::Result<JournalRecord> parse_journal_line(std::string_view line);

}  // namespace signaling
