#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/record/journal_line.h"

namespace signaling {

// A place between two records of a journal: how much lies before it. The default is the beginning.
struct JournalPlace {
  uint64_t bytes = 0;
  uint64_t lines = 0;
  uint64_t sequence = 0;  // the last number
  friend bool operator==(const JournalPlace&, const JournalPlace&) = default;
};

// Reads the journal of one conference, record by record, holding one line at a time. The file may be in use by a
// Journal: what is complete at the moment of reading is given. Any one thread; blocks for the disk.
class JournalReader {
 public:
  // Gives up to `size` further bytes; 0 at the end.
  using Source = std::function<media::Result<size_t>(char* bytes, size_t size)>;

  // `name` stands in errors; the source gives what lies behind `from`.
  JournalReader(Source source, std::string name, JournalPlace from = {});
  // "record.missing" if there is no such file, "record.failed" if it cannot be read. `from`: what place() of another
  // reader of the file has given; after any other place the next record is an error, or there is none.
  static media::Result<JournalReader> open(const std::filesystem::path& file, JournalPlace from = {});

  // The next record; none at the end. A last line without its end was torn by a crash, or is being written: it is left
  // out and counted in torn_bytes(). Anything else that is wrong is "record.damaged", naming the line: a line that
  // parse_journal_line() refuses, one that is too long, numbers with a hole or not in order.
  media::Result<std::optional<JournalRecord>> next();

  // Behind the record given last.
  const JournalPlace& place() const { return place_; }
  size_t torn_bytes() const { return torn_bytes_; }

 private:
  media::Result<bool> fill();
  media::Result<JournalRecord> read_line(std::string_view line);
  tl::unexpected<media::Error> damaged(const std::string& what) const;

  Source source_;
  std::string name_;
  std::string buffer_;
  size_t begin_ = 0;  // of what was not given yet, in buffer_
  JournalPlace place_;
  size_t torn_bytes_ = 0;
};

// A journal whole.
struct JournalContent {
  std::vector<JournalRecord> records;
  uint64_t last_sequence = 0;  // the next event has the number after it
  size_t torn_bytes = 0;       // of a last line that was left out
};

// Reads all of it; "record.too_large" beyond `max_bytes` of events. A journal that is not there is an empty one.
media::Result<JournalContent> read_journal(const std::filesystem::path& file, size_t max_bytes = size_t{256} << 20);

}  // namespace signaling
