#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace signaling {

// Everything the schedule says no to, or warns of. The word a program sees and the sentences a person reads stand in
// one table (schedule_problem_rules).
enum class ProblemCode : uint8_t {
  kEmpty,
  kTooLong,
  kControlCharacter,
  kNotUtf8,
  kBadId,
  kTooMany,
  kOutOfRange,
  kEndBeforeStart,
  kStartInPast,
  kNotWholeMinute,
  kSiteTwice,
  kUnknownSite,
  kSiteNotInvited,
  kUnknownUser,
  kUnknownPaper,
  kNoChairSite,
  kNoLecturer,
  kNoLecture,
  kUnknownLayout,
  kUnknownPreset,
  kNamedTwice,
  kBadRule,
  kEndlessSeries,
  kSeriesTooLong,
  kStartNotInSeries,
  kNotInSeries,
  kSeriesOverlaps,
  kNothingLeft,
  kShortMonths,
  kUnknownConference,
  kWrongPhase,
  kNotConfirmed,
  kReopenOver,
  kNotLater,
  kTooFarAhead,
  kQuestionPending,
  kNoQuestion,
  kConferenceExists,
  kCount
};

struct ProblemRule {
  ProblemCode code;
  std::string_view word;  // stable, dotted: "series.endless"
  std::string_view vi;    // {0} stands for what the caller names
  std::string_view en;
};

std::span<const ProblemRule> schedule_problem_rules();

// One problem, as it goes to whoever asked.
struct ScheduleProblem {
  std::string field;  // the member that is wrong: "agenda[3].title"; empty: none in particular
  std::string code;   // the rule's word
  std::string vi;
  std::string en;
  friend bool operator==(const ScheduleProblem&, const ScheduleProblem&) = default;
};

// Makes a problem from its rule. `detail_vi` and `detail_en` fill {0}; they are data, are cut to 160 bytes and never
// read as a format.
ScheduleProblem make_problem(ProblemCode code, std::string_view field, std::string_view detail_vi,
                             std::string_view detail_en);
// The same when both languages name the same thing.
ScheduleProblem make_problem(ProblemCode code, std::string_view field = {}, std::string_view detail = {});

}  // namespace signaling
