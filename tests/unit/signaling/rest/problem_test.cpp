#include "signaling/rest/problem.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "signaling/rest/json_body.h"

namespace signaling {
namespace {

namespace json = boost::json;

std::string header(const HttpReply& reply, const std::string& name) {
  for (const auto& [key, value] : reply.headers) {
    if (key == name) return value;
  }
  return {};
}

TEST(Problem, IsProblemDetailsInBothLanguages) {
  const auto reply = to_reply(wrong_fields({{"/title", "field.missing", {"còn thiếu", "is missing"}}}));
  EXPECT_EQ(reply.status, 422U);
  EXPECT_EQ(header(reply, "Content-Type"), "application/problem+json");
  EXPECT_EQ(json::parse(*reply.body), json::parse(R"({"type":"/problems/fields.wrong","status":422,
      "code":"fields.wrong","title":"Có trường chưa đúng.","en":{"title":"Some fields are not right."},
      "errors":[{"pointer":"/title","code":"field.missing","vi":"còn thiếu","en":"is missing"}]})"));
}

TEST(Problem, TellsWhenToTryAgain) {
  const auto reply = to_reply(too_many_requests(7));
  EXPECT_EQ(reply.status, 429U);
  EXPECT_EQ(header(reply, "Retry-After"), "7");
}

TEST(JsonBody, RefusesWhatIsNotJson) {
  const auto schema = Schema::object({{"a", Schema::integer(0, 9)}});
  EXPECT_EQ(read_json_body("{\"a\":3}", schema).value().at("a"), 3);
  EXPECT_EQ(read_json_body("{\"a\":3", schema).error().code, "body.not_json");
  EXPECT_EQ(read_json_body("", schema).error().code, "body.not_json");
  EXPECT_EQ(read_json_body("{\"a\":\"\xff\"}", schema).error().code, "body.not_json") << "not UTF-8";
  EXPECT_EQ(read_json_body(std::string(100, '['), schema).error().code, "body.not_json") << "too deep";
  const auto wrong = read_json_body("{\"a\":10}", schema);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().faults.at(0).pointer, "/a");
}

}  // namespace
}  // namespace signaling
