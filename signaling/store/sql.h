#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "media/base/result.h"
#include "signaling/store/database.h"
#include "signaling/store/sql_types.h"
#include "signaling/store/transaction.h"

// How the .cpp files of this folder talk SQL through SOCI 4.0. Never included by a header: it is slow to compile.

namespace signaling {

// The exception being handled as one of Database's errors. Call in a catch block only.
media::Error current_sql_error();

// Lets SQLite say which constraint failed, not only that one did.
void report_extended_codes(soci::session& sql);

// Runs a statement with `arguments` in the order of its placeholders and gives the number of rows it changed. The
// arguments live for the whole call, as soci::use demands.
template <typename... Arguments>
long long run(soci::session& sql, const std::string& statement, const Arguments&... arguments) {
  soci::statement prepared(sql);
  (prepared.exchange(soci::use(arguments)), ...);
  prepared.alloc();
  prepared.prepare(statement);
  prepared.define_and_bind();
  prepared.execute(true);
  return prepared.get_affected_rows();
}

// All rows of a query as records. The repository declares `auto columns(Record&)`, a std::tie in the query's order.
template <typename Record, typename... Arguments>
std::vector<Record> select(soci::session& sql, const std::string& query, const Arguments&... arguments) {
  Record row;
  soci::statement prepared(sql);
  std::apply([&](auto&... column) { (prepared.exchange(soci::into(column)), ...); }, columns(row));
  (prepared.exchange(soci::use(arguments)), ...);
  prepared.alloc();
  prepared.prepare(query);
  prepared.define_and_bind();
  prepared.execute();
  std::vector<Record> rows;
  while (prepared.fetch()) rows.push_back(row);
  return rows;
}

// The only row of a query, if there is one.
template <typename Record, typename... Arguments>
std::optional<Record> select_one(soci::session& sql, const std::string& query, const Arguments&... arguments) {
  auto rows = select<Record>(sql, query, arguments...);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

// The next id of `table`, within the open transaction.
long long next_id(soci::session& sql, const std::string& table);

// The one place where SOCI's exceptions end. `body` takes the session; what it gives comes back as a result.
template <typename Body>
auto attempt(Database& database, Body&& body) {
  using Value = std::invoke_result_t<Body, soci::session&>;
  try {
    if constexpr (std::is_void_v<Value>) {
      body(database.session());
      return media::Result<void>();
    } else {
      return media::Result<Value>(body(database.session()));
    }
  } catch (...) {
    return media::Result<Value>(tl::unexpected(database.statement_failed(current_sql_error())));
  }
}

// The same for what writes: within the transaction that is open, or else in one of its own, so that each change is
// whole and acknowledged only after its commit.
template <typename Body>
auto change(Database& database, Body&& body) -> decltype(attempt(database, body)) {
  if (database.in_transaction()) return attempt(database, body);
  auto transaction = Transaction::begin(database);
  if (!transaction) return tl::unexpected(transaction.error());
  auto result = attempt(database, body);
  if (!result) return result;
  if (auto committed = transaction->commit(); !committed) return tl::unexpected(committed.error());
  return result;
}

}  // namespace signaling
