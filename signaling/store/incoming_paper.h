#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "media/base/result.h"
#include "signaling/store/file_io.h"
#include "signaling/store/sha256.h"

namespace signaling {

// The bytes of a paper while they come: a file of the papers' folder that is gone with the object, unless Papers::add()
// takes it. Made by Papers::receive(). One thread, as the database; each piece is written at once and the disk is told
// to begin with it, so that what is left to wait for at the end is little.
class IncomingPaper {
 public:
  static constexpr size_t kHeadBytes = 16;

  // `open_files`: the names of such files, which Papers::sweep() spares; this one's is in it as long as it lives.
  static media::Result<std::unique_ptr<IncomingPaper>> create(const std::filesystem::path& folder,
                                                              std::shared_ptr<std::set<std::string>> open_files);
  ~IncomingPaper();
  IncomingPaper(const IncomingPaper&) = delete;
  IncomingPaper& operator=(const IncomingPaper&) = delete;

  // store.too_large above Papers::kMaxBytes, store.disk_full, store.failed; the object is then of no more use.
  media::Result<void> append(std::string_view piece);

  uint64_t size() const { return size_; }
  // Its first bytes, at most kHeadBytes: by them one knows what kind of file it is.
  std::string_view head() const { return head_; }

 private:
  friend class Papers;
  IncomingPaper(FileHandle file, std::filesystem::path path, std::shared_ptr<std::set<std::string>> open_files);
  // Forces the file to the disk and gives it its final name in `folder`, the SHA-256 of its bytes, which is the result.
  media::Result<std::string> finish(const std::filesystem::path& folder);

  FileHandle file_;
  std::filesystem::path path_;
  std::shared_ptr<std::set<std::string>> open_files_;
  Sha256 sha256_;
  std::string head_;
  uint64_t size_ = 0;
  uint64_t begun_ = 0;  // bytes whose way to the disk has begun
};

}  // namespace signaling
