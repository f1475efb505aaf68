#include "signaling/store/restore.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>

#include "signaling/store/file_io.h"
#include "signaling/store/migration.h"
#include "signaling/store/store.h"
#include "signaling/store/unpack.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

// Where the new store is built. Gone at the end of its scope unless it has moved.
class Staging {
 public:
  explicit Staging(fs::path folder) : folder_(std::move(folder)) {}
  ~Staging() {
    std::error_code ignored;
    if (!keep_) fs::remove_all(folder_, ignored);
  }
  Staging(const Staging&) = delete;
  const fs::path& folder() const { return folder_; }
  // It holds the old store now.
  void keep() { keep_ = true; }

 private:
  fs::path folder_;
  bool keep_ = false;
};

// A restore that was cut off in its last step left the old store there, so nobody but a person removes it.
media::Result<void> check_nothing_left(const fs::path& staging) {
  std::error_code ignored;
  if (!fs::exists(fs::symlink_status(staging, ignored))) return {};
  return media::failure("store.failed", staging.string() +
                                            " was left by a restore that was cut off, and may hold the "
                                            "former store: look at it, then move it away");
}

// The lock of the store that is to be replaced; none if there is no folder, or an empty one.
media::Result<std::optional<StoreLock>> lock_old(const fs::path& folder) {
  std::error_code failed;
  if (!fs::exists(folder, failed) || fs::is_empty(folder, failed)) return std::nullopt;
  if (!fs::exists(StoreLayout{folder}.database(), failed)) {
    return media::failure("store.failed", folder.string() + " is not a store: name the store's folder, or a new one");
  }
  auto lock = StoreLock::take(folder);
  if (!lock) return tl::unexpected(lock.error());
  return std::optional<StoreLock>(std::move(*lock));
}

media::Result<void> make_folders(const StoreLayout& layout) {
  for (const auto& folder : {layout.folder, layout.papers(), layout.keys(), layout.records(), layout.copies()}) {
    if (auto made = make_private_folder(folder); !made) return made;
  }
  return {};
}

media::Result<void> check_database(const StoreLayout& layout, const BackupManifest& manifest) {
  auto database = Database::open(layout.database());
  if (!database) return tl::unexpected(database.error());
  if (auto whole = (*database)->check_integrity(); !whole) return whole;
  const auto schema = schema_version(**database);
  if (!schema) return tl::unexpected(schema.error());
  if (*schema != manifest.schema) return media::failure("store.damaged", "the back-up's manifest names another schema");
  if (*schema <= schema_migrations().back().number) return {};
  return media::failure("store.newer", "the back-up was made by a newer program (" + manifest.program +
                                           "): install that one, then restore");
}

// A restore by root must leave files that the service's user can open.
media::Result<void> give_to_owner_of(const fs::path& model, const fs::path& folder) {
  struct stat owner {};
  if (::geteuid() != 0 || ::stat(model.c_str(), &owner) != 0) return {};
  const auto give = [&](const fs::path& path) { return ::lchown(path.c_str(), owner.st_uid, owner.st_gid) == 0; };
  std::error_code failed;
  bool given = give(folder);
  for (const auto& entry : fs::recursive_directory_iterator(folder, failed)) given = given && give(entry.path());
  if (!given || failed) return tl::unexpected(system_error(folder, "give it to the old store's owner"));
  return {};
}

media::Result<void> sync_folders(const StoreLayout& layout) {
  for (const auto& folder : {layout.papers(), layout.keys(), layout.records(), layout.folder}) {
    if (auto synced = sync_folder(folder); !synced) return synced;
  }
  return {};
}

bool exchange(const fs::path& a, const fs::path& b) {
  return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
}

// The exchange is the step that counts: before it the old store stands in `folder`, after it the new one. If the old
// one cannot go where it belongs then, it comes back.
media::Result<void> change_places(Staging& staging, const fs::path& folder, WallTime now) {
  std::error_code failed;
  if (!fs::exists(folder, failed)) return rename_durably(staging.folder(), folder);
  if (!exchange(staging.folder(), folder)) {
    return tl::unexpected(system_error(folder, "put the new store in its place"));
  }
  const fs::path aside = folder.string() + ".before-" + std::to_string(now.time_since_epoch().count());
  if (std::rename(staging.folder().c_str(), aside.c_str()) == 0) return sync_folder(folder.parent_path());
  auto error = system_error(aside, "move the old store there");
  if (!exchange(staging.folder(), folder)) staging.keep();
  return tl::unexpected(std::move(error));
}

}  // namespace

media::Result<BackupManifest> restore_store(const fs::path& archive, const fs::path& folder, WallTime now) {
  if (!folder.has_filename()) {
    return media::failure("store.failed", folder.string() + ": write it without a slash at its end");
  }
  const auto lock = lock_old(folder);
  if (!lock) return tl::unexpected(lock.error());
  const fs::path beside = folder.string() + ".restoring";
  if (auto free = check_nothing_left(beside); !free) return tl::unexpected(free.error());
  Staging staging(beside);
  const StoreLayout made{staging.folder()};
  if (auto done = make_folders(made); !done) return tl::unexpected(done.error());
  auto manifest = unpack_backup(archive, made.folder);
  if (!manifest) return manifest;
  const auto done = check_database(made, *manifest)
                        .and_then([&] { return give_to_owner_of(*lock ? folder : folder.parent_path(), made.folder); })
                        .and_then([&] { return sync_folders(made); })
                        .and_then([&] { return change_places(staging, folder, now); });
  if (!done) return tl::unexpected(done.error());
  return manifest;
}

}  // namespace signaling
