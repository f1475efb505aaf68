#include "signaling/http/static_files.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "media/base/check.h"
#include "signaling/http/gzip.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxBytes = 64 << 20;
constexpr size_t kMinGzip = 1024;

struct Mime {
  std::string_view ending;
  std::string_view type;
  bool text;  // worth packing
};
constexpr Mime kMimes[] = {
    {".html", "text/html; charset=utf-8", true},
    {".js", "text/javascript; charset=utf-8", true},
    {".mjs", "text/javascript; charset=utf-8", true},
    {".css", "text/css; charset=utf-8", true},
    {".json", "application/json", true},
    {".map", "application/json", true},
    {".webmanifest", "application/manifest+json", true},
    {".svg", "image/svg+xml", true},
    {".txt", "text/plain; charset=utf-8", true},
    {".png", "image/png", false},
    {".jpg", "image/jpeg", false},
    {".webp", "image/webp", false},
    {".ico", "image/x-icon", false},
    {".woff2", "font/woff2", false},
    {".woff", "font/woff", false},
    {".wasm", "application/wasm", true},
    {".mp3", "audio/mpeg", false},
    {".wav", "audio/wav", false},
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

StaticFile make_file(std::string_view path, std::string data) {
  StaticFile file;
  const auto* mime = find_mime(path);
  file.mime = mime_type(path);
  file.etag = fmt::format("\"{:016x}-{:x}\"", fingerprint(data), data.size());
  file.immutable = path.starts_with("/assets/");
  if (mime != nullptr && mime->text && data.size() >= kMinGzip) {
    auto packed = gzip(data);
    if (packed.size() < data.size()) file.gzip = std::make_shared<const std::string>(std::move(packed));
  }
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
    std::ifstream in(entry->path(), std::ios::binary);
    std::string data{std::istreambuf_iterator<char>(in), {}};
    if (!in.is_open()) return media::failure("pages.missing", entry->path().string() + " cannot be read");
    if ((total += data.size()) > kMaxBytes) {
      return media::failure("pages.too_large",
                            root.string() + " holds more than 64 MiB: is it the folder of the pages?");
    }
    const std::string path = "/" + entry->path().lexically_relative(root).generic_string();
    files.files_.emplace(path, make_file(path, std::move(data)));
  }
  if (files.find("/index.html") == nullptr) {
    return media::failure("pages.missing", "no pages in " + root.string() + ": build them (npm run build in "
                                           "signaling/web) or set pages.web_root");
  }
  return files;
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
