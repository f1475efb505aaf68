#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "media/base/result.h"

namespace soci {
class session;
}

namespace signaling {

struct DatabaseOptions {
  // How long a statement waits for another process that is writing before it fails with store.busy.
  std::chrono::milliseconds busy_timeout{2000};
  // The file's bound in pages of 4 KiB; what would grow it further fails with store.disk_full. 0: the disk is it.
  int64_t max_pages = 0;
};

// One connection to one SQLite file. The file is made, readable by its owner only, if it is not there. What a commit
// acknowledged survives a killed process and a power cut (WAL with synchronous=FULL: SQLite's documents
// "Write-Ahead Logging" §2 and "PRAGMA synchronous"); foreign keys are enforced.
//
// Errors of every operation on it, here and in the repositories:
//   store.exists     a value that must be unique is taken
//   store.missing    the record refers to one that is not there
//   store.busy       another process kept writing for too long
//   store.disk_full  nothing was written; free some space
//   store.corrupt    the file is damaged: restore a back-up
//   store.failed     anything else, with SQLite's words
//
// One thread, the service's. Objects that hold a Database& must not outlive it.
class Database {
 public:
  static media::Result<std::unique_ptr<Database>> open(const std::filesystem::path& file, DatabaseOptions options = {});
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::filesystem::path& file() const { return file_; }
  bool in_transaction() const { return in_transaction_; }
  // Transactions that were stored since it was opened: whether anything has changed in between.
  uint64_t commits() const { return commits_; }

  // Reads the whole file (seconds for a large one) and fails with store.corrupt if anything in it is wrong.
  media::Result<void> check_integrity();

  // ---- for the repositories (sql.h)
  soci::session& session() { return *session_; }
  // Notes that a statement failed: an open transaction can then only be rolled back. Gives the error on.
  media::Error statement_failed(media::Error error);

 private:
  friend class Transaction;
  Database(std::filesystem::path file, std::unique_ptr<soci::session> session);

  std::filesystem::path file_;
  std::unique_ptr<soci::session> session_;
  bool in_transaction_ = false;
  uint64_t commits_ = 0;
  std::optional<media::Error> failure_;  // of the open transaction
};

}  // namespace signaling
