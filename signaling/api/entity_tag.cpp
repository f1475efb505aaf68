#include "signaling/api/entity_tag.h"

#include <string_view>
#include <utility>

#include <boost/json/serialize.hpp>

#include "signaling/auth/digest.h"

namespace signaling {

std::string entity_tag(const boost::json::value& body) {
  constexpr size_t kDigits = 32;  // 128 bits: nobody finds another body with it by chance
  return '"' + digest_of(boost::json::serialize(body)).to_hex().substr(0, kDigits) + '"';
}

// Of several tags (RFC 9110 §13.1.1) one has to match.
tl::expected<void, Problem> check_if_match(const ApiCall& call, const boost::json::value& now) {
  if (call.if_match == "*" || call.if_match.find(entity_tag(now)) != std::string::npos) return {};
  return tl::unexpected(precondition_failed());
}

ApiAnswer tagged(boost::json::value body, unsigned status) {
  ApiAnswer answer{.status = status};
  answer.headers.emplace_back("ETag", entity_tag(body));
  answer.body = std::move(body);
  return answer;
}

}  // namespace signaling
