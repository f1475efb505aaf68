#include "signaling/history/sqlite_file.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <utility>

namespace signaling {
namespace {

constexpr int kBusyMs = 5000;

// Readable by its owner only.
void make_private(const std::filesystem::path& file) {
  const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (made >= 0) ::close(made);
}

}  // namespace

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteStatement::SqliteStatement(SqliteFile& file, const char* sql) : file_(file) {
  if (file.failure_ != SQLITE_OK) return;
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v2(file.connection_, sql, -1, &prepared, nullptr);
  statement_.reset(prepared);
  if (code != SQLITE_OK) file.fail(code);
}

SqliteStatement& SqliteStatement::bind(int64_t value) {
  if (statement_) sqlite3_bind_int64(statement_.get(), ++bound_, value);
  return *this;
}
SqliteStatement& SqliteStatement::bind(std::string_view text) {
  if (statement_) {
    sqlite3_bind_text(statement_.get(), ++bound_, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  }
  return *this;
}
SqliteStatement& SqliteStatement::bind_bytes(std::string_view bytes) {
  if (statement_) {
    sqlite3_bind_blob(statement_.get(), ++bound_, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
  }
  return *this;
}

bool SqliteStatement::step() {
  if (!statement_ || file_.failure_ != SQLITE_OK) return false;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) file_.fail(code);
  sqlite3_reset(statement_.get());
  bound_ = 0;
  return false;
}

int64_t SqliteStatement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string_view SqliteStatement::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

SqliteFile::SqliteFile(std::string name, sqlite3* connection) : name_(std::move(name)), connection_(connection) {}

SqliteFile::~SqliteFile() { sqlite3_close(connection_); }

media::Result<std::unique_ptr<SqliteFile>> SqliteFile::open(const std::filesystem::path& file, Use use) {
  const bool writes = use == Use::kWrite;
  std::error_code ignored;
  if (!writes && !std::filesystem::exists(file, ignored)) {
    return media::failure("history.missing", file.string() + " is not there");
  }
  if (writes) make_private(file);
  sqlite3* connection = nullptr;
  const int flags = SQLITE_OPEN_NOMUTEX | (writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
  const int code = sqlite3_open_v2(file.c_str(), &connection, flags, nullptr);
  auto opened = std::unique_ptr<SqliteFile>(new SqliteFile(file.string(), connection));
  if (code != SQLITE_OK) return tl::unexpected(opened->error_of(code));
  sqlite3_busy_timeout(connection, kBusyMs);
  if (writes) {
    opened->run("PRAGMA journal_mode = WAL");
    opened->run("PRAGMA synchronous = NORMAL");
  }
  opened->number("SELECT COUNT(*) FROM sqlite_master");  // a file that is no database shows here
  if (auto done = opened->take_result(); !done) return tl::unexpected(done.error());
  return opened;
}

int64_t SqliteFile::number(const char* sql) {
  auto asked = statement(sql);
  return asked.step() ? asked.integer(0) : 0;
}

void SqliteFile::fail(int code) {
  if (failure_ == SQLITE_OK) failure_ = code;
}

media::Result<void> SqliteFile::take_result() {
  const int code = std::exchange(failure_, SQLITE_OK);
  if (code == SQLITE_OK) return {};
  auto error = error_of(code);
  if (sqlite3_get_autocommit(connection_) == 0) {
    sqlite3_exec(connection_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  return tl::unexpected(std::move(error));
}

media::Error SqliteFile::error_of(int code) const {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return {"history.disk_full", name_ + ": the disk is full, free some space"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {"history.corrupt", name_ + " is damaged"};
    default:
      return {"history.failed", name_ + ": " + sqlite3_errstr(code)};
  }
}

}  // namespace signaling
