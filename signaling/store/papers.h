#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"
#include "signaling/store/incoming_paper.h"

namespace signaling {

// What is known of a paper (a PDF, a picture).
struct Paper {
  PaperId id;
  std::string file_name;  // as its owner calls it; never used as a path
  std::string media_type;
  int64_t size = 0;    // bytes
  std::string sha256;  // of the bytes, hexadecimal; the name of the file that holds them
  WallTime created;

  friend bool operator==(const Paper&, const Paper&) = default;
};

// The papers: rows in the database, bytes in files of `folder` named by their SHA-256, so equal papers share one. The
// file is on the disk before its row is, and stays after the row is removed until sweep(): a row always has its bytes,
// also in a back-up made meanwhile. Errors as in database.h, and store.too_large. One thread, as the database; read()
// of a large paper blocks it for the disk (about 10 ms for 1 MB).
class Papers {
 public:
  static constexpr uint64_t kMaxBytes = 64U << 20;

  Papers(Database& database, std::filesystem::path folder);

  // A paper whose bytes come in pieces. It must not outlive the folder; nothing is left of it if it is not added.
  media::Result<std::unique_ptr<IncomingPaper>> receive();
  // Stores the bytes, then the row, and gives it. A refused paper has no row, and no file after the next sweep().
  media::Result<Paper> add(const std::string& file_name, const std::string& media_type,
                           std::unique_ptr<IncomingPaper> incoming, WallTime now);
  media::Result<Paper> add(const std::string& file_name, const std::string& media_type, std::string_view bytes,
                           WallTime now);
  // False: there was no such paper.
  media::Result<bool> remove(PaperId id);

  media::Result<std::optional<Paper>> find(PaperId id);
  // The paper's bytes; store.corrupt if they are not what was stored.
  media::Result<std::string> read(const Paper& paper);

  // The file that holds a paper's bytes: to be read, never written.
  std::filesystem::path file(const Paper& paper) const { return file_of(paper.sha256); }

  // Removes files that no row needs: of removed papers, and of an addition that a crash cut off. Gives their number.
  // Papers that are being received stay. Call it at the start and once a day, not while a back-up is made.
  media::Result<int> sweep();

 private:
  std::filesystem::path file_of(const std::string& sha256) const { return folder_ / sha256; }
  media::Result<bool> is_needed(const std::string& sha256);

  Database& database_;
  std::filesystem::path folder_;
  std::shared_ptr<std::set<std::string>> receiving_ = std::make_shared<std::set<std::string>>();
};

}  // namespace signaling
