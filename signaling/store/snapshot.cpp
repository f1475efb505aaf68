#include "signaling/store/snapshot.h"

#include <sqlite3.h>

#include <memory>
#include <string>

#include "signaling/store/file_io.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

struct Close {
  void operator()(sqlite3* connection) const { sqlite3_close(connection); }
};
using Connection = std::unique_ptr<sqlite3, Close>;

media::Error copy_failed(const fs::path& file, int code) {
  const auto name = file.string() + ": ";
  switch (code & 0xff) {
    case SQLITE_FULL:
      return {"store.disk_full", name + "the disk is full, no copy was made: free some space"};
    case SQLITE_BUSY:
      return {"store.busy", name + "another program keeps writing to it: try again"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {"store.corrupt", name + "is no database, or a damaged one: restore a back-up"};
    default:
      return {"store.failed", name + "cannot be copied: " + sqlite3_errstr(code)};
  }
}

media::Result<Connection> connect(const fs::path& file) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
  Connection connection(opened);
  if (code != SQLITE_OK) return tl::unexpected(copy_failed(file, code));
  sqlite3_busy_timeout(opened, 5000);
  return connection;
}

// All pages in one step: one read transaction, so one moment.
int copy_pages(sqlite3* source, sqlite3* target) {
  sqlite3_backup* copy = sqlite3_backup_init(target, "main", source, "main");
  if (copy == nullptr) return sqlite3_errcode(target);
  const int stepped = sqlite3_backup_step(copy, -1);
  const int finished = sqlite3_backup_finish(copy);
  return stepped == SQLITE_DONE ? finished : stepped;
}

media::Result<void> copy_database(const fs::path& source, const fs::path& target) {
  auto from = connect(source);
  if (!from) return tl::unexpected(from.error());
  if (auto made = create_file(target); !made) return tl::unexpected(made.error());
  auto to = connect(target);
  if (!to) return tl::unexpected(to.error());
  int code = copy_pages(from->get(), to->get());
  if (code == SQLITE_OK) code = sqlite3_exec(to->get(), "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(copy_failed(target, code));
  return {};
}

}  // namespace

media::Result<void> snapshot_database(const fs::path& source, const fs::path& target) {
  auto done = copy_database(source, target).and_then([&] { return sync_folder(target.parent_path()); });
  if (done) return done;
  std::error_code ignored;
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) fs::remove(target.string() + suffix, ignored);
  return done;
}

}  // namespace signaling
