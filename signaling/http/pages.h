#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "signaling/http/http_types.h"
#include "signaling/http/static_files.h"

namespace signaling {

// Every HTTP answer of the service outside the REST interface: the pages and /healthz. Pure.
//
// GET and HEAD only. A path without an ending that is no file is the single-page application's own (/hall, /chair) and
// gets index.html. Every answer bears the security headers: scripts, styles, fonts and connections of this origin only,
// no framing, no referrer (links hold tokens).
class Pages : public HttpHandler {
 public:
  // `health` makes the JSON of /healthz.
  Pages(StaticFiles files, std::function<std::string()> health)
      : files_(std::move(files)), health_(std::move(health)) {}

  void answer(const HttpRequest& request, Reply reply) override { reply(answer(request)); }
  HttpReply answer(const HttpRequest& request) const;

 private:
  HttpReply answer_path(const std::string& path, const HttpRequest& request) const;
  HttpReply file(const StaticFile& file, const HttpRequest& request) const;

  const StaticFiles files_;
  const std::function<std::string()> health_;
};

// The decoded path of a request target ("/a%20b?x=1" → "/a b"); none if it is not a right one.
std::optional<std::string> decode_path(std::string_view target);

}  // namespace signaling
