#include "signaling/store/store.h"

#include <utility>

#include "signaling/store/file_io.h"
#include "signaling/store/migration.h"

namespace signaling {

Store::Store(StoreLayout layout, StoreLock lock, std::unique_ptr<Database> database)
    : layout_(std::move(layout)),
      lock_(std::move(lock)),
      database_(std::move(database)),
      papers_(*database_, layout_.papers()) {}

media::Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& folder, WallTime now,
                                                  DatabaseOptions options) {
  const StoreLayout layout{folder};
  for (const auto& made : {layout.folder, layout.papers(), layout.keys(), layout.records(), layout.copies()}) {
    if (auto done = make_private_folder(made); !done) return tl::unexpected(done.error());
  }
  auto lock = StoreLock::take(folder);
  if (!lock) return tl::unexpected(lock.error());
  auto database = Database::open(layout.database(), options);
  if (!database) return tl::unexpected(database.error());
  if (auto done = migrate(**database, schema_migrations(), layout.copies(), now); !done) {
    return tl::unexpected(done.error());
  }
  std::unique_ptr<Store> store(new Store(layout, std::move(*lock), std::move(*database)));
  if (auto swept = store->papers_.sweep(); !swept) return tl::unexpected(swept.error());
  return store;
}

}  // namespace signaling
