#include "signaling/store/incoming_paper.h"

#include <fcntl.h>

#include <utility>

#include "signaling/store/papers.h"

namespace signaling {

namespace fs = std::filesystem;

namespace {

constexpr uint64_t kStretch = 1U << 20;  // bytes whose way to the disk begins together

std::string unused_name(const std::set<std::string>& taken) {
  for (uint64_t number = 1;; ++number) {
    std::string name = "incoming-" + std::to_string(number) + ".part";
    if (!taken.contains(name)) return name;
  }
}

}  // namespace

IncomingPaper::IncomingPaper(FileHandle file, fs::path path, std::shared_ptr<std::set<std::string>> open_files)
    : file_(std::move(file)), path_(std::move(path)), open_files_(std::move(open_files)) {}

media::Result<std::unique_ptr<IncomingPaper>> IncomingPaper::create(const fs::path& folder,
                                                                    std::shared_ptr<std::set<std::string>> open_files) {
  const std::string name = unused_name(*open_files);
  const fs::path path = folder / name;
  auto file = create_file(path);
  if (!file) return tl::unexpected(file.error());
  open_files->insert(name);
  return std::unique_ptr<IncomingPaper>(new IncomingPaper(std::move(*file), path, std::move(open_files)));
}

IncomingPaper::~IncomingPaper() {
  open_files_->erase(path_.filename().string());
  std::error_code ignored;  // finished: it has another name
  fs::remove(path_, ignored);
}

media::Result<void> IncomingPaper::append(std::string_view piece) {
  if (size_ + piece.size() > Papers::kMaxBytes) {
    return media::failure("store.too_large", "a paper has at most " + std::to_string(Papers::kMaxBytes >> 20) + " MiB");
  }
  if (auto written = write_all(file_, piece, path_); !written) return written;
  sha256_.add(piece);
  if (head_.size() < kHeadBytes) head_ += piece.substr(0, kHeadBytes - head_.size());
  size_ += piece.size();
  if (size_ - begun_ < kStretch) return {};
  // A hint: what comes of it shows when the file is forced to the disk.
  (void)::sync_file_range(file_.descriptor(), static_cast<off64_t>(begun_), static_cast<off64_t>(size_ - begun_),
                          SYNC_FILE_RANGE_WRITE);
  begun_ = size_;
  return {};
}

media::Result<std::string> IncomingPaper::finish(const fs::path& folder) {
  if (auto synced = sync_file(file_, path_); !synced) return tl::unexpected(synced.error());
  std::string name = sha256_.finish();
  if (auto named = rename_durably(path_, folder / name); !named) return tl::unexpected(named.error());
  return name;
}

}  // namespace signaling
