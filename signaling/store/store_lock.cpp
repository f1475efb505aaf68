#include "signaling/store/store_lock.h"

#include <sys/file.h>

#include <cerrno>

namespace signaling {

media::Result<StoreLock> StoreLock::take(const std::filesystem::path& folder) {
  const auto path = folder / "lock";
  auto file = create_file(path);
  if (!file) return tl::unexpected(file.error());
  if (::flock(file->descriptor(), LOCK_EX | LOCK_NB) == 0) return StoreLock(std::move(*file));
  if (errno != EWOULDBLOCK) return tl::unexpected(system_error(path, "lock"));
  return media::failure("store.in_use", folder.string() + " is in use by a running service: stop it first");
}

}  // namespace signaling
