#include "signaling/store/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "signaling/store/sha256.h"

namespace signaling {
namespace {

constexpr std::string_view kFirstLine = "diem-cau-backup 1";

constexpr std::string_view kRecordEnd = ".jsonl";
constexpr size_t kMaxFileName = 255;  // Linux's

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
         c == '-' || c == '+' || c == '~';
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= 100 && name.front() != '.' && std::all_of(name.begin(), name.end(), is_plain);
}

// The name of a conference's journal: characters that are not plain are written as "%" and hexadecimal digits.
bool is_record_name(std::string_view name) {
  return name.size() > kRecordEnd.size() && name.size() <= kMaxFileName && name.ends_with(kRecordEnd) &&
         name.front() != '.' && std::all_of(name.begin(), name.end(), [](char c) { return is_plain(c) || c == '%'; });
}

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < Number{}) return std::nullopt;
  return value;
}

// Reads the text line by line, word by word, and knows the line for the error.
class ManifestReader {
 public:
  explicit ManifestReader(std::string_view text) : rest_(text) {}

  bool is_at_end() const { return rest_.empty(); }
  bool next_line() {
    const auto end = rest_.find('\n');
    if (end == std::string_view::npos) return false;
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    ++number_;
    return true;
  }
  std::string_view line() const { return line_; }
  // The text up to the next blank.
  std::string_view word() {
    const auto end = std::min(line_.find(' '), line_.size());
    const auto found = line_.substr(0, end);
    line_.remove_prefix(std::min(end + 1, line_.size()));
    return found;
  }
  // The rest of the next line if that line begins with `name`.
  std::optional<std::string_view> value(std::string_view name) {
    if (!next_line() || word() != name) return std::nullopt;
    return line_;
  }
  tl::unexpected<media::Error> damaged() const {
    return media::failure("store.damaged", fmt::format("line {} of the back-up's manifest is wrong", number_));
  }

 private:
  std::string_view rest_;
  std::string_view line_;
  int number_ = 0;
};

std::optional<BackupMember> parse_member(ManifestReader& reader) {
  if (reader.word() != "file") return std::nullopt;
  const auto digest = reader.word();
  const auto size = parse_number<uint64_t>(reader.word());
  const auto path = reader.line();
  if (!is_sha256(digest) || !size || *size > kMaxMemberBytes || !is_member_path(path)) return std::nullopt;
  return BackupMember{std::string(path), *size, std::string(digest)};
}

bool parse_head(ManifestReader& reader, BackupManifest& manifest) {
  if (!reader.next_line() || reader.line() != kFirstLine) return false;
  const auto program = reader.value("program");
  if (!program || !is_plain_name(*program)) return false;
  manifest.program = *program;
  const auto schema = parse_number<int>(reader.value("schema").value_or(""));
  if (!schema) return false;
  manifest.schema = *schema;
  const auto created = parse_number<int64_t>(reader.value("created").value_or(""));
  if (!created) return false;
  manifest.created = WallTime(std::chrono::milliseconds(*created));
  return true;
}

}  // namespace

uint64_t BackupManifest::total_size() const {
  uint64_t total = 0;
  for (const auto& member : members) total += member.size;
  return total;
}

bool is_member_path(std::string_view path) {
  if (path == "diem-cau.db") return true;
  if (path.starts_with("papers/")) return is_sha256(path.substr(7));
  if (path.starts_with("records/")) return is_record_name(path.substr(8));
  return path.starts_with("keys/") && is_plain_name(path.substr(5));
}

std::string to_text(const BackupManifest& manifest) {
  auto text = fmt::format("{}\nprogram {}\nschema {}\ncreated {}\n", kFirstLine, manifest.program, manifest.schema,
                          manifest.created.time_since_epoch().count());
  for (const auto& member : manifest.members) {
    text += fmt::format("file {} {} {}\n", member.sha256, member.size, member.path);
  }
  return text;
}

media::Result<BackupManifest> parse_manifest(std::string_view text) {
  ManifestReader reader(text);
  BackupManifest manifest;
  if (!parse_head(reader, manifest)) return reader.damaged();
  std::set<std::string> paths;
  while (!reader.is_at_end()) {
    if (!reader.next_line()) return reader.damaged();
    auto member = parse_member(reader);
    if (!member || !paths.insert(member->path).second) return reader.damaged();
    manifest.members.push_back(std::move(*member));
  }
  if (!paths.contains("diem-cau.db")) return media::failure("store.damaged", "the back-up holds no database");
  return manifest;
}

}  // namespace signaling
