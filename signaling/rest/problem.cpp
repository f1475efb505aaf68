#include "signaling/rest/problem.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace signaling {
namespace {

namespace json = boost::json;

json::array errors_of(const Problem& problem) {
  json::array errors;
  for (const auto& fault : problem.faults) {
    errors.push_back(json::object{
        {"pointer", fault.pointer}, {"code", fault.code}, {"vi", fault.text.vi}, {"en", fault.text.en}});
  }
  return errors;
}

}  // namespace

Problem not_found() {
  return {404, "not_found", {"Không có mục này.", "There is no such thing."}, {}, {}, {}};
}

Problem wrong_fields(std::vector<FieldFault> faults) {
  return {422, "fields.wrong", {"Có trường chưa đúng.", "Some fields are not right."}, {}, std::move(faults), {}};
}

// RFC 9110 §15.5.2: who is not known is told how to make himself known.
Problem refused(AuthError error) {
  const auto& rule = describe(error);
  const bool unknown = error == AuthError::kNotLoggedIn || error == AuthError::kWrongToken ||
                       error == AuthError::kDeviceRevoked;
  const Text title{std::string(rule.vi), std::string(rule.en)};
  Problem problem{unknown ? 401U : 403U, std::string(rule.word), title, {}, {}, {}};
  if (unknown) problem.headers.emplace_back("WWW-Authenticate", "Bearer");
  return problem;
}

Problem not_json(std::string_view why) {
  const std::string said = clip(why, 200);
  return {400, "body.not_json", {"Nội dung gửi lên không phải JSON đúng.", "The body is not right JSON."},
          {said, said}, {}, {}};
}

Problem wrong_media_type(std::string_view wanted) {
  const std::string header = "Content-Type: " + std::string(wanted) + ".";
  return {415, "body.media_type",
          {"Kiểu nội dung gửi lên không được nhận.", "A body of this media type is not taken."},
          {"Cần " + header, "Send " + header}, {}, {}};
}

Problem body_too_large(size_t max_bytes) {
  constexpr size_t kMiB = 1024 * 1024;
  const bool large = max_bytes >= kMiB;
  const std::string size = std::to_string(large ? max_bytes / kMiB : max_bytes) + (large ? " MiB" : " byte");
  return {413, "body.too_large", {"Nội dung gửi lên quá lớn.", "The body is too large."},
          {"Tối đa " + size + ".", "At most " + size + (large ? "." : "s.")}, {}, {}};
}

Problem internal_error() {
  return {500, "internal", {"Lỗi bên trong máy chủ.", "An error inside the server."},
          {"Không có gì thay đổi. Hãy thử lại; nếu vẫn lỗi, báo cán bộ kỹ thuật.",
           "Nothing has changed. Try again; if it stays, tell a technician."}, {}, {}};
}

Problem method_not_allowed(std::string_view allowed) {
  return {405, "method.not_allowed",
          {"Địa chỉ này không nhận phương thức đó.", "This address does not take the method."},
          {}, {}, {{"Allow", std::string(allowed)}}};
}

Problem too_many_requests(int64_t seconds) {
  const std::string span = std::to_string(seconds);
  return {429, "requests.too_many", {"Gửi quá nhiều yêu cầu.", "Too many requests."},
          {"Hãy thử lại sau " + span + " giây.", "Try again in " + span + " seconds."}, {}, {{"Retry-After", span}}};
}

Problem precondition_failed() {
  return {412, "state.changed", {"Mục này vừa được người khác thay đổi.", "Somebody else has changed this meanwhile."},
          {"Hãy tải lại, xem thay đổi rồi sửa tiếp.", "Load it again, see what changed, then edit."}, {}, {}};
}

Problem precondition_required() {
  return {428, "state.unnamed", {"Thiếu If-Match.", "If-Match is missing."},
          {"Gửi kèm ETag của bản đang sửa để không ghi đè thay đổi của người khác.",
           "Name the ETag of the copy you edit, so that nobody's change is overwritten."}, {}, {}};
}

HttpReply to_reply(const Problem& problem) {
  json::object body{{"type", "/problems/" + problem.code}, {"status", problem.status}, {"code", problem.code},
                    {"title", problem.title.vi}};
  json::object english{{"title", problem.title.en}};
  if (!problem.detail.vi.empty()) {
    body["detail"] = problem.detail.vi;
    english["detail"] = problem.detail.en;
  }
  body["en"] = std::move(english);
  if (!problem.faults.empty()) body["errors"] = errors_of(problem);
  HttpReply reply;
  reply.status = problem.status;
  reply.headers = {{"Content-Type", "application/problem+json"},
                   {"Content-Language", "vi, en"},
                   {"Cache-Control", "no-store"}};
  reply.headers.insert(reply.headers.end(), problem.headers.begin(), problem.headers.end());
  reply.body = std::make_shared<const std::string>(json::serialize(body));
  return reply;
}

}  // namespace signaling
