#pragma once

#include <filesystem>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/manifest.h"

namespace signaling {

// Puts the store that `archive` holds in the place of `folder`. Everything is unpacked beside it and checked first:
// the manifest, each member's size and SHA-256, the database's integrity and schema. Only then the folders change
// places, in one step (renameat2(2), RENAME_EXCHANGE), and the old store stays beside as `<folder>.before-<now in ms>`.
// Until that step, and after any error, the old store is as it was. Gives the manifest. A process killed meanwhile
// leaves `<folder>.restoring`; the next restore refuses until a person has looked at it.
//
// The archive is taken for hostile: its members must be those of the manifest, in its order; sizes are bounded by it,
// by kMaxMemberBytes and by the free space; nothing is written outside the new folder.
//
// Errors: store.in_use (a service runs on `folder`), store.damaged (the archive), store.corrupt (the database in it),
// store.newer, store.disk_full, store.failed: for instance `folder` holds something else than a store.
// Any thread; blocks for the disk.
media::Result<BackupManifest> restore_store(const std::filesystem::path& archive, const std::filesystem::path& folder,
                                            WallTime now);

}  // namespace signaling
