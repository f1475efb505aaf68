#include "tools/endpoint/seat/preflight.h"

#include <boost/json.hpp>

#include <gtest/gtest.h>

namespace tools {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr media::Timestamp kStart{1000s};

json::object message(const char* text) { return json::parse(text).as_object(); }

json::object with_probe() {
  return message(R"({"type":"preflight.start","test":5,"sounds":true,"quiet_ms":6000,
                     "probe":{"max_kbps":4000,"seconds":2,"bytes":1000000}})");
}

Preflight::Look good_look() {
  return {.devices = {.camera = true, .moving = true, .microphone = true, .microphone_dbov = -31.44},
          .room = SeatMedia::Room{180ms, 12.26},
          .clock_ms = 1'796'090'400'000};
}

TEST(Preflight, IsQuietThenProbesThenAnswers) {
  Preflight preflight;
  EXPECT_EQ(preflight.next_deadline(), media::kNever);
  ASSERT_TRUE(preflight.start(with_probe(), kStart));
  EXPECT_EQ(preflight.next_deadline(), kStart + 6s);
  EXPECT_FALSE(preflight.take_probe(kStart + 5999ms));
  EXPECT_FALSE(preflight.is_through(kStart + 5999ms));
  EXPECT_EQ(preflight.take_probe(kStart + 6s), (Preflight::Probe{1'000'000, 4000, 2}));
  EXPECT_FALSE(preflight.take_probe(kStart + 6s)) << "once";
  EXPECT_EQ(preflight.next_deadline(), media::kNever) << "until the probe is over";
  EXPECT_FALSE(preflight.is_through(kStart + 20s));
  preflight.on_probe({.down_kbps = 3999.96, .up_kbps = 612.34});
  EXPECT_LE(preflight.next_deadline(), kStart + 9s);
  ASSERT_TRUE(preflight.is_through(kStart + 9s));
  EXPECT_EQ(preflight.take_result(good_look()),
            message(R"({"type":"preflight.result","test":5,"browser":"Điểm Cầu endpoint","clock_ms":1796090400000,
                        "up_kbps":612.3,"down_kbps":4000.0,"camera":"ok","camera_moving":true,"microphone":"ok",
                        "microphone_dbov":-31.4,"chirp":"heard","chirp_delay_ms":180.0,"chirp_loss_db":12.3})"));
  EXPECT_FALSE(preflight.is_through(kStart + 9s)) << "one answer";
  EXPECT_EQ(preflight.next_deadline(), media::kNever);
}

TEST(Preflight, SaysNothingOfWhatItWasNotAskedOrDoesNotHave) {
  Preflight preflight;
  const auto asked = message(R"({"test":9007199254740991,"sounds":false,"quiet_ms":0,"probe":null})");
  ASSERT_TRUE(preflight.start(asked, kStart));
  EXPECT_FALSE(preflight.take_probe(kStart));
  ASSERT_TRUE(preflight.is_through(kStart));
  const auto result = preflight.take_result({});
  EXPECT_EQ(result.at("test").as_int64(), 9'007'199'254'740'991);
  EXPECT_EQ(result.size(), 4U) << json::serialize(result);
}

TEST(Preflight, NamesWhatGivesNothing) {
  Preflight preflight;
  ASSERT_TRUE(preflight.start(message(R"({"test":1,"sounds":true,"quiet_ms":0})"), kStart));
  const auto result = preflight.take_result({.devices = {.camera = false, .moving = false, .microphone = false}});
  EXPECT_EQ(result.at("camera"), "silent");
  EXPECT_EQ(result.at("camera_moving"), false);
  EXPECT_EQ(result.at("microphone"), "silent");
  EXPECT_EQ(result.at("chirp"), "failed") << "nothing can be played";
  EXPECT_FALSE(result.contains("chirp_delay_ms"));
}

TEST(Preflight, AnotherTestTakesThePlaceOfTheOneUnderWay) {
  Preflight preflight;
  ASSERT_TRUE(preflight.start(with_probe(), kStart));
  ASSERT_TRUE(preflight.take_probe(kStart + 6s));
  ASSERT_TRUE(preflight.start(message(R"({"test":6,"quiet_ms":1000})"), kStart + 7s));
  preflight.on_probe({.up_kbps = 1});
  EXPECT_FALSE(preflight.is_through(kStart + 7999ms));
  ASSERT_TRUE(preflight.is_through(kStart + 8s));
  const auto result = preflight.take_result(good_look());
  EXPECT_EQ(result.at("test"), 6);
  EXPECT_FALSE(result.contains("up_kbps")) << "that was of the other";
  EXPECT_FALSE(result.contains("chirp"));

  ASSERT_TRUE(preflight.start(with_probe(), kStart));
  preflight.cancel();
  EXPECT_FALSE(preflight.take_probe(kStart + 1h) || preflight.is_through(kStart + 1h));
}

TEST(Preflight, UnderstandsOnlyWhatIsOne) {
  for (const char* text : {R"({})", R"({"test":"5","quiet_ms":1})", R"({"test":1.5,"quiet_ms":1})", R"({"test":1})",
                           R"({"test":1,"quiet_ms":-1})", R"({"test":1,"quiet_ms":"1"})"}) {
    Preflight preflight;
    EXPECT_FALSE(preflight.start(message(text), kStart)) << text;
    EXPECT_EQ(preflight.next_deadline(), media::kNever) << text;
  }
}

TEST(Preflight, IsBounded) {
  Preflight preflight;
  ASSERT_TRUE(preflight.start(
      message(R"({"test":1,"quiet_ms":1e12,"probe":{"max_kbps":1e300,"bytes":1e300,"seconds":1e9}})"), kStart));
  EXPECT_EQ(preflight.next_deadline(), kStart + Preflight::kLongestQuiet);
  EXPECT_EQ(preflight.take_probe(kStart + 1h), (Preflight::Probe{Preflight::kMaxProbeBytes, 1e6, 5}));
  for (const char* probe :
       {R"({"max_kbps":0,"bytes":1,"seconds":1})", R"({"max_kbps":1,"bytes":0,"seconds":1})",
        R"({"max_kbps":1,"bytes":1,"seconds":0})", R"({"bytes":1,"seconds":1})", R"({"max_kbps":1,"bytes":1})", "7"}) {
    const auto text = std::string(R"({"test":1,"quiet_ms":0,"probe":)") + probe + "}";
    ASSERT_TRUE(preflight.start(message(text.c_str()), kStart));
    EXPECT_FALSE(preflight.take_probe(kStart + 1h)) << probe;
  }
}

}  // namespace
}  // namespace tools
