#include "signaling/protocol/parse_client_message.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <boost/json.hpp>

#include "signaling/base/nfc.h"

namespace signaling {
namespace {

namespace json = boost::json;

constexpr size_t kMaxIdBytes = 64;

tl::expected<json::object, Refusal> parse_object(std::string_view text) {
  const auto not_json = [](std::string_view what) { return refuse(RefusalCode::kNotJson, {}, {name(what)}); };
  if (text.size() > kMaxClientMessage) return not_json(fmt::format("> {} byte", kMaxClientMessage));
  json::parse_options options;
  options.max_depth = 4;
  boost::system::error_code error;
  json::value value = json::parse(text, error, {}, options);
  if (error) return not_json(error.message());
  if (!value.is_object()) return not_json("{…}");
  return std::move(value.get_object());
}

// The member `id`: a number or a short text. Null counts as absent.
tl::expected<std::optional<MessageId>, Refusal> read_id(const json::object& object) {
  const auto* value = object.if_contains("id");
  if (value == nullptr || value->is_null()) return std::optional<MessageId>();
  if (value->is_int64()) return MessageId(value->get_int64());
  if (value->is_double() && std::isfinite(value->get_double())) return MessageId(value->get_double());
  if (value->is_string() && value->get_string().size() <= kMaxIdBytes)
    return MessageId(std::string(value->get_string()));
  return refuse(RefusalCode::kWrongType, "id",
                {name("id"), {"số hoặc chuỗi không quá 64 byte", "a number or a text of at most 64 bytes"}});
}

Done check_field(const json::object& object, const FieldRule& field) {
  const auto* value = object.if_contains(field.name);
  if (value == nullptr) {
    if (!field.required) return {};
    return refuse(RefusalCode::kMissingField, field.name, {name(field.name)});
  }
  if (value->is_null() && field.nullable) return {};
  if (!has_type(*value, field)) {
    return refuse(RefusalCode::kWrongType, field.name, {name(field.name), describe(field)});
  }
  if (!is_in_range(*value, field)) {
    return refuse(RefusalCode::kOutOfRange, field.name, {name(field.name), describe(field)});
  }
  return {};
}

Done check_fields(const json::object& object, const MessageRule& rule) {
  for (const auto& member : object) {
    const std::string_view key = member.key();
    const bool known = key == "type" || key == "id" ||
                       std::any_of(rule.fields.begin(), rule.fields.end(), [&](auto& f) { return f.name == key; });
    if (!known) return refuse(RefusalCode::kUnknownField, key, {name(clip(key, 64))});
  }
  for (const auto& field : rule.fields) {
    if (auto checked = check_field(object, field); !checked) return checked;
  }
  return {};
}

// Texts of people are counted, kept and told composed, however their keyboard makes them.
void compose_texts(json::object& object, const MessageRule& rule) {
  for (const auto& field : rule.fields) {
    if (field.kind != FieldKind::kLine && field.kind != FieldKind::kProse) continue;
    auto* value = object.if_contains(field.name);
    if (value != nullptr && value->is_string()) *value = nfc(value->get_string());
  }
}

tl::expected<const MessageRule*, Refusal> find_rule(const json::object& object) {
  const auto* type = object.if_contains("type");
  if (type == nullptr) return refuse(RefusalCode::kMissingField, "type", {name("type")});
  if (!type->is_string()) return refuse(RefusalCode::kWrongType, "type", {name("type"), {"chuỗi", "a text"}});
  const auto* rule = find_message_rule(type->get_string());
  if (rule == nullptr) return refuse(RefusalCode::kUnknownType, "type", {name(clip(type->get_string(), 64))});
  return rule;
}

}  // namespace

tl::expected<ParsedMessage, RefusedMessage> parse_client_message(std::string_view text) {
  auto object = parse_object(text);
  if (!object) return tl::unexpected(RefusedMessage{std::nullopt, object.error()});
  const auto id = read_id(*object);
  if (!id) return tl::unexpected(RefusedMessage{std::nullopt, id.error()});
  const auto rule = find_rule(*object);
  if (!rule) return tl::unexpected(RefusedMessage{*id, rule.error()});
  compose_texts(*object, **rule);
  if (auto checked = check_fields(*object, **rule); !checked) {
    return tl::unexpected(RefusedMessage{*id, checked.error()});
  }
  return ParsedMessage{*id, *rule, (*rule)->build(*object)};
}

}  // namespace signaling
