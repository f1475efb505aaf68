#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "media/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace signaling {

class SqliteFile;

// One statement of a connection; lives at most as long as that. A statement that failed does nothing further: ask the
// connection once, at the end.
class SqliteStatement {
 public:
  SqliteStatement(SqliteFile& file, const char* sql);

  // The parameters from the first on; what is bound is copied.
  SqliteStatement& bind(int64_t value);
  SqliteStatement& bind(std::string_view text);
  SqliteStatement& bind_bytes(std::string_view bytes);
  // A row is there. After the last one, or an error, false: then it may be bound anew.
  bool step();
  // For statements without rows.
  void run() {
    while (step()) {
    }
  }

  // Columns of the row, from 0; texts live until the next step().
  int64_t integer(int column) const;
  std::string_view text(int column) const;
  std::string_view bytes(int column) const { return text(column); }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  SqliteFile& file_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bound_ = 0;
};

// One connection to an SQLite file with a write-ahead log: what was committed survives the end of the process at once,
// and a power cut after some seconds (synchronous=NORMAL), which may cost the last commits and never the file. Any one
// thread. Error codes: history.missing (a reader's file is not there), history.corrupt, history.disk_full,
// history.failed.
class SqliteFile {
 public:
  enum class Use { kWrite, kRead };

  static media::Result<std::unique_ptr<SqliteFile>> open(const std::filesystem::path& file, Use use);
  ~SqliteFile();
  SqliteFile(const SqliteFile&) = delete;

  SqliteStatement statement(const char* sql) { return {*this, sql}; }
  void run(const char* sql) { statement(sql).run(); }
  int64_t number(const char* sql);

  // The first error since it was last asked; a transaction that is open then is rolled back.
  media::Result<void> take_result();

 private:
  friend class SqliteStatement;
  SqliteFile(std::string name, sqlite3* connection);
  void fail(int code);
  media::Error error_of(int code) const;

  std::string name_;
  sqlite3* connection_;
  int failure_ = 0;  // SQLite's code of the first one
};

}  // namespace signaling
