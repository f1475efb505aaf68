#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <string>
#include <vector>

#include "signaling/store/manifest.h"
#include "signaling/store/sha256.h"

namespace signaling {

// A member as somebody hostile would write it.
struct RawMember {
  std::string path;
  std::string bytes;
  int type = AE_IFREG;
  std::string target = {};  // of a link
  bool hardlink = false;
};

inline void write_raw_archive(const std::filesystem::path& file, const std::vector<RawMember>& members) {
  struct archive* out = archive_write_new();
  archive_write_set_format_pax_restricted(out);
  archive_write_add_filter_zstd(out);
  archive_write_open_filename(out, file.c_str());
  for (const auto& member : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.path.c_str());
    archive_entry_set_filetype(entry, static_cast<unsigned>(member.type));
    archive_entry_set_perm(entry, 0600);
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()));
    if (member.hardlink) archive_entry_set_hardlink(entry, member.target.c_str());
    if (member.type == AE_IFLNK) archive_entry_set_symlink(entry, member.target.c_str());
    archive_write_header(out, entry);
    archive_write_data(out, member.bytes.data(), member.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
}

// A manifest that fits these members.
inline RawMember manifest_of(const std::vector<RawMember>& members, int schema = 2) {
  BackupManifest manifest{"0.1.0", schema, {}, {}};
  for (const auto& member : members) {
    manifest.members.push_back({member.path, member.bytes.size(), sha256(member.bytes)});
  }
  return {"manifest", to_text(manifest), AE_IFREG, "", false};
}

}  // namespace signaling
