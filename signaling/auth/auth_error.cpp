#include "signaling/auth/auth_error.h"

#include <iterator>

#include "media/base/check.h"

namespace signaling {
namespace {

using enum AuthError;

constexpr AuthErrorRule kRules[] = {
    {kRoleNotAllowed, "auth.role", "Vai trò của bạn không được làm việc này.", "Your role may not do this."},
    {kScopeNotAllowed, "auth.scope", "Mã truy cập API này không có quyền làm việc này.",
     "This API token has no scope for this."},
    {kOtherConference, "auth.other_conference", "Bạn không có vai trò này trong hội nghị đó.",
     "You do not have this role in that conference."},
    {kOtherSite, "auth.other_site", "Điểm cầu chỉ được làm việc này cho chính mình.",
     "A site may do this for itself only."},
    {kOtherAccount, "auth.other_account", "Bạn chỉ được làm việc này với tài khoản của chính mình.",
     "You may do this with your own account only."},
    {kWrongLogin, "login.wrong", "Tên đăng nhập hoặc mật khẩu không đúng.", "The login name or the password is wrong."},
    {kTooManyAttempts, "login.too_many_attempts", "Đã thử quá nhiều lần; hãy đợi rồi thử lại.",
     "There were too many attempts; wait and try again."},
    {kNotLoggedIn, "login.needed", "Bạn chưa đăng nhập hoặc phiên đăng nhập đã hết hạn; hãy đăng nhập lại.",
     "You are not logged in, or the login has expired; log in again."},
    {kWrongCsrfToken, "login.csrf", "Yêu cầu không đến từ trang của hệ thống; hãy tải lại trang.",
     "The request does not come from a page of this system; reload the page."},
    {kWrongToken, "token.wrong", "Mã truy cập không đúng hoặc đã bị thu hồi.", "The token is wrong or was revoked."},
    {kLinkUsed, "link.used", "Đường dẫn này chỉ dùng được một lần và đã được dùng.",
     "This link works once and has been used."},
    {kLinkExpired, "link.expired", "Đường dẫn này đã hết hạn.", "This link has expired."},
    {kPasswordTooShort, "password.too_short", "Mật khẩu phải có ít nhất 10 ký tự.",
     "The password must have at least 10 characters."},
    {kPasswordTooLong, "password.too_long", "Mật khẩu dài quá 200 byte; hãy chọn mật khẩu ngắn hơn.",
     "The password is longer than 200 bytes; choose a shorter one."},
    {kPasswordHasControl, "password.control", "Mật khẩu không được chứa ký tự điều khiển.",
     "The password must not contain control characters."},
    {kPasswordIsLogin, "password.is_login", "Mật khẩu không được chỉ là tên đăng nhập thêm số hoặc dấu.",
     "The password must not be the login name with digits or signs added."},
    {kPasswordTooCommon, "password.too_common", "Mật khẩu này quá dễ đoán; hãy chọn một câu của riêng bạn.",
     "This password is too easy to guess; choose a phrase of your own."},
    {kPinNotSixDigits, "pin.not_six_digits", "Mã PIN phải gồm đúng 6 chữ số.", "The PIN must be exactly 6 digits."},
    {kPinTooSimple, "pin.too_simple", "Mã PIN này quá dễ đoán; hãy chọn 6 chữ số khác.",
     "This PIN is too easy to guess; choose 6 other digits."},
    {kWrongCode, "code.wrong", "Mã kích hoạt không đúng; hãy kiểm tra từng ký tự và nhập lại.",
     "The enrolment code is wrong; check each character and type it again."},
    {kCodeExpired, "code.expired", "Mã kích hoạt đã hết hạn; hãy xin cán bộ vận hành mã mới.",
     "The enrolment code has expired; ask the operator for a new one."},
    {kCodeUsed, "code.used", "Mã kích hoạt đã được dùng; hãy xin cán bộ vận hành mã mới.",
     "The enrolment code has been used; ask the operator for a new one."},
    {kCodeRevoked, "code.revoked", "Mã kích hoạt đã bị thu hồi hoặc thay bằng mã mới.",
     "The enrolment code was revoked or replaced by a newer one."},
    {kCodeTriesSpent, "code.tries_spent", "Mã kích hoạt đã bị nhập sai quá nhiều lần; hãy xin cán bộ vận hành mã mới.",
     "The enrolment code was typed wrongly too often; ask the operator for a new one."},
    {kDeviceRevoked, "device.revoked", "Thiết bị này không còn thuộc điểm cầu; hãy kích hoạt lại bằng mã mới.",
     "This device no longer belongs to the site; enrol it again with a new code."},
    {kPinMissing, "pin.missing", "Thiết bị này chưa có mã PIN; hãy đặt mã PIN trước.",
     "This device has no PIN yet; set one first."},
    {kPinAlreadySet, "pin.already_set", "Thiết bị này đã có mã PIN; muốn đổi, hãy kích hoạt lại thiết bị bằng mã mới.",
     "This device has a PIN already; to change it, enrol the device again with a new code."},
    {kWrongPin, "pin.wrong", "Mã PIN không đúng.", "The PIN is wrong."},
    {kPinTriesSpent, "pin.tries_spent", "Mã PIN đã bị nhập sai quá nhiều lần; hãy kích hoạt lại thiết bị bằng mã mới.",
     "The PIN was typed wrongly too often; enrol the device again with a new code."},
    {kPasswordBusy, "password.busy", "Máy chủ đang kiểm tra nhiều mật khẩu cùng lúc; hãy thử lại sau giây lát.",
     "The server is checking many passwords at once; try again in a moment."},
    {kWrongPassword, "password.wrong", "Mật khẩu hiện tại không đúng.", "The present password is wrong."},
    {kWrongLoginName, "user.login_wrong", "Tên đăng nhập phải có chữ hoặc số và không có khoảng trắng.",
     "A login name must have letters or digits and no blanks."},
    {kLoginTaken, "user.login_taken", "Tên đăng nhập này đã có người dùng; hãy chọn tên khác.",
     "This login name is taken; choose another one."},
    {kLastAdministrator, "user.last_administrator",
     "Đây là quản trị viên cuối cùng đang hoạt động; hãy thêm một quản trị viên khác trước.",
     "This is the last enabled administrator; add another one first."},
    {kUserDisabled, "user.disabled", "Tài khoản này đang bị khóa; hãy mở khóa trước.",
     "This account is disabled; enable it first."},
    {kTooManyTokens, "token.too_many", "Tài khoản này có quá nhiều mã truy cập API; hãy thu hồi những mã không dùng.",
     "This account has too many API tokens; revoke those that are not used."},
};

constexpr bool is_sound() {
  for (size_t i = 0; i < std::size(kRules); ++i) {
    if (kRules[i].error != static_cast<AuthError>(i)) return false;
  }
  return std::size(kRules) == static_cast<size_t>(kCount);
}
static_assert(is_sound());

}  // namespace

std::span<const AuthErrorRule> auth_error_rules() { return kRules; }

const AuthErrorRule& describe(AuthError error) {
  CHECK(error < kCount);
  return kRules[static_cast<size_t>(error)];
}

}  // namespace signaling
