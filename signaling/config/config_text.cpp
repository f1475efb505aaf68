#include "signaling/config/config_text.h"

#include <algorithm>

namespace signaling {
namespace {

bool is_id(std::string_view text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && text.size() <= 64 && text.front() != '-' && std::all_of(text.begin(), text.end(), fits);
}

}  // namespace

std::string read_id(media::ConfigSection& section) {
  std::string id;
  section.read("id", id);
  section.require("id");
  if (section.has("id") && !is_id(id)) section.complain("id", "must be 1 to 64 of a-z, 0-9 and -");
  return id;
}

std::string read_name(media::ConfigSection& section, std::string_view key) {
  std::string name;
  section.read(key, name, 200);
  section.require(key);
  const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
  if (section.has(key) && (name.empty() || std::any_of(name.begin(), name.end(), is_control))) {
    section.complain(key, "must be one line of text");
  }
  return name;
}

}  // namespace signaling
