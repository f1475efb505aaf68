#include "signaling/rest/api_reply.h"

#include <utility>

#include <boost/json/serialize.hpp>

namespace signaling {
namespace {

HttpReply from_answer(ApiAnswer answer) {
  HttpReply reply;
  reply.status = answer.status;
  reply.headers = std::move(answer.headers);
  reply.headers.emplace_back("Cache-Control", "no-store");
  if (answer.content) {
    reply.headers.emplace_back("Content-Type", std::move(answer.content->media_type));
    if (answer.content->text) {
      reply.body = std::move(answer.content->text);
    } else if (answer.content->noise) {
      reply.noise = std::move(answer.content->noise);
    } else {
      reply.file = std::move(answer.content->file);
    }
  } else if (answer.body) {
    reply.headers.emplace_back("Content-Type", "application/json");
    reply.body = std::make_shared<const std::string>(boost::json::serialize(*answer.body));
  }
  return reply;
}

}  // namespace

HttpReply to_reply(ApiResult result) {
  HttpReply reply = result ? from_answer(std::move(*result)) : to_reply(result.error());
  reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
  reply.headers.emplace_back("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
  reply.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  return reply;
}

}  // namespace signaling
