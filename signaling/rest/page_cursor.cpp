#include "signaling/rest/page_cursor.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "media/base/bytes.h"
#include "signaling/base/hex.h"

namespace signaling {
namespace {

namespace json = boost::json;

constexpr std::string_view kDigits = "0123456789abcdef";
constexpr size_t kLongest = 2048;

}  // namespace

std::string write_cursor(const std::vector<std::string>& keys) {
  return to_hex(media::as_bytes(json::serialize(json::array(keys.begin(), keys.end()))));
}

std::optional<std::vector<std::string>> read_cursor(std::string_view cursor, size_t count) {
  if (cursor.size() % 2 != 0 || cursor.size() > kLongest) return std::nullopt;
  std::string text;
  for (size_t i = 0; i < cursor.size(); i += 2) {
    const size_t high = kDigits.find(cursor[i]);
    const size_t low = kDigits.find(cursor[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    text += static_cast<char>(high * 16 + low);
  }
  json::error_code error;
  const json::value value = json::parse(text, error);
  if (error || !value.is_array() || value.get_array().size() != count) return std::nullopt;
  std::vector<std::string> keys;
  for (const auto& key : value.get_array()) {
    if (!key.is_string()) return std::nullopt;
    keys.emplace_back(key.get_string());
  }
  return keys;
}

}  // namespace signaling
