#pragma once

#include <filesystem>

#include "media/base/result.h"
#include "signaling/store/manifest.h"

namespace signaling {

// Unpacks a back-up into `folder`, an empty store folder that is not in use, and checks every member against the
// manifest as it is written. After an error the folder holds a part of it and is to be thrown away. Errors as in
// restore.h.
media::Result<BackupManifest> unpack_backup(const std::filesystem::path& archive, const std::filesystem::path& folder);

}  // namespace signaling
