#include "signaling/http/static_files.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "media/base/check.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxBytes = 64 << 20;
constexpr std::string_view kPacked = ".gz";

struct Mime {
  std::string_view ending;
  std::string_view type;
};
constexpr Mime kMimes[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".wasm", "application/wasm"},
    {".mp3", "audio/mpeg"},
    {".wav", "audio/wav"},
};

const Mime* find_mime(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kMimes), std::end(kMimes), [&](const auto& m) { return name.ends_with(m.ending); });
  return found == std::end(kMimes) ? nullptr : found;
}

// FNV-1a: tells two versions of a file apart; not for secrets.
uint64_t fingerprint(std::string_view data) {
  uint64_t hash = 0xcbf29ce484222325U;
  for (const unsigned char byte : data) hash = (hash ^ byte) * 0x100000001b3U;
  return hash;
}

std::optional<std::string> read_page(const fs::path& path, size_t size) {
  std::string data(size, '\0');
  std::ifstream in(path, std::ios::binary);
  if (!in.read(data.data(), static_cast<std::streamsize>(size))) return std::nullopt;
  return data;
}

StaticFile make_file(std::string_view path, std::string data) {
  StaticFile file;
  file.mime = mime_type(path);
  file.etag = fmt::format("\"{:016x}-{:x}\"", fingerprint(data), data.size());
  file.immutable = path.starts_with("/assets/");
  file.body = std::make_shared<const std::string>(std::move(data));
  return file;
}

}  // namespace

std::string_view mime_type(std::string_view file_name) {
  const auto* mime = find_mime(file_name);
  return mime == nullptr ? "application/octet-stream" : mime->type;
}

media::Result<StaticFiles> StaticFiles::load(const fs::path& root) {
  StaticFiles files;
  size_t total = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(root, error), end; !error && entry != end; entry.increment(error)) {
    if (!entry->is_regular_file(error) || entry->is_symlink(error)) continue;
    const size_t size = entry->file_size(error);
    if (error) break;
    if (size > kMaxBytes - total) {
      return media::failure("pages.too_large",
                            root.string() + " holds more than 64 MiB: is it the folder of the pages?");
    }
    total += size;
    auto data = read_page(entry->path(), size);
    if (!data) return media::failure("pages.missing", entry->path().string() + " cannot be read");
    const std::string path = "/" + entry->path().lexically_relative(root).generic_string();
    files.files_.emplace(path, make_file(path, std::move(*data)));
  }
  files.join_packed();
  if (files.find("/index.html") == nullptr) {
    return media::failure("pages.missing", "no pages in " + root.string() + ": build them (npm run build in "
                                           "signaling/web) or set pages.web_root");
  }
  return files;
}

void StaticFiles::join_packed() {
  for (auto file = files_.begin(); file != files_.end();) {
    const std::string_view name = file->first;
    auto plain = files_.end();
    if (name.ends_with(kPacked)) plain = files_.find(name.substr(0, name.size() - kPacked.size()));
    if (plain == files_.end()) {
      ++file;
      continue;
    }
    plain->second.gzip = std::move(file->second.body);
    file = files_.erase(file);
  }
}

const StaticFile* StaticFiles::find(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

const StaticFile& StaticFiles::index() const {
  const auto* file = find("/index.html");
  CHECK(file != nullptr);
  return *file;
}

}  // namespace signaling
