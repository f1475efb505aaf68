#include "tools/cli/rest/api_client.h"

#include <charconv>
#include <optional>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "tools/cli/rest/problem_text.h"

namespace tools {
namespace {

namespace json = boost::json;

std::string target_of(const ApiRequest& request) {
  std::string target = "/api/v1" + request.path;
  char separator = '?';
  for (const auto& [name, value] : request.query) {
    if (value.empty()) continue;
    target += separator + name + "=" + path_segment(value);
    separator = '&';
  }
  return target;
}

HttpRequest http_request(const ApiRequest& request, const std::string& token) {
  HttpRequest http{request.method, target_of(request), request.headers, {}};
  http.headers.emplace_back("Accept", "application/json, application/problem+json");
  if (!token.empty()) http.headers.emplace_back("Authorization", "Bearer " + token);
  if (!request.body.is_null()) {
    http.headers.emplace_back("Content-Type", "application/json");
    http.body = json::serialize(request.body);
  }
  return http;
}

// Delay in seconds (RFC 9110 §10.2.3). The service sends no dates.
std::optional<std::chrono::seconds> retry_after(const HttpAnswer& answer) {
  if (answer.status != 429 && answer.status != 503) return std::nullopt;
  const auto text = answer.header("retry-after");
  if (!text) return std::nullopt;
  int64_t span = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), span);
  if (error != std::errc() || end != text->data() + text->size() || span < 0) return std::nullopt;
  return std::chrono::seconds(span);
}

Outcome<ApiAnswer> read_answer(const HttpAnswer& http) {
  ApiAnswer answer{http.status, {}, http.header("etag").value_or("")};
  if (http.body.empty()) return answer;
  boost::system::error_code error;
  answer.body = json::parse(http.body, error);
  if (!error) return answer;
  return fail(ExitStatus::kUnreachable, "cli.not_json",
              "Câu trả lời không phải JSON. Kiểm tra --server: địa chỉ này có phải của Điểm Cầu không?",
              "The answer is not JSON. Check --server: is this the address of Điểm Cầu?");
}

}  // namespace

std::string path_segment(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  // A segment of dots alone would be resolved away (RFC 3986 §5.2.4).
  const bool only_dots = text.find_first_not_of('.') == text.npos;
  std::string encoded;
  for (const char c : text) {
    if (kUnreserved.find(c) != kUnreserved.npos && !(only_dots && c == '.')) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += kDigits[byte >> 4];
    encoded += kDigits[byte & 15];
  }
  return encoded;
}

ApiClient::ApiClient(HttpTransport& transport, ServerUrl server, Wait wait)
    : transport_(transport), server_(std::move(server)), wait_(std::move(wait)) {}

// The service has not begun what it answers with 429 or 503, so that changes may be sent again too.
Outcome<HttpAnswer> ApiClient::exchange(const HttpRequest& request) {
  const bool changing = request.method != "GET";
  auto answer = transport_.send(request);
  if (answer) {
    const auto span = retry_after(*answer);
    if (!span || *span > kLongestWait) return std::move(*answer);
    wait_(*span);
    answer = transport_.send(request);
  }
  if (!answer) return tl::unexpected(explain(answer.error(), server_, changing));
  return std::move(*answer);
}

Outcome<ApiAnswer> ApiClient::send(const ApiRequest& request) {
  auto answer = exchange(http_request(request, token_));
  if (!answer) return tl::unexpected(std::move(answer.error()));
  if (answer->status < 200 || answer->status > 299) return tl::unexpected(explain(*answer));
  return read_answer(*answer);
}

Outcome<json::array> ApiClient::items(ApiRequest request, size_t most) {
  json::array all;
  std::string cursor;
  do {
    auto page_request = request;
    page_request.query.emplace_back("cursor", cursor);
    auto page = send(page_request);
    if (!page) return tl::unexpected(std::move(page.error()));
    auto* object = page->body.if_object();
    auto* items = object == nullptr ? nullptr : object->if_contains("items");
    if (items == nullptr || !items->is_array()) {
      return fail(ExitStatus::kUnreachable, "cli.no_list", "Câu trả lời không phải một danh sách.",
                  "The answer is no list.");
    }
    for (auto& item : items->get_array()) {
      if (all.size() < most) all.push_back(std::move(item));
    }
    const auto* next = object->if_contains("next");
    const std::string next_cursor = next != nullptr && next->is_string() ? std::string(next->as_string()) : "";
    if (next_cursor == cursor) break;  // a server that goes round in a circle, or the last page
    cursor = next_cursor;
  } while (!cursor.empty() && all.size() < most);
  return all;
}

}  // namespace tools
