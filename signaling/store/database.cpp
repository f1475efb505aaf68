#include "signaling/store/database.h"

#include <string>
#include <utility>

#include "signaling/store/file_io.h"
#include "signaling/store/sql.h"

namespace signaling {
namespace {

// The statements here are SQLite's own; all others are portable.
void configure(soci::session& sql, const DatabaseOptions& options) {
  report_extended_codes(sql);
  sql << "PRAGMA busy_timeout = " << options.busy_timeout.count();
  std::string mode;
  sql << "PRAGMA journal_mode = WAL", soci::into(mode);
  if (mode != "wal") throw soci::soci_error("this file system does not carry a write-ahead log");
  sql << "PRAGMA synchronous = FULL";
  sql << "PRAGMA foreign_keys = ON";
  if (options.max_pages > 0) sql << "PRAGMA max_page_count = " << options.max_pages;
  int tables = 0;
  sql << "SELECT COUNT(*) FROM sqlite_master", soci::into(tables);  // a file that is no database shows here
}

}  // namespace

Database::Database(std::filesystem::path file, std::unique_ptr<soci::session> session)
    : file_(std::move(file)), session_(std::move(session)) {}

Database::~Database() = default;

media::Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file, DatabaseOptions options) {
  // SOCI's connection string has no way to write a quotation mark.
  if (file.string().find('"') != std::string::npos) {
    return media::failure("store.failed", file.string() + ": choose a path without quotation marks");
  }
  if (auto made = make_private_file(file); !made) return tl::unexpected(made.error());
  try {
    auto session = std::make_unique<soci::session>(soci::sqlite3, "db=\"" + file.string() + "\"");
    configure(*session, options);
    return std::unique_ptr<Database>(new Database(file, std::move(session)));
  } catch (...) {
    auto error = current_sql_error();
    error.message = file.string() + ": " + error.message;
    return tl::unexpected(std::move(error));
  }
}

media::Result<void> Database::check_integrity() {
  auto found = attempt(*this, [](soci::session& sql) {
    std::string text;
    sql << "PRAGMA integrity_check(1)", soci::into(text);
    return text;
  });
  if (!found) return tl::unexpected(found.error());
  if (*found == "ok") return {};
  return media::failure("store.corrupt", file_.string() + " is damaged (" + *found + "): restore a back-up");
}

media::Error Database::statement_failed(media::Error error) {
  if (in_transaction_ && !failure_) failure_ = error;
  return error;
}

}  // namespace signaling
