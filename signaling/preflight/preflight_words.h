#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "signaling/base/text.h"
#include "signaling/preflight/preflight_report.h"

// How people read what a test found, in both languages: the one place for pages, record and dossier, which get these
// texts ready made.
namespace signaling {

// In a text {0} is the value, {1} the bound, {2} the detail. Without advice both texts of it are empty.
struct FindingWords {
  PreflightCheck check;
  Finding finding;
  std::string_view vi;
  std::string_view en;
  std::string_view advice_vi = {};
  std::string_view advice_en = {};
};

// Each finding that a check can have, once.
std::span<const FindingWords> finding_words();
// Null: the check cannot have this finding.
const FindingWords* find_words(PreflightCheck check, Finding finding);

// One sentence: what was found. Numbers have a decimal comma in Vietnamese.
Text describe(const CheckOutcome& check);
// What to do about it; none: nothing.
std::optional<Text> advice_of(const CheckOutcome& check);

}  // namespace signaling
