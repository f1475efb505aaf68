#include "signaling/mail/content_lines.h"

#include "signaling/base/text.h"

namespace signaling {
namespace {

constexpr size_t kMaxLineBytes = 75;
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kFold = "\r\n ";

std::string unfold(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const size_t fold = text.find(kFold);
    result += text.substr(0, fold);
    text.remove_prefix(fold == std::string_view::npos ? text.size() : fold + kFold.size());
  }
  return result;
}

void add_folded(std::string& result, std::string_view line) {
  std::string piece = clip(line, kMaxLineBytes);
  result += piece;
  for (line.remove_prefix(piece.size()); !line.empty(); line.remove_prefix(piece.size())) {
    piece = clip(line, kMaxLineBytes - 1);  // the space counts
    result.append(kFold).append(piece);
  }
  result += kLineEnd;
}

}  // namespace

std::string refold(std::string_view text) {
  const std::string unfolded = unfold(text);
  std::string result;
  result.reserve(text.size());
  for (std::string_view rest = unfolded; !rest.empty();) {
    const size_t end = rest.find(kLineEnd);
    add_folded(result, rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + kLineEnd.size());
  }
  return result;
}

}  // namespace signaling
