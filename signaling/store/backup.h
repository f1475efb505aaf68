#pragma once

#include <filesystem>
#include <string>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/manifest.h"

namespace signaling {

// Writes the store in `folder`, which may be in use by a running service, to the one file `archive`: the database as it
// is at one moment, every paper that database names, the keys, and the journals of conferences, which may go on
// growing. Gives the manifest (manifest.h) that stands first in the archive. The file holds secrets and is readable by
// its owner only; one that was there is replaced at the end, and after an error nothing has changed. Needs room for a
// copy of the database beside the archive.
//
// Errors: store.disk_full, store.busy, store.corrupt (naming a damaged paper), store.damaged (`program_version` is not
// one word, see manifest.h), store.failed.
// Any thread: it opens what it needs itself. Takes as long as reading and compressing all bytes, so not the service's.
media::Result<BackupManifest> backup_store(const std::filesystem::path& folder, const std::filesystem::path& archive,
                                           const std::string& program_version, WallTime now);

}  // namespace signaling
