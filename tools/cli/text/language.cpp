#include "tools/cli/text/language.h"

namespace tools {
namespace {

Language language_of(std::string_view locale) {
  return locale.starts_with("en") ? Language::kEnglish : Language::kVietnamese;
}

}  // namespace

Language choose_language(std::string_view option, const Environment& environment) {
  if (!option.empty()) return language_of(option);
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const auto value = environment(name); value && !value->empty()) return language_of(*value);
  }
  return Language::kVietnamese;
}

}  // namespace tools
