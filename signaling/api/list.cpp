#include "signaling/api/list.h"

#include <limits>

namespace signaling {

namespace json = boost::json;

std::vector<Operation::Parameter> page_parameters() {
  return {{"limit", Schema::integer(1, kLargestPage), false, "Entries of a page; 50 if it is left out."},
          {"cursor", Schema::text(1, 2000), false, "`next` of the page before."}};
}

int page_limit(const ApiCall& call) {
  const auto* limit = call.query.if_contains("limit");
  return limit == nullptr ? kDefaultPage : static_cast<int>(limit->as_int64());
}

ApiAnswer list_answer(json::array items, std::optional<std::string> next) {
  json::object body{{"items", std::move(items)}, {"next", nullptr}};
  if (next) body["next"] = std::move(*next);
  return {.body = std::move(body)};
}

Schema list_schema(Schema item) {
  return Schema::object({{"items", Schema::array(std::move(item), 0, std::numeric_limits<int32_t>::max())},
                         {"next", Schema::text(1, 4000).or_null()}});
}

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr || !value->is_string() ? std::string() : std::string(value->as_string());
}

Problem wrong_cursor() {
  const Text text{"phải là giá trị `next` của trang trước", "must be `next` of the page before"};
  return wrong_fields({{"cursor", "field.cursor", text}});
}

}  // namespace signaling
