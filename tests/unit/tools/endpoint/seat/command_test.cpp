#include "tools/endpoint/seat/command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tools {
namespace {

namespace json = boost::json;

TEST(Command, ReadsSeatActionAndId) {
  const auto command = parse_command(R"({"seat":"my-loc","do":"report","id":7,"samples":true})");
  ASSERT_TRUE(command);
  EXPECT_EQ(command->seat, "my-loc");
  EXPECT_EQ(command->action, "report");
  EXPECT_EQ(command->id, json::value(7));
  EXPECT_EQ(command->members.at("samples"), true);
  EXPECT_EQ(parse_command(R"({"do":"exit"})")->seat, "*");
}

TEST(Command, RefusesWhatIsNone) {
  for (const char* line : {"", "ask", "[]", R"({"seat":"x"})", R"({"do":5})", "{\"do\":\"ask\"} x"}) {
    EXPECT_EQ(parse_command(line).error().code, "endpoint.command") << line;
  }
}

TEST(Command, BecomesTheMessageOfTheProtocol) {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"do":"ask"})", R"({"type":"floor.request"})"},
      {R"({"do":"release"})", R"({"type":"floor.release"})"},
      {R"({"do":"cancel"})", R"({"type":"floor.cancel"})"},
      {R"({"do":"microphone","on":true})", R"({"type":"microphone","on":true})"},
      {R"({"do":"view","view":"forwarded"})", R"({"type":"view","view":"forwarded"})"},
      {R"({"do":"view","view":"composed","site":"a"})", R"({"type":"view","view":"composed","site":"a"})"},
      {R"({"do":"grant","site":"a","seconds":60,"id":1})", R"({"type":"floor.grant","site":"a","seconds":60})"},
      {R"({"do":"deny","site":"a"})", R"({"type":"floor.deny","site":"a"})"},
      {R"({"do":"revoke","site":"a"})", R"({"type":"floor.revoke","site":"a"})"},
      {R"({"do":"mute","site":"a"})", R"({"type":"mute","site":"a"})"},
      {R"({"do":"mute_all"})", R"({"type":"mute_all"})"},
      {R"({"do":"stage","site":null})", R"({"type":"stage","site":null})"},
      {R"({"do":"layout","preset":"grid"})", R"({"type":"layout","preset":"grid"})"},
      {R"({"do":"ask","delegate":"Nguyễn Văn A"})", R"({"type":"floor.request","delegate":"Nguyễn Văn A"})"},
      {R"({"do":"next"})", R"({"type":"floor.next"})"},
      {R"({"do":"vote","yes":3,"no":1,"abstain":0})", R"({"type":"vote.enter","yes":3,"no":1,"abstain":0})"},
      {R"({"do":"policy","policy":"open"})", R"({"type":"policy","policy":"open"})"},
      {R"({"do":"send","message":{"type":"ping","id":4}})", R"({"type":"ping","id":4})"},
  };
  for (const auto& [line, expected] : cases) {
    const auto message = signaling_message(parse_command(line).value());
    ASSERT_TRUE(message && *message) << line;
    EXPECT_EQ(json::value(**message), json::parse(expected)) << line;
  }
  EXPECT_EQ(signaling_message(parse_command(R"({"do":"report"})").value()).value(), std::nullopt);
  for (const char* line : {R"({"do":"grant"})", R"({"do":"microphone"})", R"({"do":"send","message":"x"})"}) {
    EXPECT_EQ(signaling_message(parse_command(line).value()).error().code, "endpoint.command") << line;
  }
}

}  // namespace
}  // namespace tools
