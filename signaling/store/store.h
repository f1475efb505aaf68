#pragma once

#include <filesystem>
#include <memory>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"
#include "signaling/store/papers.h"
#include "signaling/store/store_lock.h"

namespace signaling {

// Where the parts of a store lie in its folder.
struct StoreLayout {
  std::filesystem::path folder;

  std::filesystem::path database() const { return folder / "diem-cau.db"; }
  std::filesystem::path papers() const { return folder / "papers"; }  // bytes, named by their SHA-256
  std::filesystem::path keys() const { return folder / "keys"; }      // the service's secret keys, no folders in it
  // The journals of conferences, one a file (signaling/record); no folders in it.
  std::filesystem::path records() const { return folder / "records"; }
  std::filesystem::path copies() const { return folder / "copies"; }  // the database before each upgrade
};

// A store that is open: its folder, its lock, its database brought forward to this program's schema. The repositories
// (Users, Sites, …) are light views of database(); make one where it is used.
//
//   auto store = Store::open(folder, now);
//   Users users((*store)->database());
//
// One thread, the service's. A commit takes a few milliseconds of disk; what takes longer and needs no Store object
// (backup_store, snapshot_database) belongs on a thread of its own.
class Store {
 public:
  // Makes what is missing, for its owner only (the folder's parent must exist). Errors: store.in_use, store.newer, and
  // those of database.h. `now` is noted with each migration.
  static media::Result<std::unique_ptr<Store>> open(const std::filesystem::path& folder, WallTime now,
                                                    DatabaseOptions options = {});

  const StoreLayout& layout() const { return layout_; }
  Database& database() { return *database_; }
  Papers& papers() { return papers_; }

 private:
  Store(StoreLayout layout, StoreLock lock, std::unique_ptr<Database> database);

  StoreLayout layout_;
  StoreLock lock_;
  std::unique_ptr<Database> database_;
  Papers papers_;
};

}  // namespace signaling
