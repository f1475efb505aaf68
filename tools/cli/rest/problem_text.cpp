#include "tools/cli/rest/problem_text.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "tools/cli/rest/findings.h"

namespace tools {
namespace {

namespace json = boost::json;

void add_line(Text& text, const std::string& vi, const std::string& en) {
  if (!vi.empty()) text.vi += (text.vi.empty() ? "" : "\n") + vi;
  if (!en.empty()) text.en += (text.en.empty() ? "" : "\n") + en;
}

Text words_of(const json::object& problem) {
  Text text;
  json::object english;
  if (const auto* en = problem.if_contains("en"); en != nullptr && en->is_object()) english = en->get_object();
  add_line(text, text_member(problem, "title"), text_member(english, "title"));
  add_line(text, text_member(problem, "detail"), text_member(english, "detail"));
  const Text found = findings(problem);
  add_line(text, found.vi, found.en);
  if (text.en.empty()) text.en = text.vi;
  return text;
}

// What to do is said here only where the service cannot know it: how this program is told who asks.
void add_cure(Failure& failure) {
  if (failure.http_status == 401) {
    add_line(failure.text, "Hãy đăng nhập lại: diem-cau-ctl login TÊN", "Log in again: diem-cau-ctl login NAME");
  }
}

Text words_of_status(unsigned status) {
  const std::string number = std::to_string(status);
  if (status == 404) {
    return {"Máy chủ không có địa chỉ này (404). Kiểm tra --server và phiên bản của máy chủ.",
            "The server does not know this address (404). Check --server and the server's version."};
  }
  return {"Máy chủ trả lời " + number + " mà không nói lý do.",
          "The server answered " + number + " and did not say why."};
}

}  // namespace

Failure explain(const HttpAnswer& refusal) {
  Failure failure{ExitStatus::kRefused, "cli.no_problem_details", words_of_status(refusal.status), refusal.status, {}};
  boost::system::error_code error;
  auto value = json::parse(refusal.body, error);
  if (!error && value.is_object() && value.get_object().contains("code")) {
    const auto& problem = value.get_object();
    failure.code = text_member(problem, "code");
    if (auto text = words_of(problem); !text.vi.empty()) failure.text = std::move(text);
    if (failure.code == "booking.clash") failure.status = ExitStatus::kClash;
    failure.details = std::move(value);
  }
  add_cure(failure);
  return failure;
}

Failure explain(const media::Error& error, const ServerUrl& server, bool changing) {
  Failure failure{ExitStatus::kUnreachable, error.code, {}, 0, {}};
  const std::string at = server.origin + " (" + error.message + ").";
  if (error.code == "net.unreachable") {
    failure.text = {"Không kết nối được với dịch vụ tại " + at +
                        "\nDịch vụ có đang chạy không? systemctl status diem-cau-signaling; kiểm tra --server.",
                    "The service does not answer at " + at +
                        "\nIs it running? systemctl status diem-cau-signaling; check --server."};
    return failure;
  }
  if (error.code == "net.tls") {
    failure.text = {"Không tin được chứng chỉ của " + at + "\nHãy nêu chứng chỉ của máy chủ bằng --ca TỆP.",
                    "The certificate is not trusted at " + at + "\nName the server's certificate with --ca FILE."};
    return failure;
  }
  failure.text = {"Không nhận được đủ câu trả lời từ " + at, "No whole answer came from " + at};
  if (changing) {
    add_line(failure.text, "Chưa biết thay đổi đã được thực hiện hay chưa: hãy xem lại trước khi gửi lần nữa.",
             "It is not known whether the change was made: look before you send it again.");
  }
  return failure;
}

}  // namespace tools
