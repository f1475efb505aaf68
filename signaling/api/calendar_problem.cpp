#include "signaling/api/calendar_problem.h"

#include <algorithm>
#include <array>
#include <utility>

#include "signaling/api/invitation_problem.h"

namespace signaling {
namespace {

bool is_about_a_member(const CalendarRefusal& refusal) {
  return !refusal.problems.empty() && std::ranges::all_of(refusal.problems, [](const auto& p) {
    return !p.field.empty() && p.code.find("conference.") != 0 && p.code != "extension.no_question";
  });
}

unsigned status_of(const CalendarRefusal& refusal) {
  constexpr std::array kMissing = {"booking.unknown", "booking.no_occurrence", "conference.unknown"};
  if (std::ranges::count(kMissing, refusal.code) != 0) return 404;
  return is_about_a_member(refusal) ? 422 : 409;
}

}  // namespace

std::string pointer_of(std::string_view field) {
  std::string pointer = "/";
  for (const char c : field) {
    if (c == '.' || c == '[') {
      pointer += '/';
    } else if (c != ']') {
      pointer += c;
    }
  }
  return pointer;
}

FieldFault to_fault(const ScheduleProblem& problem) {
  return {problem.field.empty() ? "" : pointer_of(problem.field), problem.code, {problem.vi, problem.en}};
}

Problem calendar_problem(const CalendarRefusal& refusal, std::vector<FieldFault> clashes) {
  if (refusal.text.vi.empty()) return invitation_problem({refusal.code, refusal.text.en});
  Problem problem{status_of(refusal), refusal.code, refusal.text, {}, std::move(clashes), {}};
  for (const auto& wrong : refusal.problems) problem.faults.push_back(to_fault(wrong));
  return problem;
}

Moment moment_of(RequestTime now) { return {std::chrono::floor<std::chrono::seconds>(now.wall), now.steady}; }

Person person_of(const ApiCall& call) { return {call.principal.user.value_or(UserId()), call.caller}; }

}  // namespace signaling
