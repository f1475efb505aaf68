// How the service is, what was done in it, what mail it sends.
#include "tools/cli/command/booking_views.h"
#include "tools/cli/command/command.h"

namespace tools {
namespace {

Command health_command() {
  return {.name = "health",
          .summary = {"Tình trạng của hệ thống", "How the system is"},
          .example = "health",
          .request = [](const Arguments&, CalendarTime) -> Outcome<ApiRequest> {
            return ApiRequest{.path = "/health"};
          },
          .view = {.shape = View::Shape::kRecord,
                   .columns = {{{"Tình trạng", "Status"}, "status", Format::kHealth},
                               {{"Phiên bản", "Version"}, "version"},
                               {{"Chạy được", "Up for"}, "uptime_s", Format::kSpan},
                               {{"Máy chủ hình ảnh (mcu)", "Media server (mcu)"}, "mcu", Format::kHealth},
                               {{"Sự cố của mcu", "Its problem"}, "mcu_problem"},
                               {{"Hội nghị đang mở", "Open conferences"}, "conferences"},
                               {{"Điểm cầu đã kết nối", "Sites connected"}, "connected_sites"},
                               {{"Số kết nối", "Connections"}, "connections"},
                               {{"Thư chờ gửi", "Mail waiting"}, "mail_waiting"},
                               {{"Cơ sở dữ liệu", "Database"}, "store_bytes", Format::kBytes},
                               {{"Đĩa còn trống", "Free on disk"}, "free_bytes", Format::kBytes}}}};
}

const CommandOption kLimit{"--limit", {"Nhiều nhất bao nhiêu (50)", "At most so many (50)"}, OptionKind::kNumber};

Command audit_command() {
  return {.name = "audit",
          .summary = {"Nhật ký: ai đã làm gì, mới nhất trước", "The audit: who did what, the newest first"},
          .example = "audit --text my-loc --limit 20",
          .options = {{"--text", {"Tìm trong nhật ký", "Look for this"}}, kLimit},
          .request = [](const Arguments& arguments, CalendarTime) -> Outcome<ApiRequest> {
            return ApiRequest{.path = "/audit", .query = {{"text", arguments.text("text")}}};
          },
          .view = {.shape = View::Shape::kList,
                   .columns = {{{"Lúc", "At"}, "at", Format::kTime},
                               {{"Ai", "Who"}, "who"},
                               {{"Việc", "Action"}, "action"},
                               {{"Đối tượng", "Object"}, "object"},
                               {{"Chi tiết", "Details"}, "details"}},
                   .empty = {"Nhật ký trống.", "There are no entries."}},
          .pages = 50};
}

Command mail_command() {
  return {.name = "mail",
          .summary = {"Thư mời chờ gửi, đã gửi, không gửi được", "Mail that waits, was sent, or failed"},
          .example = "mail --state failed",
          .options = {{"--state",
                       {"Chỉ thư ở trạng thái này: queued, sending, sent, failed, replaced",
                        "Only mail in this state: queued, sending, sent, failed, replaced"}},
                      kLimit},
          .request = [](const Arguments& arguments, CalendarTime) -> Outcome<ApiRequest> {
            return ApiRequest{.path = "/mail", .query = {{"state", arguments.text("state")}}};
          },
          .view = {.shape = View::Shape::kList,
                   .columns = {{{"Lúc", "At"}, "changed_at", Format::kTime},
                               {{"Người nhận", "Recipient"}, "recipient"},
                               {{"Tiêu đề", "Subject"}, "subject"},
                               {{"Trạng thái", "State"}, "state", Format::kMail},
                               {{"Số lần gửi", "Tries"}, "tries"},
                               {{"Gửi lại lúc", "Next try"}, "next_try", Format::kTime},
                               {{"Lỗi", "Error"}, "error"}},
                   .empty = {"Không có thư nào.", "There is no mail."}},
          .pages = 50};
}

Command whoami_command() {
  return {.name = "whoami",
          .summary = {"Đang làm việc với tên ai", "As whom you work"},
          .example = "whoami",
          .request = [](const Arguments&, CalendarTime) -> Outcome<ApiRequest> { return ApiRequest{.path = "/me"}; },
          .view = {.shape = View::Shape::kRecord,
                   .columns = {{{"Tên đăng nhập", "Log-in name"}, "user.login"},
                               {{"Họ và tên", "Name"}, "user.name"},
                               {{"Vai trò", "Role"}, "user.role", Format::kRole}}}};
}

}  // namespace

std::vector<Command> system_commands() {
  return {health_command(), audit_command(), mail_command(), whoami_command()};
}

}  // namespace tools
