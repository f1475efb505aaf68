#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "media/base/result.h"

namespace signaling {

struct StaticFile {
  std::shared_ptr<const std::string> body;
  std::shared_ptr<const std::string> gzip;  // the same, packed; null: there is none
  std::string mime;
  std::string etag;
  bool immutable = false;  // its name changes with its content
};

// The pages, read into memory once at the start: a request is a look-up in this map, so no path can lead out of the
// folder. New pages need a restart.
class StaticFiles {
 public:
  // Reads every regular file below `root` (symbolic links are left out). "x.gz" beside "x" is x packed (RFC 1952), as
  // the build makes it, and no file of its own. Errors: "pages.missing" without an index.html, "pages.too_large" above
  // 64 MiB.
  static media::Result<StaticFiles> load(const std::filesystem::path& root);

  // `path` as in a URL, decoded, with its slash: "/assets/index.js". Null: no such file.
  const StaticFile* find(std::string_view path) const;
  // /index.html
  const StaticFile& index() const;

 private:
  void join_packed();

  std::map<std::string, StaticFile, std::less<>> files_;
};

// The MIME type for a file name; "application/octet-stream" for an unknown ending.
std::string_view mime_type(std::string_view file_name);

}  // namespace signaling
