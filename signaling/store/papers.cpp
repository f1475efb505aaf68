#include "signaling/store/papers.h"

#include <utility>

#include "signaling/base/nfc.h"
#include "signaling/store/file_io.h"
#include "signaling/store/sha256.h"
#include "signaling/store/sql.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

const std::string kSelect = "SELECT id, file_name, media_type, size, sha256, created FROM papers ";

}  // namespace

static auto columns(Paper& p) { return std::tie(p.id, p.file_name, p.media_type, p.size, p.sha256, p.created); }

Papers::Papers(Database& database, fs::path folder) : database_(database), folder_(std::move(folder)) {}

media::Result<std::unique_ptr<IncomingPaper>> Papers::receive() { return IncomingPaper::create(folder_, receiving_); }

media::Result<Paper> Papers::add(const std::string& file_name, const std::string& media_type, std::string_view bytes,
                                 WallTime now) {
  auto incoming = receive();
  if (!incoming) return tl::unexpected(incoming.error());
  if (auto taken = (*incoming)->append(bytes); !taken) return tl::unexpected(taken.error());
  return add(file_name, media_type, std::move(*incoming), now);
}

media::Result<Paper> Papers::add(const std::string& file_name, const std::string& media_type,
                                 std::unique_ptr<IncomingPaper> incoming, WallTime now) {
  auto name = incoming->finish(folder_);
  if (!name) return tl::unexpected(name.error());
  Paper paper{{}, nfc(file_name), media_type, static_cast<int64_t>(incoming->size()), std::move(*name), now};
  return change(database_, [&](soci::session& sql) {
    paper.id = PaperId(next_id(sql, "papers"));
    run(sql,
        "INSERT INTO papers (id, file_name, media_type, size, sha256, created) "
        "VALUES (:id, :file_name, :media_type, :size, :sha256, :created)",
        paper.id, paper.file_name, paper.media_type, paper.size, paper.sha256, paper.created);
    return paper;
  });
}

media::Result<bool> Papers::remove(PaperId id) {
  return change(database_, [&](soci::session& sql) { return run(sql, "DELETE FROM papers WHERE id = :id", id) > 0; });
}

media::Result<std::optional<Paper>> Papers::find(PaperId id) {
  return attempt(database_, [&](soci::session& sql) { return select_one<Paper>(sql, kSelect + "WHERE id = :id", id); });
}

media::Result<std::string> Papers::read(const Paper& paper) {
  auto bytes = read_file(file_of(paper.sha256), kMaxBytes);
  if (bytes && sha256(*bytes) != paper.sha256) {
    return media::failure("store.corrupt", "the paper " + paper.file_name + " is damaged: upload it again");
  }
  return bytes;
}

media::Result<bool> Papers::is_needed(const std::string& sha256) {
  return attempt(database_, [&](soci::session& sql) {
    int count = 0;
    sql << "SELECT COUNT(*) FROM papers WHERE sha256 = :sha256", soci::use(sha256), soci::into(count);
    return count > 0;
  });
}

media::Result<int> Papers::sweep() {
  int removed = 0;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder_, failed)) {
    const std::string name = entry.path().filename().string();
    if (receiving_->contains(name)) continue;
    const auto needed = is_needed(name);
    if (!needed) return tl::unexpected(needed.error());
    if (!*needed && fs::remove(entry.path(), failed)) ++removed;
    if (failed) break;
  }
  if (failed) return media::failure("store.failed", folder_.string() + " cannot be swept: " + failed.message());
  return removed;
}

}  // namespace signaling
