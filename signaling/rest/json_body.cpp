#include "signaling/rest/json_body.h"

#include <boost/json/parse.hpp>

namespace signaling {

namespace json = boost::json;

tl::expected<json::value, Problem> read_json_body(std::string_view text, const Schema& schema) {
  constexpr size_t kMaxDepth = 16;
  json::parse_options options;
  options.max_depth = kMaxDepth;
  json::error_code error;
  json::value value = json::parse(text, error, {}, options);
  if (error) return tl::unexpected(not_json(error.message()));
  auto faults = schema.check(value);
  if (!faults.empty()) return tl::unexpected(wrong_fields(std::move(faults)));
  return value;
}

}  // namespace signaling
