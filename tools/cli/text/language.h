#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "signaling/base/text.h"

namespace tools {

using signaling::Text;

enum class Language { kVietnamese, kEnglish };

// The value of an environment variable; nothing if it is not set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

// The language to speak: what `--lang` says ("vi", "en"), otherwise the first of LC_ALL, LC_MESSAGES and LANG that is
// not empty (POSIX.1-2017 §8.2). Vietnamese unless one of them says English: "C" says nothing.
Language choose_language(std::string_view option, const Environment& environment);

inline const std::string& in(Language language, const Text& text) {
  return language == Language::kVietnamese ? text.vi : text.en;
}

}  // namespace tools
