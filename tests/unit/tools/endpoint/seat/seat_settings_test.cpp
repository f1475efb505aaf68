#include "tools/endpoint/seat/seat_settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/endpoint/seat/json_fields.h"

namespace tools {
namespace {

media::Result<SeatSettings> read(const char* text) {
  SeatSettings defaults;
  defaults.url = "ws://default/ws";
  return read_seat_settings(parse_object(text).value(), defaults);
}

TEST(SeatSettings, MembersReplaceDefaults) {
  const auto settings = read(R"({"name":"my-loc","token":"t","sign":7,"media":"none","sound":"quiet",
      "microphone":"always","slots":3,"decode":"first","listen":false,"view":"forwarded","messages":["roster"],
      "reconnect":false,"answer_calls":false,"content":"always","reports":{"limit":"cpu"},"fault":{"loss":0.1},
      "record":"/tmp/x","live":"videotestsrc ! video.","play_sound":"fakesink"})");
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->name, "my-loc");
  EXPECT_EQ(settings->url, "ws://default/ws");
  EXPECT_EQ(settings->sign, 7);
  EXPECT_EQ(settings->media, SeatSettings::Media::kNone);
  EXPECT_EQ(settings->microphone, SeatSettings::Microphone::kAlways);
  EXPECT_EQ(settings->content, SeatSettings::Content::kAlways);
  EXPECT_EQ(settings->slots, 3U);
  EXPECT_EQ(settings->decoding, PictureViewer::Decoding::kFirst);
  EXPECT_FALSE(settings->listen);
  EXPECT_EQ(settings->view, "forwarded");
  EXPECT_THAT(settings->messages, testing::ElementsAre("roster"));
  EXPECT_FALSE(settings->reconnect);
  EXPECT_FALSE(settings->answer_calls);
  EXPECT_EQ(settings->fault.line.loss, 0.1);
  EXPECT_EQ(settings->play_sound, "fakesink");
  EXPECT_EQ(settings->reports.value().at("limit").as_string(), "cpu");
  EXPECT_TRUE(read("{}")->reports.value().empty()) << "what is measured";
  EXPECT_FALSE(read(R"({"reports":false})")->reports);
}

TEST(SeatSettings, ASeatWithoutNameIsCalledByItsSign) {
  EXPECT_EQ(read(R"({"sign":4})")->name, "seat-4");
  EXPECT_EQ(read_seat_settings({}, SeatSettings()).error().message, "the seat has no \"url\"");
}

TEST(SeatSettings, RefusesWrongMembersByName) {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"colour":"red"})", "colour"},  {R"({"sign":18})", "sign"},       {R"({"sign":-1})", "sign"},
      {R"({"sign":1.5})", "sign"},        {R"({"media":"tape"})", "media"}, {R"({"token":5})", "token"},
      {R"({"slots":33})", "slots"},       {R"({"listen":1})", "listen"},    {R"({"messages":"all"})", "messages"},
      {R"({"messages":[1]})", "messages"}, {R"({"reports":2})", "reports"},
      {R"({"fault":{"loss":2}})", "fault"}};
  for (const auto& [text, name] : cases) {
    const auto settings = read(text);
    ASSERT_FALSE(settings) << text;
    EXPECT_EQ(settings.error().code, "endpoint.settings");
    EXPECT_THAT(settings.error().message, testing::HasSubstr("\"" + std::string(name) + "\""));
  }
}

}  // namespace
}  // namespace tools
