#include "signaling/record/journal_writer.h"

#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace signaling {
namespace {

bool stands_for_itself(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

}  // namespace

std::filesystem::path journal_path(const std::filesystem::path& records, const ConferenceId& conference) {
  std::string name;
  for (const char c : conference.value()) {
    if (stands_for_itself(c) || (c == '.' && !name.empty())) {
      name += c;
    } else {
      name += fmt::format("%{:02x}", static_cast<unsigned char>(c));
    }
  }
  return records / (name + ".jsonl");
}

JournalWriter::JournalWriter(std::filesystem::path folder, JournalDisk disk)
    : folder_(std::move(folder)), disk_(std::move(disk)) {}

void JournalWriter::add(std::map<ConferenceId, JournalBatch> batches) {
  for (auto& [conference, batch] : batches) add(conference, std::move(batch));
}

void JournalWriter::add(const ConferenceId& conference, JournalBatch batch) {
  auto found = open_.find(conference);
  if (found == open_.end()) {
    if (batch.lines.empty()) return;
    // If this fails, opening the file does, and says why.
    if (::mkdir(folder_.c_str(), 0700) == 0) sync_folder(folder_.parent_path());
    found = open_.try_emplace(conference, journal_path(folder_, conference), disk_).first;
  }
  auto& [file, pending, sync_at, retry_at] = found->second;
  file.add(batch.lines);
  pending.last = std::max(pending.last, batch.last);
  pending.entries += batch.entries;
  pending.bytes += batch.bytes;
  pending.close = batch.close;
}

std::vector<JournalWritten> JournalWriter::work(media::Timestamp now, JournalHaste haste) {
  std::vector<JournalWritten> written;
  for (auto entry = open_.begin(); entry != open_.end();) {
    auto& [conference, open] = *entry;
    if (bring(conference, open, now, haste)) {
      written.push_back({conference, open.pending.last, open.pending.entries, open.pending.bytes});
      open.pending.entries = open.pending.bytes = 0;
    }
    const bool done = open.pending.close && !open.file.is_pending();
    entry = done ? open_.erase(entry) : std::next(entry);
  }
  if (failing_.empty()) problem_.clear();
  return written;
}

bool JournalWriter::bring(const ConferenceId& conference, Open& open, media::Timestamp now, JournalHaste haste) {
  const bool rests = failing_.contains(conference) && now < open.retry_at && haste != JournalHaste::kEverything;
  if (!open.file.is_pending() || rests) return false;
  const bool sync = haste != JournalHaste::kDue || now >= open.sync_at;
  if (const auto done = sync ? open.file.sync() : open.file.write(); !done) {
    failing_.insert(conference);
    problem_ = done.error().message;
    open.retry_at = now + kRetryInterval;
    return false;
  }
  failing_.erase(conference);
  if (sync) open.sync_at = now + kSyncInterval;
  return sync;
}

media::Timestamp JournalWriter::next_deadline() const {
  media::Timestamp earliest = media::kNever;
  for (const auto& [conference, open] : open_) {
    if (!open.file.is_pending()) continue;
    earliest = std::min(earliest, failing_.contains(conference) ? open.retry_at : open.sync_at);
  }
  return earliest;
}

}  // namespace signaling
