#include "tools/endpoint/seat/remote_help.h"

#include <boost/json.hpp>

#include <gtest/gtest.h>

namespace tools {
namespace {

namespace json = boost::json;
using Names = std::vector<std::string>;

std::optional<RemoteAnswer> answer(const std::string& text, const SeatSettings& settings = {}) {
  return answer_remote(json::parse(text).as_object(), settings);
}

Names kinds_of(const RemoteAnswer& answer) {
  Names kinds;
  for (const auto& device : answer.message.at("devices").as_array()) {
    kinds.emplace_back(device.at("kind").as_string());
    EXPECT_EQ(device.at("chosen"), true);
    EXPECT_FALSE(device.at("id").as_string().empty());
    EXPECT_LE(device.at("label").as_string().size(), 120U);
  }
  return kinds;
}

TEST(AnswerRemote, NamesTheDevicesOfTheSeat) {
  constexpr const char* kAsk = R"({"type":"remote.do","request":12,"what":"devices","by":"x"})";
  SeatSettings settings;
  const auto replayed = answer(kAsk, settings);
  ASSERT_TRUE(replayed);
  EXPECT_EQ(replayed->message.at("type"), "remote.answer");
  EXPECT_EQ(replayed->message.at("request"), 12);
  EXPECT_EQ(replayed->message.at("ok"), true);
  EXPECT_EQ(kinds_of(*replayed), (Names{"camera", "microphone", "loudspeaker"}));
  settings.audio = false;
  EXPECT_EQ(kinds_of(*answer(kAsk, settings)), Names{"camera"});
  settings.audio = true;
  settings.video = false;
  EXPECT_EQ(kinds_of(*answer(kAsk, settings)), (Names{"microphone", "loudspeaker"}));
  settings.media = SeatSettings::Media::kLive;
  settings.live = std::string(105, '-') + "những camera";
  const auto live = answer(kAsk, settings);
  EXPECT_EQ(kinds_of(*live), (Names{"microphone", "loudspeaker"}));
  EXPECT_TRUE(live->message.at("devices").at(0).at("label").as_string().starts_with("GStreamer: -"));
  settings.media = SeatSettings::Media::kNone;
  EXPECT_TRUE(kinds_of(*answer(kAsk, settings)).empty());
}

TEST(AnswerRemote, AgreesToWhatItCanAndRefusesTheRestInWords) {
  const struct {
    const char* asked;
    bool ok, restart;
  } cases[] = {
      {R"({"request":1,"what":"restart"})", true, true},
      {R"({"request":1,"what":"switch","kind":"camera","device":"camera"})", true, false},
      {R"({"request":1,"what":"switch","kind":"microphone","device":"camera"})", false, false},
      {R"({"request":1,"what":"switch","kind":"camera","device":"another"})", false, false},
      {R"({"request":1,"what":"switch"})", false, false},
      {R"({"request":1,"what":"still"})", false, false},
      {R"({"request":1,"what":"dance"})", false, false},
  };
  for (const auto& c : cases) {
    const auto given = answer(c.asked);
    ASSERT_TRUE(given) << c.asked;
    EXPECT_EQ(given->message.at("ok").as_bool(), c.ok) << c.asked;
    const auto* words = given->message.if_contains("text");
    EXPECT_EQ(words != nullptr, !c.ok) << c.asked;
    if (words != nullptr) {
      EXPECT_NE(words->as_string().find(" / This machine "), json::string::npos) << "English second";
    }
    EXPECT_EQ(given->restart, c.restart) << c.asked;
  }
}

TEST(AnswerRemote, DoesNotGoWhereItWouldNotComeBackFrom) {
  SeatSettings settings;
  settings.reconnect = false;
  const auto given = answer(R"({"request":1,"what":"restart"})", settings);
  EXPECT_FALSE(given->restart);
  EXPECT_EQ(given->message.at("ok"), false);
}

TEST(AnswerRemote, PassesOverWhatIsNoRequest) {
  for (const char* text : {"{}", R"({"what":"devices"})", R"({"request":"1","what":"devices"})", R"({"request":1})"}) {
    EXPECT_FALSE(answer(text)) << text;
  }
}

TEST(LayersWithin, KeepsTheSmallOnesThatFitTogether) {
  const Names all{"h", "m", "l"};
  const struct {
    double kbps;
    Names rids, kept;
  } cases[] = {
      {10'000, all, all},          {2150, all, all},   {2149, all, {"m", "l"}}, {650, all, {"m", "l"}},
      {649, all, {"l"}},           {100, all, {"l"}},  {1700, {"h", "l"}, {"h", "l"}},
      {600, {"h", "m"}, {"m"}},    {100, {"h"}, {"h"}}, {100, {}, {}},
  };
  for (const auto& c : cases) EXPECT_EQ(layers_within(c.kbps, c.rids), c.kept) << c.kbps;
}

}  // namespace
}  // namespace tools
