#include "signaling/store/unpack.h"

#include <string>

#include "signaling/store/archive_reader.h"
#include "signaling/store/file_io.h"
#include "signaling/store/sha256.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

tl::unexpected<media::Error> damaged(const std::string& what) {
  return media::failure("store.damaged", "the back-up is damaged (" + what + "): take another");
}

media::Result<BackupManifest> read_manifest(ArchiveReader& reader) {
  const auto member = reader.next();
  if (!member) return tl::unexpected(member.error());
  if (!*member || (*member)->path != "manifest" || (*member)->size > kMaxManifestBytes) {
    return damaged("it does not begin with a manifest");
  }
  std::string text;
  const auto read = reader.read((*member)->size, [&](std::string_view bytes) {
    text += bytes;
    return media::Result<void>();
  });
  if (!read) return tl::unexpected(read.error());
  return parse_manifest(text);
}

media::Result<void> check_space(const BackupManifest& manifest, const fs::path& folder) {
  std::error_code failed;
  const auto space = fs::space(folder, failed);
  if (failed || space.available >= manifest.total_size()) return {};
  return media::failure("store.disk_full", "the back-up needs " + std::to_string(manifest.total_size() >> 20) +
                                               " MiB beside " + folder.string() + ", free some space");
}

media::Result<void> unpack_member(ArchiveReader& reader, const BackupMember& expected, const fs::path& folder) {
  const auto member = reader.next();
  if (!member) return tl::unexpected(member.error());
  if (!*member || (*member)->path != expected.path || (*member)->size != expected.size) {
    return damaged(expected.path + " is not where the manifest says");
  }
  const auto path = folder / expected.path;  // a path the manifest's rules let pass
  const auto file = create_file(path);
  if (!file) return tl::unexpected(file.error());
  Sha256 digest;
  const auto read = reader.read(expected.size, [&](std::string_view bytes) {
    digest.add(bytes);
    return write_all(*file, bytes, path);
  });
  if (!read) return read;
  if (digest.finish() != expected.sha256) return damaged(expected.path + " is not what was backed up");
  return sync_file(*file, path);
}

}  // namespace

media::Result<BackupManifest> unpack_backup(const fs::path& archive, const fs::path& folder) {
  auto reader = ArchiveReader::open(archive);
  if (!reader) return tl::unexpected(reader.error());
  auto manifest = read_manifest(**reader);
  if (!manifest) return manifest;
  if (auto fits = check_space(*manifest, folder); !fits) return tl::unexpected(fits.error());
  for (const auto& member : manifest->members) {
    if (auto done = unpack_member(**reader, member, folder); !done) return tl::unexpected(done.error());
  }
  const auto end = (*reader)->next();
  if (!end) return tl::unexpected(end.error());
  if (*end) return damaged("it holds more than its manifest says");
  return manifest;
}

}  // namespace signaling
