#include "tools/cli/command/booking_views.h"

namespace tools {

std::vector<CommandOption> span_options() {
  return {{"--from", {"Từ lúc nào (hôm nay)", "From when (today)"}},
          {"--to", {"Đến lúc nào (31 ngày sau)", "Until when (31 days later)"}}};
}

Outcome<Span> span_of(const Arguments& arguments, CalendarTime now) {
  constexpr std::chrono::days kSpan{31};
  const auto from = arguments.has("from") ? parse_time(arguments.text("from"), now) : start_of_day(now);
  if (!from) return tl::unexpected(from.error());
  const auto to = arguments.has("to") ? parse_time(arguments.text("to"), now) : *from + kSpan;
  if (!to) return tl::unexpected(to.error());
  if (*to <= *from) return wrong_use("--to phải sau --from.", "--to must be after --from.");
  return Span{*from, *to};
}

std::string booking_path(const Arguments& arguments) { return "/bookings/" + path_segment(arguments.text("booking")); }

View calendar_view() {
  return {.shape = View::Shape::kList,
          .columns = {{{"Bắt đầu", "Start"}, "start", Format::kTime},
                      {{"Kết thúc", "End"}, "end", Format::kTime},
                      {{"Hội nghị", "Conference"}, "title"},
                      {{"Điểm cầu", "Sites"}, "sites", Format::kCount},
                      {{"Trung tâm", "Chair's site"}, "chair_site"},
                      {{"Trạng thái", "Phase"}, "phase", Format::kPhase},
                      {{"Mã lịch", "Booking"}, "booking"},
                      {{"Mã hội nghị", "Conference id"}, "conference"}},
          .empty = {"Không có hội nghị nào.", "There are no conferences."}};
}

View booking_view(Text done) {
  return {.shape = View::Shape::kRecord,
          .columns = {{{"Mã lịch", "Booking"}, "id"},
                      {{"Tên", "Title"}, "title"},
                      {{"Bắt đầu", "Start"}, "start", Format::kTime},
                      {{"Thời lượng", "Length"}, "length_min", Format::kMinutes},
                      {{"Kết nối thử trước", "Test before it"}, "test_window_min", Format::kMinutes},
                      {{"Điểm cầu", "Sites"}, "sites"},
                      {{"Điểm cầu trung tâm", "Chair's site"}, "chair_site"},
                      {{"Sở, ngành", "Departments"}, "departments"},
                      {{"Xã", "Communes"}, "communes"},
                      {{"Số mục chương trình", "Agenda items"}, "agenda", Format::kCount},
                      {{"Quyền phát biểu", "Floor policy"}, "policy"},
                      {{"Báo cáo viên", "Lecturer"}, "lecturer"},
                      {{"Bố cục", "Layouts"}, "layout_presets"},
                      {{"Lặp lại", "Repeats"}, "recurrence.rule"},
                      {{"Đã hủy", "Cancelled"}, "cancelled", Format::kYesNo},
                      {{"Sửa lúc", "Changed"}, "changed.at", Format::kTime},
                      {{"Người sửa", "Changed by"}, "changed.by"}},
          .done = std::move(done)};
}

Outcome<void> nothing_done() {
  return fail(ExitStatus::kRefused, "cli.not_agreed", "Không thay đổi gì.", "Nothing was changed.");
}

}  // namespace tools
