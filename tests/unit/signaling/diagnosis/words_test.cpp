#include "signaling/diagnosis/words.h"

#include <set>
#include <string>

#include <gtest/gtest.h>
#include <boost/json/serialize.hpp>

#include "mcu/api/site_figures.h"
#include "signaling/diagnosis/verdict_json.h"

namespace signaling {
namespace {

template <typename Row, typename Key>
void check_table(std::span<const Row> rows, int count, Key key) {
  ASSERT_EQ(rows.size(), size_t(count));
  std::set<std::string_view> words;
  for (size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(size_t(key(rows[i])), i) << rows[i].word << " stands at the wrong place";
    EXPECT_TRUE(words.insert(rows[i].word).second) << rows[i].word << " stands twice";
    EXPECT_FALSE(rows[i].vi.empty()) << rows[i].word;
    EXPECT_FALSE(rows[i].en.empty()) << rows[i].word;
    EXPECT_TRUE(rows[i].vi.ends_with('.') && rows[i].en.ends_with('.')) << rows[i].word;
    for (const auto* place : {"{0}", "{1}"}) {
      EXPECT_TRUE(rows[i].en.find(place) == std::string_view::npos || rows[i].vi.find(place) != std::string_view::npos)
          << rows[i].word << " tells " << place << " in English alone";
    }
  }
}

TEST(DiagnosisWords, AreThereForEveryValueInBothLanguages) {
  check_table(kind_words(), kVerdictKinds, [](const auto& row) { return row.kind; });
  check_table(silence_words(), kSilenceKinds, [](const auto& row) { return row.kind; });
  check_table(measure_words(), kMeasures, [](const auto& row) { return row.measure; });
  check_table(advice_words(), kAdvices, [](const auto& row) { return row.advice; });
}

TEST(DiagnosisWords, HaveNumbersAsEachLanguageWritesThem) {
  const auto loss = describe(Evidence{Measure::kLoss, 7.25, 3});
  EXPECT_EQ(loss.vi, "Mất gói 7,2 % trong 10 giây (ngưỡng 3,0 %).");
  EXPECT_EQ(loss.en, "7.2 % of packets lost in 10 seconds (threshold 3.0 %).");
  EXPECT_EQ(describe(Evidence{Measure::kSoundLevel, -0.4, -90}).en, "Sound level 0 dBov (held against -90 dBov).");
  EXPECT_EQ(describe(Evidence{Measure::kEchoDelay, 1e300, 0}).en, "The echo is 1000000000000 ms late.");
}

TEST(DiagnosisWords, TellALongFreezeInSeconds) {
  const struct {
    double ms;
    const char* vi;
    const char* en;
  } cases[] = {{1500, "1500 ms", "1500 ms"}, {9999.4, "9999 ms", "9999 ms"}, {9999.5, "10 giây", "10 s"},
               {10'000, "10 giây", "10 s"}, {171'833, "172 giây", "172 s"}};
  for (const auto& c : cases) {
    const auto text = describe(Evidence{Measure::kFrozenPicture, c.ms, 1000});
    EXPECT_EQ(text.vi, "Hình đứng yên, dù đường truyền tốt (lâu nhất " + std::string(c.vi) + ").");
    EXPECT_EQ(text.en, "The picture stands still though the line is good (longest " + std::string(c.en) + ").");
  }
}

TEST(DiagnosisWords, NameDeviceStatesAndTrunks) {
  for (const auto state : {mcu::DeviceState::kOk, mcu::DeviceState::kMuted, mcu::DeviceState::kLost,
                           mcu::DeviceState::kDenied, mcu::DeviceState::kBusy, mcu::DeviceState::kSilent}) {
    EXPECT_NE(describe(Evidence{Measure::kCameraState, double(state), 0}).en, "Camera: .");
  }
  EXPECT_EQ(describe(Evidence{Measure::kMicrophoneState, double(mcu::DeviceState::kBusy), 0}).vi,
            "Micro: phần mềm khác đang dùng.");
  Verdict verdict{.kind = VerdictKind::kTrunk, .trunk = "Nam"};
  EXPECT_EQ(describe(verdict).vi, "Đường trục chung Nam có sự cố.");
}

TEST(VerdictJson, CarriesValuesAndWords) {
  const ClockPair clocks{WallTime(std::chrono::hours(490'000)), Timestamp(std::chrono::seconds(100))};
  SiteVerdict site{SiteId("y-yen"),
                   {VerdictKind::kTrunk, {{Measure::kLoss, 7.12345, 3}}, Timestamp(std::chrono::seconds(101)),
                    Advice::kCheckTrunk, "Nam"},
                   std::nullopt};
  EXPECT_EQ(boost::json::serialize(to_json(site, clocks)),
            R"({"site":"y-yen","verdict":{"kind":"trunk","since":"2025-11-24T16:00:01Z","evidence":[)"
            R"({"measure":"loss","value":7.123E0,"bound":3E0,"vi":"Mất gói 7,1 % trong 10 giây (ngưỡng 3,0 %).",)"
            R"("en":"7.1 % of packets lost in 10 seconds (threshold 3.0 %)."}],"advice":{"code":"check_trunk",)"
            R"("vi":"Báo đơn vị quản lý đường trục; không cần tìm lỗi ở từng điểm cầu.",)"
            R"("en":"Call who runs the trunk; there is nothing to look for at each site."},)"
            R"("vi":"Đường trục chung Nam có sự cố.","en":"The shared trunk Nam is at fault.","trunk":"Nam"},)"
            R"("silence":null})");
  site.verdict = {};
  site.silence = Silence{SilenceKind::kMuted, {{Measure::kMicrophoneOff, 0, 0}}, {}, Advice::kSwitchOnMicrophone};
  const auto object = to_json(site, clocks);
  EXPECT_FALSE(object.at("verdict").as_object().contains("trunk"));
  EXPECT_EQ(object.at("silence").at("kind").as_string(), "muted");
  EXPECT_EQ(object.at("silence").at("evidence").at(0).at("measure").as_string(), "microphone_off");
}

}  // namespace
}  // namespace signaling
