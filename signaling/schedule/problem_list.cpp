#include "signaling/schedule/problem_list.h"

#include <algorithm>
#include <string>

#include "signaling/schedule/booking_limits.h"
#include "signaling/schedule/plain_text.h"

namespace signaling {

void ProblemList::add(ScheduleProblem problem) {
  if (problems_.size() < kMaxProblems) problems_.push_back(std::move(problem));
}

void ProblemList::add(ProblemCode code, std::string_view field, std::string_view detail) {
  add(make_problem(code, field, detail));
}

void ProblemList::check_line(std::string_view field, std::string_view text, size_t max_characters) {
  if (const auto code = problem_of_line(text, max_characters)) add(*code, field, std::to_string(max_characters));
}

void ProblemList::check_title(std::string_view field, std::string_view text, size_t max_characters) {
  if (is_blank(text)) return add(ProblemCode::kEmpty, field);
  check_line(field, text, max_characters);
}

void ProblemList::check_id(std::string_view field, std::string_view id) {
  const bool right =
      !id.empty() && id.size() <= kMaxIdLength && id.find("--") == std::string_view::npos &&
      std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  if (!right) add(ProblemCode::kBadId, field, std::to_string(kMaxIdLength));
}

void ProblemList::check_named(std::string_view field, int64_t id) {
  if (id <= 0) add(ProblemCode::kEmpty, field);
}

void ProblemList::check_length(std::string_view field, std::chrono::minutes length) {
  if (length <= std::chrono::minutes(0)) return add(ProblemCode::kEndBeforeStart, field);
  if (length >= kMinLength && length <= kMaxLength) return;
  add(make_problem(ProblemCode::kOutOfRange, field, "5 phút đến 24 giờ", "5 minutes to 24 hours"));
}

bool ProblemList::check_count(std::string_view field, size_t count, size_t most) {
  if (count <= most) return true;
  add(ProblemCode::kTooMany, field, std::to_string(most));
  return false;
}

}  // namespace signaling
