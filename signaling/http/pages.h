#pragma once

#include <functional>
#include <optional>
#include <string>

#include "signaling/http/http_types.h"
#include "signaling/http/static_files.h"

namespace signaling {

// Every HTTP answer of the service: the pages, /healthz, and /links.json in a demonstration. Pure.
//
// GET and HEAD only. A path without an ending that is no file is the single-page application's own (/hall, /chair) and
// gets index.html. Every answer bears the security headers: scripts, styles, fonts and connections of this origin only,
// no framing, no referrer (links hold tokens).
class Pages : public HttpHandler {
 public:
  // `health` makes the JSON of /healthz; `links` is the JSON of /links.json, none: there is no such address.
  Pages(StaticFiles files, std::function<std::string()> health, std::optional<std::string> links);

  void answer(const HttpRequest& request, Reply reply) override { reply(answer(request)); }
  HttpReply answer(const HttpRequest& request) const;

 private:
  HttpReply answer_path(const std::string& path, const HttpRequest& request) const;
  HttpReply file(const StaticFile& file, const HttpRequest& request) const;

  const StaticFiles files_;
  const std::function<std::string()> health_;
  const std::optional<std::string> links_;
};

// The decoded path of a request target ("/a%20b?x=1" → "/a b"); none if it is not a right one.
std::optional<std::string> decode_path(std::string_view target);

}  // namespace signaling
