#include "signaling/store/migration.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "signaling/store/file_io.h"
#include "signaling/store/snapshot.h"
#include "signaling/store/sql.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

// SQLite runs one statement a call and silently leaves the rest.
std::vector<std::string> statements(std::string_view sql) {
  std::vector<std::string> found;
  std::string statement;
  while (!sql.empty()) {
    const auto end = sql.find('\n');
    const auto line = sql.substr(0, end);
    sql.remove_prefix(end == std::string_view::npos ? sql.size() : end + 1);
    if (line.empty() || line.starts_with("--")) continue;
    statement.append(line).append("\n");
    if (line.ends_with(';')) found.push_back(std::exchange(statement, {}));
  }
  if (!statement.empty()) found.push_back(statement);
  return found;
}

media::Result<void> copy_first(const Database& database, const fs::path& copies, int version) {
  const auto copy = copies / fmt::format("schema-{:04}.db", version);
  const fs::path part = copy.string() + ".part";
  return make_private_folder(copies).and_then([&] { return snapshot_database(database.file(), part); }).and_then([&] {
    return rename_durably(part, copy);
  });
}

media::Result<void> apply(Database& database, const Migration& migration, WallTime now) {
  auto applied = change(database, [&](soci::session& sql) {
    for (const auto& statement : statements(migration.sql)) run(sql, statement);
    run(sql, "INSERT INTO schema_migrations (number, name, applied) VALUES (:number, :name, :applied)",
        migration.number, std::string(migration.name), now);
  });
  if (applied) return {};
  auto error = applied.error();
  error.message = fmt::format("migration {:04}_{}: {}", migration.number, migration.name, error.message);
  return tl::unexpected(std::move(error));
}

}  // namespace

media::Result<int> schema_version(Database& database) {
  return change(database, [](soci::session& sql) {
    run(sql,
        "CREATE TABLE IF NOT EXISTS schema_migrations "
        "(number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied BIGINT NOT NULL)");
    int number = 0;
    sql << "SELECT COALESCE(MAX(number), 0) FROM schema_migrations", soci::into(number);
    return number;
  });
}

media::Result<void> migrate(Database& database, std::span<const Migration> migrations, const fs::path& copies,
                            WallTime now) {
  const auto version = schema_version(database);
  if (!version) return tl::unexpected(version.error());
  const int newest = migrations.empty() ? 0 : migrations.back().number;
  if (*version > newest) {
    return media::failure("store.newer",
                          fmt::format("{} has schema {}, this program knows {}: install the newer program again, or "
                                      "restore a back-up made by this one",
                                      database.file().string(), *version, newest));
  }
  if (*version == newest) return {};
  if (*version > 0) {
    if (auto copied = copy_first(database, copies, *version); !copied) return copied;
  }
  for (const auto& migration : migrations) {
    if (migration.number <= *version) continue;
    if (auto applied = apply(database, migration, now); !applied) return applied;
  }
  return {};
}

}  // namespace signaling
