#include "signaling/rest/openapi.h"

#include <algorithm>
#include <cctype>
#include <string>

#include <boost/json/array.hpp>

#include "signaling/auth/action.h"

namespace signaling {
namespace {

namespace json = boost::json;

json::object content(std::string_view type, json::object schema) {
  return {{type, json::object{{"schema", std::move(schema)}}}};
}

// Bytes of another type than JSON have no schema (OpenAPI 3.1 §4.8.14.3).
json::object raw_content(const std::vector<std::string>& types) {
  json::object result;
  for (const auto& type : types) result[type] = json::object{};
  return result;
}

// RFC 9457, as to_reply() writes it.
Schema problem_schema() {
  const Schema any = Schema::lines(0, 2000);
  return Schema::object({
                            {"type", any},
                            {"status", Schema::integer(400, 599)},
                            {"code", any},
                            {"title", any.described("Vietnamese")},
                            {"detail", any.described("Vietnamese"), false},
                            {"en", Schema::object({{"title", any}, {"detail", any, false}})},
                            {"errors",
                             Schema::array(Schema::object({{"pointer", any}, {"code", any}, {"vi", any}, {"en", any}}),
                                           1, Schema::kMaxFaults),
                             false},
                        })
      .named("Problem");
}

json::array parameters_of(const Operation& operation, json::object& components) {
  json::array result;
  for (const auto& name : operation.path.names()) {
    result.push_back(json::object{
        {"name", name}, {"in", "path"}, {"required", true}, {"schema", json::object{{"type", "string"}}}});
  }
  for (const auto& parameter : operation.query) {
    json::object written{{"name", parameter.name}, {"in", "query"}, {"required", parameter.required},
                         {"schema", parameter.schema.to_json(components)}};
    if (!parameter.description.empty()) written["description"] = parameter.description;
    result.push_back(std::move(written));
  }
  if (operation.needs_if_match) {
    result.push_back(json::object{{"name", "If-Match"}, {"in", "header"}, {"required", true},
                                  {"description", "The ETag of the copy that was edited (RFC 9110 §13.1.1)."},
                                  {"schema", json::object{{"type", "string"}}}});
  }
  return result;
}

json::object responses_of(const Operation& operation, json::object& components) {
  json::object result;
  for (const auto& outcome : operation.outcomes) {
    json::object written{{"description", outcome.description}};
    if (!outcome.media_types.empty()) written["content"] = raw_content(outcome.media_types);
    if (outcome.body) written["content"] = content("application/json", outcome.body->to_json(components));
    result[std::to_string(outcome.status)] = std::move(written);
  }
  result["default"] = json::object{
      {"description", "Refused; nothing has changed."},
      {"content", content("application/problem+json", problem_schema().to_json(components))}};
  return result;
}

json::object write(const Operation& operation, json::object& components) {
  json::object result{{"operationId", operation.id}, {"summary", operation.summary}};
  if (auto parameters = parameters_of(operation, components); !parameters.empty()) {
    result["parameters"] = std::move(parameters);
  }
  if (operation.body) {
    result["requestBody"] = json::object{
        {"required", true}, {"content", content("application/json", operation.body->to_json(components))}};
  }
  if (operation.raw_body) {
    result["requestBody"] = json::object{{"required", true}, {"content", raw_content(operation.raw_body->media_types)}};
  }
  result["responses"] = responses_of(operation, components);
  if (operation.action) {
    result["x-action"] = to_string(*operation.action);
  } else {
    result["security"] = json::array{};
  }
  return result;
}

json::object security_schemes() {
  return {
      {"session", json::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "diem_cau_session"},
                               {"description", "Changes also need the header X-CSRF-Token."}}},
      {"token", json::object{{"type", "http"}, {"scheme", "bearer"}}},
  };
}

}  // namespace

json::object openapi_document(const std::vector<Operation>& operations, std::string_view version) {
  json::object paths;
  json::object components;
  for (const auto& operation : operations) {
    json::value& path = paths[operation.path.text()];
    if (!path.is_object()) path = json::object{};
    std::string method = operation.method;
    std::ranges::transform(method, method.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    path.as_object()[method] = write(operation, components);
  }
  return {
      {"openapi", "3.1.0"},
      {"info", json::object{{"title", "Điểm Cầu"}, {"version", version},
                            {"license", json::object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
      {"security", json::array{json::object{{"session", json::array{}}}, json::object{{"token", json::array{}}}}},
      {"paths", std::move(paths)},
      {"components", json::object{{"schemas", std::move(components)}, {"securitySchemes", security_schemes()}}},
  };
}

}  // namespace signaling
