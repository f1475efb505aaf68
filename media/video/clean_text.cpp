#include "media/video/clean_text.h"

#include <algorithm>
#include <memory>

// Brings GLib's tables of characters.
#include <pango/pango.h>

namespace media {
namespace {

// No text that a person reads in the picture is longer; what is behind is not looked at.
constexpr size_t kMostBytes = 4096;
constexpr int kMostMarks = 3;
constexpr const char* kEllipsis = "…";

struct FreeText {
  void operator()(char* text) const { g_free(text); }
};
using Text = std::unique_ptr<char, FreeText>;

enum class Kind { kLetter, kMark, kBlank, kNothing };

// Letters of the kind "other" that show nothing, marks that only choose between forms, and pictographs, which our fonts
// show as boxes.
bool shows_nothing(gunichar c) {
  const auto within = [c](gunichar first, gunichar last) { return c >= first && c <= last; };
  return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || within(0xfe00, 0xfe0f) ||
         within(0x1f000, 0x1faff) || within(0xe0100, 0xe01ef);
}

Kind kind_of(gunichar c) {
  if (shows_nothing(c)) return Kind::kNothing;
  switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR: return Kind::kBlank;
    case G_UNICODE_FORMAT:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_ENCLOSING_MARK: return Kind::kNothing;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK: return Kind::kMark;
    default: return Kind::kLetter;
  }
}

std::string without_invisible(const char* text) {
  std::string out;
  int marks = kMostMarks;  // none without a letter before them
  bool blank = false;
  for (; *text != '\0'; text = g_utf8_next_char(text)) {
    const gunichar c = g_utf8_get_char(text);
    const Kind kind = kind_of(c);
    if (kind == Kind::kBlank) {
      blank = !out.empty();
      marks = kMostMarks;
    }
    if (kind == Kind::kBlank || kind == Kind::kNothing || (kind == Kind::kMark && marks++ >= kMostMarks)) continue;
    if (kind == Kind::kLetter) marks = 0;
    if (blank) out += ' ';
    blank = false;
    out.append(text, static_cast<size_t>(g_utf8_next_char(text) - text));
  }
  return out;
}

}  // namespace

std::string clean_text(std::string_view text, size_t most_characters) {
  if (text.empty()) return {};
  const Text valid(g_utf8_make_valid(text.data(), static_cast<gssize>(std::min(text.size(), kMostBytes))));
  const Text composed(g_utf8_normalize(without_invisible(valid.get()).c_str(), -1, G_NORMALIZE_DEFAULT_COMPOSE));
  std::string clean = composed ? composed.get() : "";
  if (static_cast<size_t>(g_utf8_strlen(clean.c_str(), -1)) <= most_characters) return clean;
  clean.resize(static_cast<size_t>(g_utf8_offset_to_pointer(clean.c_str(), static_cast<glong>(most_characters)) -
                                   clean.c_str()));
  return clean + kEllipsis;
}

std::vector<std::string_view> text_lines(std::string_view text, size_t most_lines) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < most_lines) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace media
