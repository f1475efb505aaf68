#include "signaling/record/journal_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

#include "signaling/record/descriptor.h"

namespace signaling {
namespace {

constexpr size_t kChunk = 64 * 1024;

media::Error failed(const std::string& name, int error) {
  return {error == ENOENT ? "record.missing" : "record.failed", name + ": " + std::strerror(error)};
}

JournalReader::Source read_from(std::shared_ptr<const Descriptor> file, const std::string& name) {
  return [file = std::move(file), name](char* bytes, size_t size) -> media::Result<size_t> {
    while (true) {
      const auto count = ::read(file->number(), bytes, size);
      if (count >= 0) return static_cast<size_t>(count);
      if (errno != EINTR) return tl::unexpected(failed(name, errno));
    }
  };
}

size_t bytes_of(const JournalRecord& record) {
  const auto* entry = std::get_if<JournalEntry>(&record);
  return sizeof(JournalRecord) + (entry == nullptr ? 0 : entry->text.size());
}

}  // namespace

JournalReader::JournalReader(Source source, std::string name, JournalPlace from)
    : source_(std::move(source)), name_(std::move(name)), place_(from) {}

media::Result<JournalReader> JournalReader::open(const std::filesystem::path& path, JournalPlace from) {
  auto file = std::make_shared<const Descriptor>(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!file->is_open()) return tl::unexpected(failed(path.string(), errno));
  struct stat about {};
  if (::fstat(file->number(), &about) != 0 || !S_ISREG(about.st_mode)) {
    return media::failure("record.failed", path.string() + " is not a file");
  }
  constexpr uint64_t kLargestFile = std::numeric_limits<off_t>::max();
  if (from.bytes > kLargestFile || ::lseek(file->number(), static_cast<off_t>(from.bytes), SEEK_SET) < 0) {
    return media::failure("record.failed", path.string() + " has no such place");
  }
  return JournalReader(read_from(std::move(file), path.string()), path.string(), from);
}

media::Result<std::optional<JournalRecord>> JournalReader::next() {
  while (true) {
    const size_t end = buffer_.find('\n', begin_);
    const size_t length = (end == std::string::npos ? buffer_.size() : end) - begin_;
    if (length > kMaxJournalLine) return damaged("it is longer than " + std::to_string(kMaxJournalLine) + " bytes");
    if (end != std::string::npos) {
      auto record = read_line(std::string_view(buffer_).substr(begin_, length));
      if (!record) return tl::unexpected(record.error());
      begin_ = end + 1;
      return std::optional(std::move(*record));
    }
    const auto more = fill();
    if (!more) return tl::unexpected(more.error());
    if (!*more) {
      torn_bytes_ = length;
      return std::nullopt;
    }
  }
}

// Takes further bytes into the buffer; false at the end.
media::Result<bool> JournalReader::fill() {
  buffer_.erase(0, std::exchange(begin_, 0));
  const size_t held = buffer_.size();
  buffer_.resize(held + kChunk);
  const auto count = source_(buffer_.data() + held, kChunk);
  buffer_.resize(held + count.value_or(0));
  if (!count) return tl::unexpected(count.error());
  return *count > 0;
}

media::Result<JournalRecord> JournalReader::read_line(std::string_view line) {
  auto record = parse_journal_line(line);
  if (!record) return damaged(record.error().message);
  const auto* gap = std::get_if<JournalGap>(&*record);
  const uint64_t first = gap != nullptr ? gap->from : last_sequence(*record);
  if (first != place_.sequence + 1) {
    return damaged("number " + std::to_string(first) + " follows " + std::to_string(place_.sequence));
  }
  place_.sequence = last_sequence(*record);
  place_.bytes += line.size() + 1;
  ++place_.lines;
  return record;
}

tl::unexpected<media::Error> JournalReader::damaged(const std::string& what) const {
  return media::failure("record.damaged", name_ + ", line " + std::to_string(place_.lines + 1) + ": " + what);
}

media::Result<JournalContent> read_journal(const std::filesystem::path& file, size_t max_bytes) {
  JournalContent content;
  auto reader = JournalReader::open(file);
  if (!reader && reader.error().code == "record.missing") return content;
  if (!reader) return tl::unexpected(reader.error());
  size_t bytes = 0;
  while (true) {
    auto record = reader->next();
    if (!record) return tl::unexpected(record.error());
    if (!*record) break;
    bytes += bytes_of(**record);
    if (bytes > max_bytes) {
      return media::failure("record.too_large",
                            file.string() + " holds more than " + std::to_string(max_bytes >> 20) + " MiB of events");
    }
    content.records.push_back(std::move(**record));
  }
  content.last_sequence = reader->place().sequence;
  content.torn_bytes = reader->torn_bytes();
  return content;
}

}  // namespace signaling
