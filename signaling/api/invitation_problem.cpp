#include "signaling/api/invitation_problem.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "signaling/api/store_problem.h"

namespace signaling {

namespace json = boost::json;

namespace {

struct InvitationProblemRule {
  std::string_view code;
  unsigned status;
  std::string_view vi;
  std::string_view en;
};

constexpr InvitationProblemRule kRules[] = {
    {"attendance.not_invited", 409, "Điểm cầu không có trong thành phần mời; hãy xem giấy mời mới nhất.",
     "The site is not invited; look at the newest invitation."},
    {"attendance.cancelled", 409, "Hội nghị đã bị hủy.", "The conference is cancelled."},
    {"attendance.over", 409, "Hội nghị đã kết thúc.", "The conference is over."},
    {"attendance.head", 422, "Người dẫn đầu phải là một dòng, tối đa 120 ký tự.",
     "The head of delegation must be one line of at most 120 characters."},
    {"attendance.number", 422, "Số đại biểu phải từ 0 đến 1000.", "The number of delegates must be 0 to 1000."},
    {"booking.cancelled", 409, "Hội nghị đã bị hủy nên không gửi giấy mời.",
     "The conference is cancelled: nobody is invited."},
    {"mail.disabled", 409, "Chưa bật gửi thư; quản trị viên cần cài đặt máy chủ thư.",
     "Mail is switched off; the administrator has to set the mail server."},
};

}  // namespace

Problem invitation_problem(const media::Error& error) {
  const auto known = std::ranges::find(kRules, std::string_view(error.code), &InvitationProblemRule::code);
  if (known != std::end(kRules)) {
    return {known->status, error.code, {std::string(known->vi), std::string(known->en)}, {}, {}, {}};
  }
  const auto rules = mail_error_rules();
  const auto mail = std::ranges::find(rules, std::string_view(error.code), &MailErrorRule::word);
  if (mail == rules.end()) return store_problem(error);
  const MailError words = make_mail_error(mail->code);
  return {409, error.code, words.text, {}, {}, {}};
}

Problem wrong_settings(SettingFaults faults) {
  std::vector<FieldFault> fields;
  for (auto& fault : faults) fields.push_back({"/" + fault.member, std::move(fault.code), std::move(fault.text)});
  return wrong_fields(std::move(fields));
}

Schema mail_error_schema() {
  return Schema::object({{"code", Schema::text(1, 60)}, {"vi", Schema::text(1, 600)}, {"en", Schema::text(1, 600)}})
      .named("MailError");
}

json::value to_json(const MailError& error) {
  return json::object{{"code", error.code}, {"vi", error.text.vi}, {"en", error.text.en}};
}

}  // namespace signaling
