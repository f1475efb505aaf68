#include "signaling/api/paper_type.h"

#include <algorithm>

#include <fmt/format.h>

namespace signaling {
namespace {

struct PaperType {
  std::string_view media_type;
  std::string_view magic;
  std::string_view plain_name;
};

using namespace std::string_view_literals;

constexpr PaperType kTypes[] = {
    {"application/pdf", "%PDF-"sv, "paper.pdf"},
    {"image/png", "\x89PNG\r\n\x1a\n"sv, "paper.png"},
    {"image/jpeg", "\xff\xd8\xff"sv, "paper.jpg"},
};

const PaperType* find(std::string_view media_type) {
  const auto* found = std::ranges::find(kTypes, media_type, &PaperType::media_type);
  return found == std::end(kTypes) ? nullptr : found;
}

// attr-char of RFC 8187 §3.2.1, without those that some programs stumble over.
bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

}  // namespace

const std::vector<std::string>& paper_types() {
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> words;
    for (const auto& type : kTypes) words.emplace_back(type.media_type);
    return words;
  }();
  return kWords;
}

bool is_paper_of(std::string_view head, std::string_view media_type) {
  const auto* type = find(media_type);
  return type != nullptr && head.starts_with(type->magic);
}

std::string attachment_header(std::string_view file_name, std::string_view media_type) {
  const auto* type = find(media_type);
  std::string coded;
  for (const char c : file_name) {
    if (is_plain(c)) {
      coded += c;
    } else {
      coded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}",
                     type == nullptr ? "paper" : type->plain_name, coded);
}

}  // namespace signaling
