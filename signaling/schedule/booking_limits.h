#pragma once

#include <chrono>
#include <cstddef>

// How large a booking may be. Texts are counted in characters (Unicode code points).
namespace signaling {

inline constexpr size_t kMaxIdLength = 40;
inline constexpr size_t kMaxTitleLength = 200;  // of a conference and of an agenda item
inline constexpr size_t kMaxNameLength = 120;   // of persons, posts, departments, communes, presets, kinds
inline constexpr size_t kMaxSites = 200;
inline constexpr size_t kMaxDepartments = 200;
inline constexpr size_t kMaxCommunes = 500;
inline constexpr size_t kMaxAgendaItems = 100;
inline constexpr size_t kMaxSpeakers = 50;  // of one agenda item
inline constexpr size_t kMaxPapers = 20;    // of one agenda item
inline constexpr size_t kMaxLayoutPresets = 20;
inline constexpr size_t kMaxOccurrences = 1'000;  // of one series
inline constexpr size_t kMaxExceptions = 1'000;   // cancelled and moved ones of one series

inline constexpr std::chrono::minutes kMinLength{5};
inline constexpr std::chrono::minutes kMaxLength = std::chrono::hours(24);
inline constexpr std::chrono::minutes kMaxTestWindow = std::chrono::hours(4);
inline constexpr std::chrono::seconds kMaxAhead = std::chrono::days(5 * 366);  // of a start from now, of a series
inline constexpr size_t kMaxProblems = 100;                                    // reported for one booking

}  // namespace signaling
