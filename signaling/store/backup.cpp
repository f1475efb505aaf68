#include "signaling/store/backup.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "signaling/store/archive_writer.h"
#include "signaling/store/migration.h"
#include "signaling/store/sha256.h"
#include "signaling/store/snapshot.h"
#include "signaling/store/sql.h"
#include "signaling/store/store.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRecords = "records/";
constexpr int kPapersSchema = 2;  // the first schema with papers

// A copy of the database beside the archive, gone at the end of its scope.
class TemporaryCopy {
 public:
  explicit TemporaryCopy(fs::path file) : file_(std::move(file)) {}
  ~TemporaryCopy() {
    std::error_code ignored;
    for (const char* suffix : {"", "-journal", "-wal", "-shm"}) fs::remove(file_.string() + suffix, ignored);
  }
  TemporaryCopy(const TemporaryCopy&) = delete;
  const fs::path& file() const { return file_; }

 private:
  fs::path file_;
};

struct PaperFile {
  std::string sha256;
};
auto columns(PaperFile& p) { return std::tie(p.sha256); }

// The archive's content: what the manifest says of each member, and where its bytes are.
struct Content {
  BackupManifest manifest;
  std::vector<fs::path> files;

  media::Result<void> add(std::string path, fs::path file) {
    if (!is_member_path(path)) {
      return media::failure("store.failed", file.string() + " has a name a back-up cannot hold: rename or remove it");
    }
    auto digest = file_digest(file);
    if (!digest) return tl::unexpected(digest.error());
    manifest.members.push_back({std::move(path), digest->size, digest->sha256});
    files.push_back(std::move(file));
    return {};
  }
};

// What the copied database says of itself.
struct CopyFacts {
  int schema = 0;
  std::vector<PaperFile> papers;
};

// Reading writes the file's header (its journal mode), so this comes before its digest is taken.
media::Result<CopyFacts> read_copy(const fs::path& copy) {
  auto database = Database::open(copy);
  if (!database) return tl::unexpected(database.error());
  const auto schema = schema_version(**database);
  if (!schema) return tl::unexpected(schema.error());
  if (*schema < kPapersSchema) return CopyFacts{*schema, {}};
  auto papers = attempt(**database, [](soci::session& sql) {
    return select<PaperFile>(sql, "SELECT DISTINCT sha256 FROM papers ORDER BY sha256");
  });
  if (!papers) return tl::unexpected(papers.error());
  return CopyFacts{*schema, std::move(*papers)};
}

media::Result<void> add_papers(Content& content, const std::vector<PaperFile>& papers, const StoreLayout& layout) {
  for (const auto& paper : papers) {
    if (auto added = content.add("papers/" + paper.sha256, layout.papers() / paper.sha256); !added) return added;
    if (content.manifest.members.back().sha256 != paper.sha256) {
      return media::failure("store.corrupt", content.files.back().string() +
                                                 " is a damaged paper: upload it again or remove it, then back up");
    }
  }
  return {};
}

// All files of a folder, in the order of their names, as `prefix` and the name.
media::Result<void> add_folder(Content& content, const fs::path& folder, const std::string& prefix) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) files.push_back(entry.path());
  if (failed) return media::failure("store.failed", folder.string() + ": " + failed.message());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    if (auto added = content.add(prefix + file.filename().string(), file); !added) return added;
  }
  return {};
}

media::Result<void> add_keys(Content& content, const StoreLayout& layout) {
  return add_folder(content, layout.keys(), "keys/");
}

media::Result<void> add_records(Content& content, const StoreLayout& layout) {
  std::error_code ignored;
  if (!fs::exists(layout.records(), ignored)) return {};  // a store of before there were any
  return add_folder(content, layout.records(), kRecords);
}

// Journals go on growing: what was there when their digest was taken is what is backed up.
media::Result<void> write_member(ArchiveWriter& writer, const BackupMember& member, const fs::path& file) {
  if (member.path.starts_with(kRecords)) return writer.add_growing_file(member.path, file, member.size);
  return writer.add_file(member.path, file, member.size);
}

media::Result<Content> gather(const StoreLayout& layout, const fs::path& copy) {
  const auto facts = read_copy(copy);
  if (!facts) return tl::unexpected(facts.error());
  Content content;
  content.manifest.schema = facts->schema;
  const auto done = content.add("diem-cau.db", copy)
                        .and_then([&] { return add_papers(content, facts->papers, layout); })
                        .and_then([&] { return add_keys(content, layout); })
                        .and_then([&] { return add_records(content, layout); });
  if (!done) return tl::unexpected(done.error());
  return content;
}

media::Result<void> write_archive(const Content& content, const fs::path& archive) {
  const auto text = to_text(content.manifest);
  // A back-up that restore would refuse is none: say so now.
  if (const auto read = parse_manifest(text); !read) return tl::unexpected(read.error());
  if (text.size() > kMaxManifestBytes) return media::failure("store.too_large", "there are too many papers to back up");
  auto writer = ArchiveWriter::create(archive, content.manifest.created);
  if (!writer) return tl::unexpected(writer.error());
  if (auto added = (*writer)->add("manifest", text); !added) return added;
  for (size_t i = 0; i < content.files.size(); ++i) {
    if (auto added = write_member(**writer, content.manifest.members[i], content.files[i]); !added) return added;
  }
  return (*writer)->finish();
}

}  // namespace

media::Result<BackupManifest> backup_store(const fs::path& folder, const fs::path& archive,
                                           const std::string& program_version, WallTime now) {
  const StoreLayout layout{folder};
  const TemporaryCopy copy(archive.string() + ".db");
  if (auto copied = snapshot_database(layout.database(), copy.file()); !copied) return tl::unexpected(copied.error());
  auto content = gather(layout, copy.file());
  if (!content) return tl::unexpected(content.error());
  content->manifest.program = program_version;
  content->manifest.created = now;
  if (auto written = write_archive(*content, archive); !written) return tl::unexpected(written.error());
  return content->manifest;
}

}  // namespace signaling
