#include "signaling/calendar/calendar_refusal.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "media/base/check.h"

namespace signaling {
namespace {

struct Rule {
  std::string_view code;
  std::string_view vi;
  std::string_view en;
};

constexpr Rule kRules[] = {
    {"booking.unknown", "Không có lịch hội nghị này.", "There is no such booking."},
    {"booking.no_occurrence", "Chuỗi không có hội nghị vào ngày này.", "The series has no conference on this day."},
    {"conference.unknown", "Không có hội nghị này.", "There is no such conference."},
    {"booking.invalid", "Lịch hội nghị chưa đúng.", "The booking is not right."},
    {"booking.clash", "Lịch hội nghị bị trùng.", "The booking collides with others."},
    {"booking.changed", "Có người vừa sửa lịch này. Hãy xem lại rồi lưu.",
     "Somebody has changed this booking meanwhile. Look at it again, then save."},
    {"booking.in_session", "Hội nghị đang họp. Hãy kết thúc hội nghị trước.",
     "The conference is in session. Close it first."},
    {"booking.over", "Hội nghị đã diễn ra. Muốn họp lại, hãy sao chép lịch này.",
     "The conference has taken place. To meet again, copy this booking."},
    {"booking.papers_over", "Hội nghị đã kết thúc quá 7 ngày: không thêm bớt tài liệu được nữa.",
     "The conference ended more than 7 days ago: its papers stay as they are."},
    {"booking.cancelled", "Lịch này đã hủy. Muốn họp, hãy sao chép lịch này.",
     "This booking is cancelled. To meet after all, copy it."},
    {"booking.urgent", "Không sửa được lịch của cuộc họp khẩn.",
     "The booking of an urgent conference cannot be edited."},
};

}  // namespace

CalendarRefusal make_refusal(std::string_view code) {
  const auto rule = std::ranges::find(kRules, code, &Rule::code);
  CHECK(rule != std::end(kRules));
  return {std::string(code), {std::string(rule->vi), std::string(rule->en)}};
}

CalendarRefusal make_refusal(media::Error error) { return {std::move(error.code), {{}, std::move(error.message)}}; }

CalendarRefusal make_refusal(ScheduleProblem problem) {
  CalendarRefusal refusal{problem.code, {problem.vi, problem.en}};
  refusal.problems.push_back(std::move(problem));
  return refusal;
}

CalendarRefusal make_refusal(std::vector<ScheduleProblem> problems) {
  auto refusal = make_refusal("booking.invalid");
  refusal.problems = std::move(problems);
  return refusal;
}

CalendarRefusal make_refusal(ClashReport clashes) {
  auto refusal = make_refusal("booking.clash");
  refusal.clashes = std::move(clashes);
  return refusal;
}

}  // namespace signaling
