#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"

namespace signaling {

// A file in a back-up.
struct BackupMember {
  // "diem-cau.db", "papers/<sha256>", "keys/<name>" or "records/<name>.jsonl": nothing else is allowed
  std::string path;
  uint64_t size = 0;
  std::string sha256;

  friend bool operator==(const BackupMember&, const BackupMember&) = default;
};

// What a back-up holds: its first member, the text file `manifest`. One line each:
//   diem-cau-backup 1
//   program 0.1.0
//   schema 2
//   created 1764131145000          milliseconds since 1970-01-01 UTC
//   file <sha256> <size> <path>    in the order of the archive, the database first
struct BackupManifest {
  std::string program;  // the version that made it: letters, digits, dots, signs; no blanks
  int schema = 0;
  WallTime created;
  std::vector<BackupMember> members;

  uint64_t total_size() const;
  friend bool operator==(const BackupManifest&, const BackupManifest&) = default;
};

inline constexpr uint64_t kMaxManifestBytes = 32U << 20;
inline constexpr uint64_t kMaxMemberBytes = 1ULL << 40;

// True for the paths a back-up may hold. They are matched from end to end, so there is no "..", no absolute path and no
// other folder among them.
bool is_member_path(std::string_view path);

std::string to_text(const BackupManifest& manifest);

// Reads a manifest from outside. store.damaged, naming the line: anything but the form above, a path twice, a size
// above kMaxMemberBytes, or no database.
media::Result<BackupManifest> parse_manifest(std::string_view text);

}  // namespace signaling
