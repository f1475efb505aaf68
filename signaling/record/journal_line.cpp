#include "signaling/record/journal_line.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace signaling {
namespace {

bool take(std::string_view& text, std::string_view wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(wanted.size());
  return true;
}

// A number as we write it: from 1, no zero in front.
std::optional<uint64_t> take_number(std::string_view& text) {
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || text.front() == '0') return std::nullopt;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return number;
}

std::optional<JournalGap> parse_gap(std::string_view text, uint64_t sequence) {
  if (!take(text, "\"gap\":{\"from\":")) return std::nullopt;
  const auto from = take_number(text);
  if (!from || !take(text, ",\"to\":")) return std::nullopt;
  const auto to = take_number(text);
  if (!to || text != "}}" || *from > *to || *to != sequence) return std::nullopt;
  return JournalGap{*from, *to};
}

}  // namespace

uint64_t last_sequence(const JournalRecord& record) {
  const auto* gap = std::get_if<JournalGap>(&record);
  return gap != nullptr ? gap->to : std::get<JournalEntry>(record).sequence;
}

bool is_entry_text(std::string_view text) {
  return !text.empty() && text.size() <= kMaxEntryBytes && text.find_first_of("\r\n") == std::string_view::npos;
}

std::string entry_line(uint64_t sequence, std::string_view text) {
  return fmt::format("{{\"sequence\":{},\"event\":{}}}\n", sequence, text);
}

std::string gap_line(const JournalGap& gap) {
  return fmt::format("{{\"sequence\":{},\"gap\":{{\"from\":{},\"to\":{}}}}}\n", gap.to, gap.from, gap.to);
}

media::Result<JournalRecord> parse_journal_line(std::string_view line) {
  auto rest = line;
  if (!take(rest, "{\"sequence\":"))
    return media::failure("record.damaged", "it does not begin with a sequence number");
  const auto sequence = take_number(rest);
  if (!sequence || !take(rest, ",")) return media::failure("record.damaged", "its sequence number cannot be read");
  if (const auto gap = parse_gap(rest, *sequence)) return JournalRecord(*gap);
  if (!take(rest, "\"event\":") || !rest.ends_with('}')) {
    return media::failure("record.damaged", "it holds neither an event nor a gap");
  }
  rest.remove_suffix(1);
  if (!is_entry_text(rest)) return media::failure("record.damaged", "its event is empty or too long");
  return JournalRecord(JournalEntry{*sequence, std::string(rest)});
}

}  // namespace signaling
