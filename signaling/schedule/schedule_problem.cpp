#include "signaling/schedule/schedule_problem.h"

#include <algorithm>

#include "media/base/check.h"
#include "signaling/base/text.h"

namespace signaling {
namespace {

using enum ProblemCode;

constexpr size_t kDetailBytes = 160;
constexpr size_t kFieldBytes = 64;

constexpr ProblemRule kRules[] = {
    {kEmpty, "field.empty", "Mục này không được để trống.", "This must not be empty."},
    {kTooLong, "field.too_long", "Tối đa {0} ký tự.", "At most {0} characters are allowed."},
    {kControlCharacter, "field.control_character", "Không được có ký tự điều khiển hoặc xuống dòng.",
     "Control characters and line breaks are not allowed."},
    {kNotUtf8, "field.not_utf8", "Văn bản phải là UTF-8 đúng.", "The text must be valid UTF-8."},
    {kBadId, "field.bad_id", "Mã chỉ gồm 1 đến {0} ký tự a-z, 0-9 và dấu -.", "An id is 1 to {0} of a-z, 0-9 and -."},
    {kTooMany, "field.too_many", "Tối đa {0} mục.", "At most {0} entries are allowed."},
    {kOutOfRange, "field.out_of_range", "Phải trong khoảng {0}.", "Must be {0}."},
    {kEndBeforeStart, "time.end_before_start", "Thời gian kết thúc phải sau thời gian bắt đầu.",
     "The end must be after the start."},
    {kStartInPast, "time.start_in_past", "Thời gian bắt đầu đã qua; hãy chọn thời gian sau {0}.",
     "The start has passed; choose a time after {0}."},
    {kNotWholeMinute, "time.not_whole_minute", "Thời gian phải tròn phút.", "The time must be a whole minute."},
    {kSiteTwice, "site.twice", "Điểm cầu \"{0}\" bị lặp lại.", "The site \"{0}\" stands twice."},
    {kUnknownSite, "site.unknown", "Không có điểm cầu \"{0}\".", "There is no site \"{0}\"."},
    {kSiteNotInvited, "site.not_invited", "Điểm cầu \"{0}\" không dự hội nghị này; hãy thêm vào danh sách điểm cầu.",
     "The site \"{0}\" does not take part; add it to the sites."},
    {kUnknownUser, "user.unknown", "Không có người dùng số {0}, hoặc tài khoản đã khóa.",
     "There is no user {0}, or the account is disabled."},
    {kUnknownPaper, "paper.unknown", "Không có tài liệu số {0}.", "There is no paper {0}."},
    {kNoChairSite, "site.no_chair", "Điểm cầu trung tâm phải có trong danh sách điểm cầu.",
     "The chair's site must be among the sites."},
    {kNoLecturer, "lecture.no_lecturer", "Hãy chọn điểm cầu của báo cáo viên.", "Choose the lecturer's site."},
    {kNoLecture, "lecture.other_policy", "Chỉ có báo cáo viên khi quyền phát biểu là \"Báo cáo\".",
     "There is a lecturer under the policy \"lecture\" only."},
    {kUnknownLayout, "layout.unknown", "Không có bố cục \"{0}\"; chỉ dùng được các bố cục đã cấu hình.",
     "There is no layout \"{0}\"; only the configured ones can be used."},
    {kUnknownPreset, "layout.unknown_preset", "Hội nghị không có bố cục \"{0}\".",
     "The conference has no layout preset \"{0}\"."},
    {kNamedTwice, "field.twice", "\"{0}\" bị lặp lại.", "\"{0}\" stands twice."},
    {kBadRule, "series.bad_rule", "Quy tắc lặp không dùng được: {0}", "The rule cannot be used: {0}"},
    {kEndlessSeries, "series.endless", "Chuỗi hội nghị phải có ngày kết thúc hoặc số lần.",
     "A series must have a last day (UNTIL) or a number of times (COUNT)."},
    {kSeriesTooLong, "series.too_long", "Chuỗi hội nghị tối đa {0}.", "A series may have at most {0}."},
    {kStartNotInSeries, "series.start_not_in_rule",
     "Ngày bắt đầu không theo quy tắc lặp; hãy chọn một ngày của chuỗi, ví dụ {0}.",
     "The start does not follow the rule; choose a day of the series, for example {0}."},
    {kNotInSeries, "series.no_such_occurrence", "Chuỗi không có hội nghị lúc {0}.",
     "The series has no occurrence at {0}."},
    {kSeriesOverlaps, "series.overlaps_itself", "Hai hội nghị của chuỗi trùng giờ lúc {0}.",
     "Two occurrences of the series overlap at {0}."},
    {kNothingLeft, "series.nothing_left", "Mọi hội nghị của chuỗi đều đã bị bỏ; hãy hủy cả chuỗi.",
     "Every occurrence of the series is taken out; cancel the booking instead."},
    {kShortMonths, "series.short_months",
     "Tháng không có ngày {0} sẽ bị bỏ qua; muốn lấy ngày cuối tháng hãy chọn \"ngày cuối tháng\".",
     "Months without a day {0} are skipped; for the last day of a month use BYMONTHDAY=-1."},
    {kUnknownConference, "conference.unknown", "Không có hội nghị \"{0}\".", "There is no conference \"{0}\"."},
    {kWrongPhase, "conference.wrong_phase", "Không làm được khi hội nghị {0}.",
     "This is not possible while the conference {0}."},
    {kNotConfirmed, "conference.not_confirmed", "Hãy xác nhận việc kết thúc hội nghị.",
     "Confirm that the conference is to be closed."},
    {kReopenOver, "conference.reopen_over", "Chỉ mở lại được trong {0} phút sau khi kết thúc.",
     "A conference can be reopened within {0} minutes after its end."},
    {kNotLater, "extension.not_later", "Giờ kết thúc mới phải muộn hơn {0}.", "The new end must be later than {0}."},
    {kTooFarAhead, "extension.too_far", "Hội nghị dài tối đa {0} giờ.", "A conference may last at most {0} hours."},
    {kQuestionPending, "extension.pending", "Đang chờ trả lời cho lần xin kéo dài trước.",
     "The answer to an earlier extension is still awaited."},
    {kNoQuestion, "extension.no_question", "Không có câu hỏi kéo dài nào chờ trả lời của {0}.",
     "No extension awaits the answer of {0}."},
    {kConferenceExists, "conference.exists", "Đã có hội nghị \"{0}\".", "The conference \"{0}\" exists already."},
};
static_assert(std::size(kRules) == static_cast<size_t>(kCount));

std::string fill_in(std::string_view pattern, std::string_view detail) {
  const std::string clipped = clip(detail, kDetailBytes);
  return fill(pattern, {&clipped, 1});
}

}  // namespace

std::span<const ProblemRule> schedule_problem_rules() { return kRules; }

ScheduleProblem make_problem(ProblemCode code, std::string_view field, std::string_view detail_vi,
                             std::string_view detail_en) {
  const auto rule = std::find_if(std::begin(kRules), std::end(kRules), [&](const auto& r) { return r.code == code; });
  CHECK(rule != std::end(kRules));
  return {clip(field, kFieldBytes), std::string(rule->word), fill_in(rule->vi, detail_vi),
          fill_in(rule->en, detail_en)};
}

ScheduleProblem make_problem(ProblemCode code, std::string_view field, std::string_view detail) {
  return make_problem(code, field, detail, detail);
}

}  // namespace signaling
