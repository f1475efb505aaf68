#pragma once

#include <filesystem>

#include "media/base/result.h"

namespace signaling {

// Copies the SQLite database `source`, which may be in use by this or another process, to the new file `target` (0600)
// as it was at one moment, by SQLite's online backup interface. Writers go on meanwhile. The
// copy is one file without a log, forced to the disk; after an error there is none.
//
// Opens a connection of its own, so it may run on any thread; seconds for a large database, so not on the service's.
media::Result<void> snapshot_database(const std::filesystem::path& source, const std::filesystem::path& target);

}  // namespace signaling
