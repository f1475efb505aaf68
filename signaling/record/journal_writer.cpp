#include "signaling/record/journal_writer.h"

#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "media/base/check.h"

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
    if (::mkdir(folder_.c_str(), 0700) == 0) sync_journal_folder(folder_.parent_path());
    found = open_.try_emplace(conference, journal_path(folder_, conference), disk_).first;
  }
  found->second.file.add(batch.lines);
  auto& pending = found->second.pending;
  pending.last = std::max(pending.last, batch.last);
  pending.entries += batch.entries;
  pending.bytes += batch.bytes;
  pending.close = batch.close;
}

std::vector<JournalWriter::Sync> JournalWriter::work(media::Timestamp now, JournalHaste haste) {
  std::vector<Sync> syncs;
  for (auto entry = open_.begin(); entry != open_.end();) {
    auto& [conference, open] = *entry;
    if (auto sync = bring(conference, open, now, haste)) syncs.push_back(std::move(*sync));
    const bool done = open.pending.close && !open.file.is_pending();
    entry = done ? open_.erase(entry) : std::next(entry);
  }
  return syncs;
}

std::optional<JournalWriter::Sync> JournalWriter::bring(const ConferenceId& conference, Open& open,
                                                        media::Timestamp now, JournalHaste haste) {
  const bool failing = failing_.contains(conference);
  if (!open.file.is_pending() || (failing && rests(open, now, haste))) return std::nullopt;
  if (const auto written = open.file.write(); !written) {
    failed(conference, open, written.error(), now);
    return std::nullopt;
  }
  const bool due = failing || now >= open.sync_at || haste != JournalHaste::kDue;
  if (!due || haste == JournalHaste::kWrite) return std::nullopt;
  auto sync = open.file.begin_sync();
  if (!sync) return std::nullopt;
  open.forced = {conference, open.pending.last, std::exchange(open.pending.entries, 0),
                 std::exchange(open.pending.bytes, 0)};
  return Sync{conference, std::move(*sync)};
}

// What failed: until its time has come, or what is under way in a file that is to be cut back has ended.
bool JournalWriter::rests(const Open& open, media::Timestamp now, JournalHaste haste) {
  if (open.file.is_syncing()) return open.file.is_broken();
  return now < open.retry_at && haste != JournalHaste::kEverything;
}

std::optional<JournalWritten> JournalWriter::end_sync(const Sync& sync, int failure, media::Timestamp now) {
  const auto entry = open_.find(sync.conference);
  CHECK(entry != open_.end());
  auto& open = entry->second;
  open.sync_at = now + kSyncInterval;
  if (const auto safe = open.file.end_sync(sync.sync, failure); !safe) {
    open.pending.entries += open.forced.entries;
    open.pending.bytes += open.forced.bytes;
    failed(sync.conference, open, safe.error(), now);
    return std::nullopt;
  }
  if (!open.file.is_broken()) failing_.erase(sync.conference);
  if (failing_.empty()) problem_.clear();
  return open.forced;
}

void JournalWriter::failed(const ConferenceId& conference, Open& open, const media::Error& error,
                           media::Timestamp now) {
  failing_.insert(conference);
  problem_ = error.message;
  open.retry_at = now + kRetryInterval;
}

// While something is forced to the disk, its end is the next that can be due.
media::Timestamp JournalWriter::next_deadline() const {
  media::Timestamp earliest = media::kNever;
  for (const auto& [conference, open] : open_) {
    if (!open.file.is_pending() || open.file.is_syncing()) continue;
    earliest = std::min(earliest, failing_.contains(conference) ? open.retry_at : open.sync_at);
  }
  return earliest;
}

}  // namespace signaling
