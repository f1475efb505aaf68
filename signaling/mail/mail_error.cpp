#include "signaling/mail/mail_error.h"

#include <iterator>

#include "media/base/check.h"
#include "signaling/mail/clean_text.h"

namespace signaling {
namespace {

using enum MailErrorCode;

constexpr size_t kMaxDetailBytes = 200;

constexpr MailErrorRule kRules[] = {
    {kAddressNotOneAt, "address.not_one_at", "Địa chỉ thư \"{0}\" phải có đúng một dấu @.",
     "The mail address \"{0}\" must have exactly one @."},
    {kAddressTooLong, "address.too_long",
     "Địa chỉ thư \"{0}\" quá dài: tối đa 64 ký tự trước dấu @ và 254 ký tự tất cả.",
     "The mail address \"{0}\" is too long: at most 64 characters before the @ and 254 in all."},
    {kAddressInternational, "address.international",
     "Địa chỉ thư \"{0}\" có chữ có dấu; máy chủ thư chỉ nhận địa chỉ viết bằng chữ không dấu.",
     "The mail address \"{0}\" has letters outside ASCII; the mail server takes plain letters only."},
    {kAddressWrongName, "address.wrong_name",
     "Phần trước dấu @ của địa chỉ thư \"{0}\" chỉ được gồm chữ, số, dấu chấm đơn và các dấu như - _ +.",
     "Before the @ the mail address \"{0}\" may have letters, digits, single dots and signs like - _ + only."},
    {kAddressWrongDomain, "address.wrong_domain",
     "Tên miền của địa chỉ thư \"{0}\" không đúng; ví dụ đúng: namdinh.gov.vn.",
     "The domain of the mail address \"{0}\" is wrong; a right one is namdinh.gov.vn."},
    {kWrongUid, "invitation.uid", "Mã định danh giấy mời \"{0}\" không đúng.",
     "The UID \"{0}\" must be 1 to 200 letters, digits and . _ @ - only."},
    {kWrongSequence, "invitation.sequence", "Giấy mời đã thay đổi quá nhiều lần.",
     "The SEQUENCE must be at most 2147483647."},
    {kWrongTimes, "invitation.times", "Thời điểm kết thúc phải sau thời điểm bắt đầu.",
     "The end must be after the start, and both in the years 1970 to 9999."},
    {kWrongZone, "invitation.zone", "Múi giờ \"{0}\" không đúng.",
     "The time zone \"{0}\" must be a name like Asia/Ho_Chi_Minh with whole minutes, less than a day, from UTC."},
    {kWrongRule, "invitation.rule", "Quy tắc lặp lại \"{0}\" không đúng.",
     "The recurrence rule \"{0}\" is no RRULE of RFC 5545."},
    {kWrongOccurrence, "invitation.occurrence", "Giấy mời cho một buổi không được kèm quy tắc lặp lại.",
     "An invitation to one occurrence must have no rule or exceptions, and exceptions need a rule."},
    {kWrongUrl, "invitation.url", "Đường dẫn \"{0}\" phải bắt đầu bằng http:// hoặc https:// và không có dấu cách.",
     "The link \"{0}\" must begin with http:// or https:// and have printable ASCII only."},
    {kCancelledRequest, "invitation.cancelled_request", "Hội nghị đã hủy thì gửi thông báo hủy, không gửi giấy mời.",
     "A cancelled conference is sent as a cancellation, not as a request."},
    {kTooMany, "invitation.too_many", "Có quá nhiều {0}.", "There are too many {0}."},
    {kQueueFull, "mail.queue_full", "Hàng đợi thư đã đầy; hãy kiểm tra máy chủ thư rồi gửi lại.",
     "The mail queue is full; check the mail server and send again."},
    {kWrongServer, "smtp.wrong_server", "Tên máy chủ thư, tên máy gửi hoặc cổng không đúng: {0}.",
     "The mail server's name, the client's name or the port is wrong: {0}."},
    {kNotConnected, "smtp.not_connected", "Không kết nối được máy chủ thư: {0}.",
     "There is no connection to the mail server: {0}."},
    {kConnectionLost, "smtp.connection_lost", "Mất kết nối với máy chủ thư khi đang gửi: {0}.",
     "The connection to the mail server broke while sending: {0}."},
    {kTlsFailed, "smtp.tls", "Không mã hóa được kết nối với máy chủ thư (TLS): {0}.",
     "The connection to the mail server cannot be encrypted (TLS): {0}."},
    {kLoginRefused, "smtp.login", "Máy chủ thư từ chối đăng nhập; hãy kiểm tra tên và mật khẩu: {0}",
     "The mail server refuses the log-in; check user and password: {0}"},
    {kSenderRefused, "smtp.sender", "Máy chủ thư từ chối địa chỉ người gửi: {0}",
     "The mail server refuses the sender's address: {0}"},
    {kRecipientRefused, "smtp.recipient", "Máy chủ thư từ chối địa chỉ người nhận: {0}",
     "The mail server refuses the recipient's address: {0}"},
    {kMessageRefused, "smtp.message", "Máy chủ thư từ chối thư: {0}", "The mail server refuses the message: {0}"},
    {kClientBusy, "smtp.busy", "Quá nhiều thư đang chờ gửi; hệ thống sẽ tự gửi lại.",
     "Too many messages wait to be sent; this one is tried again."},
};

constexpr bool is_sound() {
  for (size_t i = 0; i < std::size(kRules); ++i) {
    if (kRules[i].code != static_cast<MailErrorCode>(i)) return false;
  }
  return std::size(kRules) == static_cast<size_t>(kCount);
}
static_assert(is_sound());

}  // namespace

std::span<const MailErrorRule> mail_error_rules() { return kRules; }

MailError make_mail_error(MailErrorCode code, std::string_view detail) {
  CHECK(code < kCount);
  const MailErrorRule& rule = kRules[static_cast<size_t>(code)];
  const std::string clean = clean_line(detail, kMaxDetailBytes);
  return {std::string(rule.word), {fill(rule.vi, {&clean, 1}), fill(rule.en, {&clean, 1})}};
}

}  // namespace signaling
