#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "signaling/schedule/schedule_problem.h"

namespace signaling {

// Collects what is wrong, up to a bound. Each check names the field.
class ProblemList {
 public:
  void add(ScheduleProblem problem);
  void add(ProblemCode code, std::string_view field, std::string_view detail = {});

  // One line of text with at most `max_characters`, see problem_of_line.
  void check_line(std::string_view field, std::string_view text, size_t max_characters);
  // The same, and not blank.
  void check_title(std::string_view field, std::string_view text, size_t max_characters);
  // 1 to kMaxIdLength of a-z, 0-9 and -, without "--", which parts a series' id from a date.
  void check_id(std::string_view field, std::string_view id);
  // An id that the store gave: not 0, which names nothing.
  void check_named(std::string_view field, int64_t id);
  // A session's length, kMinLength to kMaxLength.
  void check_length(std::string_view field, std::chrono::minutes length);
  // True if `count` is not above `most`; entries of a longer list are not looked at.
  bool check_count(std::string_view field, size_t count, size_t most);

  bool empty() const { return problems_.empty(); }
  std::vector<ScheduleProblem> take() { return std::move(problems_); }

 private:
  std::vector<ScheduleProblem> problems_;
};

}  // namespace signaling
