#include "tools/cli/command/create_command.h"

#include "tools/cli/command/booking_request.h"
#include "tools/cli/command/booking_views.h"
#include "tools/cli/rest/findings.h"

namespace tools {
namespace {

namespace json = boost::json;

const std::vector<CommandOption> kOptions = {
    {"--file", {"Tệp JSON của lịch (- là đầu vào chuẩn)", "JSON file of the booking (-: standard input)"}},
    {"--template", {"Bắt đầu từ mẫu này", "Begin with this template"}},
    {"--title", {"Tên hội nghị", "Title"}},
    {"--kind", {"Loại hội nghị", "Kind"}},
    {"--start", {"Thời gian bắt đầu", "Start"}},
    {"--length", {"Thời lượng, phút (120)", "Length in minutes (120)"}, OptionKind::kNumber},
    {"--test-window", {"Kết nối thử trước, phút (60)", "Test before it, in minutes (60)"}, OptionKind::kNumber},
    {"--sites", {"Các điểm cầu: a,b,… hoặc all", "Sites: a,b,… or all"}},
    {"--chair-site", {"Điểm cầu trung tâm", "The chair's site"}},
    {"--chair", {"Chủ trì: tên đăng nhập hoặc mã", "Chair: log-in name or id"}},
    {"--deputy", {"Phó chủ trì", "Deputy"}},
    {"--secretary", {"Thư ký", "Secretary"}},
    {"--operator", {"Cán bộ vận hành phụ trách (người đang đăng nhập)", "Operator in charge (who is logged in)"}},
    {"--departments", {"Sở, ngành được mời: a,b,…", "Departments invited: a,b,…"}},
    {"--communes", {"Xã được mời: a,b,…", "Communes invited: a,b,…"}},
    {"--agenda",
     {"Tệp chương trình: mỗi dòng \"PHÚT TÊN MỤC\", dưới đó \"- ĐIỂM CẦU: NGƯỜI\"",
      "Agenda file: lines \"MINUTES TITLE\", below them \"- SITE: SPEAKER\""}},
    {"--policy",
     {"Quyền phát biểu: chaired (mặc định), open, lecture", "Floor policy: chaired (default), open, lecture"}},
    {"--lecturer", {"Điểm cầu của báo cáo viên, với --policy lecture", "The lecturer's site, with --policy lecture"}},
    {"--layouts",
     {"Bố cục, dùng cái đầu khi bắt đầu: a,b,… (xem lệnh layouts)",
      "Layouts, the first one at the start: a,b,… (see layouts)"}},
    {"--rule",
     {"Lặp lại, RRULE của RFC 5545: FREQ=WEEKLY;COUNT=10", "Repeats, an RRULE of RFC 5545: FREQ=WEEKLY;COUNT=10"}},
    {"--auto-start", {"Tự bắt đầu đúng giờ", "Begins by itself"}, OptionKind::kFlag},
    {"--check", {"Chỉ kiểm tra, không lưu", "Only check, save nothing"}, OptionKind::kFlag}};

Outcome<json::object> template_of(ApiClient& api, const Arguments& arguments) {
  if (!arguments.has("template")) return json::object();
  const auto answer = api.send({.path = "/templates/" + path_segment(arguments.text("template"))});
  if (!answer) return tl::unexpected(answer.error());
  const auto* booking = member(answer->body, "booking");
  return booking != nullptr && booking->is_object() ? booking->get_object() : json::object();
}

Outcome<json::object> booking_of(CommandContext& context, const Arguments& arguments) {
  const auto members = booking_members(arguments, context.now);
  if (!members) return tl::unexpected(members.error());
  const auto base = template_of(context.api, arguments);
  if (!base) return tl::unexpected(base.error());
  return complete_booking(context.api, with_defaults(*members, *base));
}

bool has_errors(const json::object& report) {
  const auto* errors = report.if_contains("errors");
  return errors != nullptr && errors->is_array() && !errors->get_array().empty();
}

// Why the report forbids the booking, if it does.
Outcome<void> verdict(const json::object& report) {
  const bool wrong = has_errors(report);
  if (!wrong && !has_hard_clash(report)) return {};
  Failure failure{.status = wrong ? ExitStatus::kRefused : ExitStatus::kClash,
                  .code = wrong ? "booking.invalid" : "booking.clash",
                  .text = wrong ? Text{"Lịch hội nghị chưa đúng:", "The booking is not right:"}
                                : Text{"Lịch hội nghị bị trùng:", "The booking collides with others:"},
                  .details = report};
  const Text found = findings(report);
  failure.text.vi += "\n" + found.vi;
  failure.text.en += "\n" + found.en;
  return tl::unexpected(std::move(failure));
}

// The check's answer; what only warns is said on the side.
Outcome<json::object> check(CommandContext& context, const json::object& booking) {
  auto answer = context.api.send({.method = "POST", .path = "/bookings/checks", .body = booking});
  if (!answer) return tl::unexpected(std::move(answer.error()));
  if (!answer->body.is_object()) return json::object();
  return std::move(answer->body.get_object());
}

Outcome<void> report_check(CommandContext& context, const json::object& report) {
  const auto judged = verdict(report);
  if (!judged && !context.json) return judged;
  context.print({.done = {"Lịch đúng, không trùng.", "The booking is right and collides with nothing."}}, report);
  if (judged) return {};
  // The report has been printed for a program: only the exit status is left to say.
  return tl::unexpected(Failure{.status = judged.error().status, .code = judged.error().code});
}

Outcome<void> create(CommandContext& context, const Arguments& arguments) {
  const auto booking = booking_of(context, arguments);
  if (!booking) return tl::unexpected(booking.error());
  const auto report = check(context, *booking);
  if (!report) return tl::unexpected(report.error());
  const auto judged = verdict(*report);
  if (judged && !findings(*report).vi.empty()) context.note(findings(*report));
  if (arguments.has("check")) return report_check(context, *report);
  if (!judged) return judged;
  const auto answer = context.api.send({.method = "POST", .path = "/bookings", .body = *booking});
  if (!answer) return tl::unexpected(answer.error());
  context.print(booking_view({"Đã lưu lịch hội nghị.", "The booking is saved."}), answer->body);
  return {};
}

}  // namespace

Command create_command() {
  return {.name = "create",
          .summary = {"Đặt lịch một hội nghị", "Books a conference"},
          .example = "create --title \"Giao ban tháng 12\" --start \"2026-12-01 08:00\" --length 120 --sites all "
                     "--chair-site tinh-uy --chair chutich --agenda chuong-trinh.txt",
          .options = kOptions,
          .run = create};
}

}  // namespace tools
