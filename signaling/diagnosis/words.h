#pragma once

#include <span>
#include <string_view>

#include "signaling/base/text.h"
#include "signaling/diagnosis/verdict.h"

// How people read what the diagnosis says, in both languages: the one place for the pages, for e-mail and for the
// terminal, which get these texts ready made.
namespace signaling {

// The word a program sees, stable, and the text. In the text of a measure {0} is the value and {1} the bound, in that
// of a trunk {0} is its name.
struct KindWords {
  VerdictKind kind;
  std::string_view word;
  std::string_view vi;
  std::string_view en;
};
struct SilenceWords {
  SilenceKind kind;
  std::string_view word;
  std::string_view vi;
  std::string_view en;
};
struct MeasureWords {
  Measure measure;
  std::string_view word;
  int decimals;  // of value and bound; kDeviceState: the value is a device's state; kLength: ms, or s if it is long
  std::string_view vi;
  std::string_view en;
};
struct AdviceWords {
  Advice advice;
  std::string_view word;
  std::string_view vi;
  std::string_view en;
};

inline constexpr int kDeviceState = -1;
inline constexpr int kLength = -2;

// Each value once, in the order of its enumeration.
std::span<const KindWords> kind_words();
std::span<const SilenceWords> silence_words();
std::span<const MeasureWords> measure_words();
std::span<const AdviceWords> advice_words();

std::string_view to_string(VerdictKind kind);      // "hall_camera"
std::string_view to_string(SilenceKind kind);      // "wrong_input"
std::string_view to_string(Measure measure);       // "loss"
std::string_view to_string(Advice advice);         // "call_hall"

// One sentence each. Numbers have a decimal comma in Vietnamese.
Text describe(const Verdict& verdict);  // what is wrong, without the grounds
Text describe(SilenceKind kind);
Text describe(const Evidence& evidence);
Text describe(Advice advice);

}  // namespace signaling
