// A journal from outside, in pieces: what the reader gives, written again, is what it read, and its numbers have no
// hole.

#include <algorithm>
#include <cstdint>
#include <string>

#include "media/base/bytes.h"
#include "media/base/check.h"
#include "signaling/record/journal_reader.h"

using namespace signaling;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto bytes = media::as_text(media::Bytes(data, size));
  const size_t piece = size % 7 + 1;
  size_t given = 0;
  JournalReader reader(
      [&](char* to, size_t room) -> media::Result<size_t> {
        const size_t count = std::min({room, piece, bytes.size() - given});
        std::copy_n(bytes.data() + given, count, to);
        given += count;
        return count;
      },
      "fuzz");
  std::string written;
  uint64_t last = 0;
  while (true) {
    const auto record = reader.next();
    if (!record) {
      CHECK(record.error().code == "record.damaged");
      return 0;
    }
    if (!*record) break;
    if (const auto* gap = std::get_if<JournalGap>(&**record)) {
      CHECK(gap->from == last + 1 && gap->to >= gap->from);
      written += gap_line(*gap);
    } else {
      CHECK(last_sequence(**record) == last + 1);
      written += entry_line(last + 1, std::get<JournalEntry>(**record).text);
    }
    last = last_sequence(**record);
  }
  CHECK(written == bytes.substr(0, bytes.size() - reader.torn_bytes()));
  return 0;
}
