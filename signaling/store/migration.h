#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// One step of the schema. Statements end with a semicolon at the end of a line, and no other line ends with one.
struct Migration {
  int number;             // 1, 2, 3 …
  std::string_view name;  // "accounts"
  std::string_view sql;
};

// The migrations of this program: the files migrations/NNNN_name.sql, compiled in, in order. Never change one that was
// released; add another.
std::span<const Migration> schema_migrations();

// The number of the newest migration the database has; 0: it is new.
media::Result<int> schema_version(Database& database);

// Brings the database forward to the last of `migrations`, each in a transaction of its own. One that is not new is
// first copied to `copies`/schema-NNNN.db, NNNN being the version it had. A migration that fails changes nothing, those
// before it stay, and the copy stays too. A database with a newer schema is refused with store.newer and not touched.
media::Result<void> migrate(Database& database, std::span<const Migration> migrations,
                            const std::filesystem::path& copies, WallTime now);

}  // namespace signaling
