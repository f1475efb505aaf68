#include "signaling/http/pages.h"

#include <utility>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace signaling {
namespace {

using Header = std::pair<const char*, const char*>;

constexpr Header kSecurityHeaders[] = {
    {"Content-Security-Policy",
     "default-src 'self'; connect-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
     "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    {"Permissions-Policy",
     "camera=(self), microphone=(self), display-capture=(self), autoplay=(self), screen-wake-lock=(self), "
     "speaker-selection=(self), geolocation=(), payment=(), usb=()"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

HttpReply text(unsigned status, std::string mime, std::string body) {
  HttpReply reply;
  reply.status = status;
  reply.headers = {{"Content-Type", std::move(mime)}, {"Cache-Control", "no-store"}};
  reply.body = std::make_shared<const std::string>(std::move(body));
  return reply;
}

HttpReply plain(unsigned status, std::string body) {
  return text(status, "text/plain; charset=utf-8", std::move(body) + "\n");
}

// True if the application itself is meant: no file name at the end.
bool is_page(std::string_view path) { return path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos; }

}  // namespace

std::optional<std::string> decode_path(std::string_view target) {
  const auto url = boost::urls::parse_origin_form(target);
  if (!url) return std::nullopt;
  auto path = url->path();
  if (path.find('\0') != std::string::npos) return std::nullopt;
  return path;
}

HttpReply Pages::answer(const HttpRequest& request) const {
  HttpReply reply;
  if (request.method != "GET" && request.method != "HEAD") {
    reply = plain(405, "Only GET and HEAD.");
    reply.headers.emplace_back("Allow", "GET, HEAD");
  } else if (const auto path = decode_path(request.target)) {
    reply = answer_path(*path, request);
  } else {
    reply = plain(400, "Not a right address.");
  }
  for (const auto& [name, value] : kSecurityHeaders) reply.headers.emplace_back(name, value);
  return reply;
}

HttpReply Pages::answer_path(const std::string& path, const HttpRequest& request) const {
  if (path == "/healthz") return text(200, "application/json", health_());
  if (const auto* found = files_.find(path)) return file(*found, request);
  if (is_page(path)) return file(files_.index(), request);
  return plain(404, "Không có trang này. There is no such page.");
}

HttpReply Pages::file(const StaticFile& file, const HttpRequest& request) const {
  HttpReply reply;
  reply.headers = {{"ETag", file.etag},
                   {"Vary", "Accept-Encoding"},
                   {"Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (request.header("if-none-match") == file.etag) {
    reply.status = 304;
    return reply;
  }
  reply.headers.emplace_back("Content-Type", file.mime);
  const bool accepts = request.header("accept-encoding").find("gzip") != std::string_view::npos;
  const bool packed = accepts && file.gzip != nullptr;
  if (packed) reply.headers.emplace_back("Content-Encoding", "gzip");
  reply.body = packed ? file.gzip : file.body;
  return reply;
}

}  // namespace signaling
