#include "signaling/store/sql.h"

#include <exception>

namespace signaling {
namespace {

media::Error from_sqlite(int code, const std::string& words) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      return {"store.exists", "this value is taken: " + words};
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return {"store.missing", "the record refers to one that is not there"};
    default:
      break;
  }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {"store.busy", "another program keeps writing to the store: try again"};
    case SQLITE_FULL:
      return {"store.disk_full", "the disk is full, nothing was written: free some space"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {"store.corrupt", "the database is damaged, restore a back-up: " + words};
    default:
      return {"store.failed", "the database failed: " + words};
  }
}

}  // namespace

media::Error current_sql_error() {
  try {
    throw;
  } catch (const soci::sqlite3_soci_error& error) {
    // Not what(): SOCI adds the values of the statement to it, and those may be secret.
    return from_sqlite(error.result(), error.get_error_message());
  } catch (const soci::soci_error& error) {
    return {"store.failed", "the database failed: " + error.get_error_message()};
  } catch (const std::exception& error) {
    return {"store.failed", std::string("the store failed: ") + error.what()};
  }
}

void report_extended_codes(soci::session& sql) {
  auto* backend = static_cast<soci::sqlite3_session_backend*>(sql.get_backend());
  sqlite_api::sqlite3_extended_result_codes(backend->conn_, 1);
}

long long next_id(soci::session& sql, const std::string& table) {
  run(sql, "UPDATE sequences SET last = last + 1 WHERE name = :name", table);
  long long id = 0;
  sql << "SELECT last FROM sequences WHERE name = :name", soci::use(table), soci::into(id);
  return id;
}

}  // namespace signaling
