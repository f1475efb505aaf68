#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "signaling/api/background.h"
#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

struct BackupSettings {
  std::filesystem::path folder;  // made when the first one is; holds secrets, for its owner only
  std::string program_version;
  size_t kept = 30;  // a new one takes the place of the oldest beyond these
};

// Back-ups on this machine: GET and POST /backups, GET and DELETE /backups/{name}. One is made at a time, while the
// store goes on working; the answer comes when it is whole. `store` outlives the operations. Restoring replaces the
// store under a running service, so it is a command (restore.h) and no request.
std::vector<Operation> backup_operations(Store& store, BackupSettings settings, Background background);

}  // namespace signaling
