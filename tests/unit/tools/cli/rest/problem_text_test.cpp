#include "tools/cli/rest/problem_text.h"

#include <gtest/gtest.h>

namespace tools {
namespace {

TEST(ProblemText, SaysBothLanguagesAndEachWrongField) {
  const auto failure = explain(HttpAnswer{.status = 422, .body = R"({"type":"/problems/fields.wrong","status":422,
      "code":"fields.wrong","title":"Có trường chưa đúng.","en":{"title":"Some fields are not right."},
      "errors":[{"pointer":"/title","code":"field.missing","vi":"phải có","en":"must be there"}]})"});
  EXPECT_EQ(failure.status, ExitStatus::kRefused);
  EXPECT_EQ(failure.code, "fields.wrong");
  EXPECT_EQ(failure.http_status, 422U);
  EXPECT_EQ(failure.text.vi, "Có trường chưa đúng.\n  ✗ /title: phải có");
  EXPECT_EQ(failure.text.en, "Some fields are not right.\n  ✗ /title: must be there");
  EXPECT_TRUE(failure.details.is_object());
}

TEST(ProblemText, AClashHasAnExitStatusOfItsOwn) {
  const auto failure = explain(HttpAnswer{.status = 409, .body = R"({"code":"booking.clash","title":"Trùng.",
      "detail":"Xem.","en":{"title":"Collides.","detail":"See."},
      "clashes":[{"hard":true,"vi":"Mỹ Lộc bận","en":"Mỹ Lộc is busy"},{"hard":false,"vi":"nhẹ","en":"light"}],
      "more":true})"});
  EXPECT_EQ(failure.status, ExitStatus::kClash);
  EXPECT_EQ(failure.text.en, "Collides.\nSee.\n  ✗ Mỹ Lộc is busy\n  ! light\n  … and more");
}

TEST(ProblemText, SaysHowToLogInAgain) {
  const auto failure = explain(HttpAnswer{.status = 401, .body = R"({"code":"auth.wrong_token","title":"Sai.",
      "en":{"title":"Wrong."}})"});
  EXPECT_EQ(failure.text.en, "Wrong.\nLog in again: diem-cau-ctl login NAME");
}

TEST(ProblemText, WithoutProblemDetailsTheStatusIsSaid) {
  for (const auto* body : {"", "<html>", "[]", "{}", R"({"code":7,"errors":7,"clashes":[1]})"}) {
    const auto failure = explain(HttpAnswer{.status = 502, .body = body});
    EXPECT_EQ(failure.status, ExitStatus::kRefused);
    EXPECT_NE(failure.text.vi.find("502"), std::string::npos) << body;
  }
  EXPECT_NE(explain(HttpAnswer{.status = 404}).text.en.find("--server"), std::string::npos);
}

TEST(ProblemText, NoAnswerNamesTheAddressAndTheCure) {
  const ServerUrl server{"https://h:8443", true, false};
  const auto unreachable = explain(media::Error{"net.unreachable", "refused"}, server, true);
  EXPECT_EQ(unreachable.status, ExitStatus::kUnreachable);
  EXPECT_NE(unreachable.text.en.find("https://h:8443 (refused).\nIs it running?"), std::string::npos);
  EXPECT_EQ(unreachable.text.en.find("It is not known"), std::string::npos) << "nothing was sent";
  EXPECT_NE(explain(media::Error{"net.tls", "x"}, server, false).text.en.find("--ca"), std::string::npos);
}

TEST(ProblemText, AChangeThatWasCutMayHaveBeenMade) {
  EXPECT_NE(explain(media::Error{"net.cut", "x"}, {}, true).text.en.find("look before"), std::string::npos);
  EXPECT_EQ(explain(media::Error{"net.cut", "x"}, {}, false).text.en.find("look before"), std::string::npos);
}

}  // namespace
}  // namespace tools
