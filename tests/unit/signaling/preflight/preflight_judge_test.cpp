#include "signaling/preflight/preflight_judge.h"

#include <chrono>
#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;
using enum PreflightCheck;
using enum CheckResult;
using mcu::DeviceState;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinite = std::numeric_limits<double>::infinity();

mcu::LineFigures line(int64_t packets, int64_t lost, double jitter, std::optional<double> rtt = std::nullopt) {
  mcu::LineFigures figures;
  figures.packets = packets;
  figures.lost = lost;
  figures.jitter_ms = jitter;
  figures.rtt_ms = rtt;
  return figures;
}

// A hall where all is well, tested with sounds.
TestEvidence good() {
  TestEvidence evidence;
  evidence.sounds = true;
  evidence.probed = true;
  evidence.media = true;
  for (int i = 0; i < 6; ++i) evidence.seconds.push_back({line(100, 0, 4), line(150, 0, 6, 40)});
  evidence.endpoint = {.up_kbps = 3900,
                       .down_kbps = 3800,
                       .camera = DeviceState::kOk,
                       .microphone = DeviceState::kOk,
                       .camera_moving = true,
                       .microphone_dbov = -40,
                       .chirp = Chirp::kHeard,
                       .chirp_delay_ms = 35,
                       .chirp_loss_db = 20,
                       .clock_offset_s = 0.4,
                       .browser = "Chrome 140"};
  return evidence;
}

PreflightReport judged(const TestEvidence& evidence) { return judge(evidence, PreflightSettings{}, 40s); }

CheckOutcome outcome(const TestEvidence& evidence, PreflightCheck check) {
  return judged(evidence).checks.at(static_cast<size_t>(check));
}

TEST(PreflightJudge, AGoodHallPassesEachCheckOnceInOrder) {
  const auto report = judged(good());
  ASSERT_EQ(report.checks.size(), static_cast<size_t>(kPreflightChecks));
  for (int i = 0; i < kPreflightChecks; ++i) {
    const auto& check = report.checks[static_cast<size_t>(i)];
    EXPECT_EQ(check.check, static_cast<PreflightCheck>(i));
    EXPECT_EQ(check.result, kPass) << to_string(check.check);
    EXPECT_EQ(check.finding, Finding::kGood) << to_string(check.check);
  }
  EXPECT_EQ(lamp_of(report), Lamp::kGreen);
  EXPECT_TRUE(report.sounds);
  EXPECT_EQ(outcome(good(), kRtt).value, 40);
  EXPECT_EQ(outcome(good(), kJitterDown).value, 6);
  EXPECT_EQ(outcome(good(), kBandUp).value, 3900);
  EXPECT_EQ(outcome(good(), kBrowser).detail, "Chrome 140");
}

struct Change {
  const char* what;
  void (*spoil)(TestEvidence& evidence);
  PreflightCheck check;
  CheckResult result;
  Finding finding;
  std::optional<double> value = std::nullopt;
};

void set_line(TestEvidence& evidence, std::optional<mcu::LineFigures> QuietSecond::* side, const mcu::LineFigures& l) {
  for (auto& second : evidence.seconds) second.*side = l;
}

// Each check: what makes it warn, fail, unknown.
const Change kChanges[] = {
    {"not connected", [](auto& e) { e.end = TestEnd::kAbsent; }, kReach, kFail, Finding::kAbsent},
    {"gone", [](auto& e) { e.end = TestEnd::kLeft; }, kReach, kFail, Finding::kLeft},
    {"dumb", [](auto& e) { e.end = TestEnd::kNoAnswer; }, kReach, kFail, Finding::kNoAnswer},
    {"blocked", [](auto& e) { e.media = false; }, kReach, kFail, Finding::kNoMedia},
    {"helpless", [](auto& e) { e.endpoint.failed = "no sound"; }, kReach, kFail, Finding::kCannot},

    {"far", [](auto& e) { set_line(e, &QuietSecond::downlink, line(150, 0, 6, 250.1)); }, kRtt, kWarn, Finding::kOff,
     250.1},
    {"at the bound", [](auto& e) { set_line(e, &QuietSecond::downlink, line(150, 0, 6, 250)); }, kRtt, kPass,
     Finding::kGood, 250},
    {"farther", [](auto& e) { set_line(e, &QuietSecond::downlink, line(150, 0, 6, 401)); }, kRtt, kFail,
     Finding::kOff, 401},
    {"told of the uplink", [](auto& e) {
       set_line(e, &QuietSecond::downlink, line(150, 0, 6));
       set_line(e, &QuietSecond::uplink, line(100, 0, 6, 300));
     }, kRtt, kWarn, Finding::kOff, 300},
    {"one hiccup", [](auto& e) { e.seconds[2].downlink->rtt_ms = 2000; }, kRtt, kPass, Finding::kGood, 40},
    {"no round trip", [](auto& e) { set_line(e, &QuietSecond::downlink, line(150, 0, 6)); }, kRtt, kWarn,
     Finding::kUnknown},
    {"a round trip that is no number", [](auto& e) { set_line(e, &QuietSecond::downlink, line(150, 0, 6, kNan)); },
     kRtt, kWarn, Finding::kUnknown},

    {"lossy up", [](auto& e) { set_line(e, &QuietSecond::uplink, line(98, 2, 4)); }, kLossUp, kWarn, Finding::kOff, 2},
    {"very lossy up", [](auto& e) { set_line(e, &QuietSecond::uplink, line(95, 5, 4)); }, kLossUp, kFail,
     Finding::kOff, 5},
    {"one packet lost", [](auto& e) {
       e.seconds.resize(1);
       e.seconds[0].uplink = line(9, 1, 4);
     }, kLossUp, kPass, Finding::kGood, 10},
    {"silent up", [](auto& e) { set_line(e, &QuietSecond::uplink, line(0, 0, 0)); }, kLossUp, kWarn,
     Finding::kUnknown},
    {"nothing measured", [](auto& e) { e.seconds.clear(); }, kLossUp, kWarn, Finding::kUnknown},
    {"lossy down", [](auto& e) { set_line(e, &QuietSecond::downlink, line(98, 2, 4)); }, kLossDown, kWarn,
     Finding::kOff, 2},
    {"very lossy down", [](auto& e) { set_line(e, &QuietSecond::downlink, line(0, 100, 4)); }, kLossDown, kFail,
     Finding::kOff, 100},
    {"loss down unknown", [](auto& e) { for (auto& s : e.seconds) s.downlink.reset(); }, kLossDown, kWarn,
     Finding::kUnknown},

    {"shaky up", [](auto& e) { set_line(e, &QuietSecond::uplink, line(100, 0, 25)); }, kJitterUp, kWarn,
     Finding::kOff, 25},
    {"very shaky up", [](auto& e) { set_line(e, &QuietSecond::uplink, line(100, 0, 41)); }, kJitterUp, kFail,
     Finding::kOff, 41},
    {"shaky for a second", [](auto& e) { e.seconds[0].uplink->jitter_ms = 500; }, kJitterUp, kPass, Finding::kGood, 4},
    {"jitter that is no number", [](auto& e) { set_line(e, &QuietSecond::uplink, line(100, 0, kInfinite)); },
     kJitterUp, kWarn, Finding::kUnknown},
    {"shaky down", [](auto& e) { set_line(e, &QuietSecond::downlink, line(100, 0, 25)); }, kJitterDown, kWarn,
     Finding::kOff, 25},
    {"very shaky down", [](auto& e) { set_line(e, &QuietSecond::downlink, line(100, 0, 41)); }, kJitterDown, kFail,
     Finding::kOff, 41},
    {"jitter down unknown", [](auto& e) { e.seconds.clear(); }, kJitterDown, kWarn, Finding::kUnknown},

    {"thin up", [](auto& e) { e.endpoint.up_kbps = 2199; }, kBandUp, kWarn, Finding::kOff, 2199},
    {"very thin up", [](auto& e) { e.endpoint.up_kbps = 0; }, kBandUp, kFail, Finding::kOff, 0},
    {"band up unknown", [](auto& e) { e.endpoint.up_kbps.reset(); }, kBandUp, kWarn, Finding::kUnknown},
    {"band up no number", [](auto& e) { e.endpoint.up_kbps = kNan; }, kBandUp, kWarn, Finding::kUnknown},
    {"not probed, whatever is said", [](auto& e) { e.probed = false; }, kBandUp, kSkipped, Finding::kNotAsked},
    {"thin down", [](auto& e) { e.endpoint.down_kbps = 1999; }, kBandDown, kWarn, Finding::kOff, 1999},
    {"very thin down", [](auto& e) { e.endpoint.down_kbps = 699; }, kBandDown, kFail, Finding::kOff, 699},
    {"band down unknown", [](auto& e) { e.endpoint.down_kbps.reset(); }, kBandDown, kWarn, Finding::kUnknown},
    {"down not probed", [](auto& e) { e.probed = false; }, kBandDown, kSkipped, Finding::kNotAsked},

    {"camera off", [](auto& e) { e.endpoint.camera = DeviceState::kMuted; }, kCamera, kWarn, Finding::kMuted},
    {"camera gone", [](auto& e) { e.endpoint.camera = DeviceState::kLost; }, kCamera, kFail, Finding::kLost},
    {"camera denied", [](auto& e) { e.endpoint.camera = DeviceState::kDenied; }, kCamera, kFail, Finding::kDenied},
    {"camera busy", [](auto& e) { e.endpoint.camera = DeviceState::kBusy; }, kCamera, kFail, Finding::kBusy},
    {"camera dead", [](auto& e) { e.endpoint.camera = DeviceState::kSilent; }, kCamera, kFail, Finding::kSilent},
    {"picture stands still", [](auto& e) { e.endpoint.camera_moving = false; }, kCamera, kWarn, Finding::kStill},
    {"its computer is overloaded", [](auto& e) { e.endpoint.overloaded = true; }, kCamera, kWarn,
     Finding::kTooSlow},
    {"its computer makes it stand still", [](auto& e) {
       e.endpoint.overloaded = true;
       e.endpoint.camera_moving = false;
     }, kCamera, kWarn, Finding::kTooSlow},
    {"camera gone, whatever its computer does", [](auto& e) {
       e.endpoint.overloaded = true;
       e.endpoint.camera = DeviceState::kLost;
     }, kCamera, kFail, Finding::kLost},
    {"movement is not told", [](auto& e) { e.endpoint.camera_moving.reset(); }, kCamera, kPass, Finding::kGood},
    {"only movement is told", [](auto& e) { e.endpoint.camera.reset(); }, kCamera, kPass, Finding::kGood},
    {"nothing of the camera", [](auto& e) {
       e.endpoint.camera.reset();
       e.endpoint.camera_moving.reset();
     }, kCamera, kWarn, Finding::kUnknown},

    {"microphone off", [](auto& e) { e.endpoint.microphone = DeviceState::kMuted; }, kMicrophone, kWarn,
     Finding::kMuted},
    {"microphone gone", [](auto& e) { e.endpoint.microphone = DeviceState::kLost; }, kMicrophone, kFail,
     Finding::kLost},
    {"microphone denied", [](auto& e) { e.endpoint.microphone = DeviceState::kDenied; }, kMicrophone, kFail,
     Finding::kDenied},
    {"microphone busy", [](auto& e) { e.endpoint.microphone = DeviceState::kBusy; }, kMicrophone, kFail,
     Finding::kBusy},
    {"microphone dead", [](auto& e) { e.endpoint.microphone = DeviceState::kSilent; }, kMicrophone, kFail,
     Finding::kSilent},
    {"quiet", [](auto& e) { e.endpoint.microphone_dbov = -70; }, kMicrophone, kWarn, Finding::kOff, -70},
    {"silent", [](auto& e) { e.endpoint.microphone_dbov = -127; }, kMicrophone, kFail, Finding::kSilent, -127},
    {"state is not told", [](auto& e) { e.endpoint.microphone.reset(); }, kMicrophone, kPass, Finding::kGood, -40},
    {"level is not told", [](auto& e) { e.endpoint.microphone_dbov.reset(); }, kMicrophone, kWarn, Finding::kUnknown},
    {"level is no number", [](auto& e) { e.endpoint.microphone_dbov = -kInfinite; }, kMicrophone, kWarn,
     Finding::kUnknown},

    {"loud in the microphone", [](auto& e) { e.endpoint.chirp_loss_db = 5; }, kEcho, kWarn, Finding::kOff, 5},
    {"very loud", [](auto& e) { e.endpoint.chirp_loss_db = -7; }, kEcho, kFail, Finding::kOff, -7},
    {"not heard", [](auto& e) { e.endpoint.chirp = Chirp::kSilent; }, kEcho, kFail, Finding::kSilent},
    {"not played", [](auto& e) { e.endpoint.chirp = Chirp::kFailed; }, kEcho, kWarn, Finding::kNotPlayed},
    {"nothing of the chirp", [](auto& e) { e.endpoint.chirp.reset(); }, kEcho, kWarn, Finding::kUnknown},
    {"heard, but not how loud", [](auto& e) { e.endpoint.chirp_loss_db.reset(); }, kEcho, kWarn, Finding::kUnknown},
    {"no sounds, whatever is said", [](auto& e) { e.sounds = false; }, kEcho, kSkipped, Finding::kNotAsked},

    {"clock fast", [](auto& e) { e.endpoint.clock_offset_s = 6; }, kClock, kWarn, Finding::kOff, 6},
    {"clock hours slow", [](auto& e) { e.endpoint.clock_offset_s = -7200; }, kClock, kFail, Finding::kOff, -7200},
    {"clock unknown", [](auto& e) { e.endpoint.clock_offset_s.reset(); }, kClock, kWarn, Finding::kUnknown},

    {"old", [](auto& e) { e.endpoint.browser = "Edge 109"; }, kBrowser, kWarn, Finding::kOff, 109},
    {"old Firefox", [](auto& e) { e.endpoint.browser = "Firefox 114"; }, kBrowser, kWarn, Finding::kOff, 114},
    {"new Firefox", [](auto& e) { e.endpoint.browser = "Firefox 115"; }, kBrowser, kPass, Finding::kGood, 115},
    {"of this country", [](auto& e) { e.endpoint.browser = "Cốc Cốc 130"; }, kBrowser, kPass, Finding::kGood, 130},
    {"ours", [](auto& e) { e.endpoint.browser = "Điểm Cầu endpoint"; }, kBrowser, kPass, Finding::kGood},
    {"another one", [](auto& e) { e.endpoint.browser = "Safari 18"; }, kBrowser, kWarn, Finding::kUntried},
    {"without version", [](auto& e) { e.endpoint.browser = "Chrome"; }, kBrowser, kWarn, Finding::kUntried},
    {"a version that is none", [](auto& e) { e.endpoint.browser = "Chrome 14x"; }, kBrowser, kWarn,
     Finding::kUntried},
    {"a version beyond all", [](auto& e) { e.endpoint.browser = "Chrome 99999999999999999999"; }, kBrowser, kWarn,
     Finding::kUntried},
    {"browser unknown", [](auto& e) { e.endpoint.browser.clear(); }, kBrowser, kWarn, Finding::kUnknown},
};

TEST(PreflightJudge, EachCheckSaysWhatIsWrong) {
  for (const auto& change : kChanges) {
    auto evidence = good();
    change.spoil(evidence);
    const auto found = outcome(evidence, change.check);
    EXPECT_EQ(to_string(found.result), to_string(change.result)) << change.what;
    EXPECT_EQ(to_string(found.finding), to_string(change.finding)) << change.what;
    EXPECT_EQ(found.value.has_value(), change.value.has_value()) << change.what;
    EXPECT_NEAR(found.value.value_or(0), change.value.value_or(0), 1e-9) << change.what;
  }
}

TEST(PreflightJudge, WhatDidNotAnswerIsRedByThatAlone) {
  for (const auto end : {TestEnd::kAbsent, TestEnd::kNoAnswer, TestEnd::kLeft}) {
    TestEvidence evidence{.end = end, .sounds = true, .probed = true};
    const auto report = judged(evidence);
    EXPECT_EQ(lamp_of(report), Lamp::kRed);
    for (const auto& check : report.checks) {
      EXPECT_EQ(check.result, check.check == kReach ? kFail : kSkipped) << to_string(check.check);
    }
  }
  EXPECT_EQ(outcome({.end = TestEnd::kNoAnswer}, kReach).bound, 40);
  EXPECT_EQ(outcome({.end = TestEnd::kAbsent}, kBandUp).finding, Finding::kUnknown) << "nothing to do with a session";
}

TEST(PreflightJudge, WhatWasMeasuredCountsWithoutAnAnswerToo) {
  auto evidence = good();
  evidence.endpoint = {};
  evidence.end = TestEnd::kNoAnswer;
  set_line(evidence, &QuietSecond::uplink, line(90, 10, 4));
  EXPECT_EQ(outcome(evidence, kLossUp).result, kFail);
  EXPECT_EQ(outcome(evidence, kLossDown).result, kPass);
  EXPECT_EQ(outcome(evidence, kCamera).result, kSkipped);
}

TEST(PreflightJudge, TheEndpointsWordsAreBounded) {
  auto evidence = good();
  evidence.endpoint.failed = std::string(5000, 'x');
  evidence.endpoint.browser = std::string(5000, 'y');
  EXPECT_EQ(outcome(evidence, kReach).detail.size(), 800U);
  EXPECT_EQ(outcome(evidence, kBrowser).detail.size(), 800U);
}

TEST(PreflightJudge, ValuesHaveThreeDecimals) {
  auto evidence = good();
  evidence.endpoint.chirp_loss_db = 12.345678;
  set_line(evidence, &QuietSecond::uplink, line(299, 1, 4.00049));
  EXPECT_EQ(outcome(evidence, kEcho).value, 12.346);
  EXPECT_EQ(outcome(evidence, kLossUp).value, 0.333);
  EXPECT_EQ(outcome(evidence, kJitterUp).value, 4);
}

TEST(PreflightJudge, TheBoundsAreThoseOfTheSettings) {
  PreflightSettings settings;
  settings.rtt_ms = {10, 20};
  settings.oldest_chrome = 200;
  const auto report = judge(good(), settings, 40s);
  EXPECT_EQ(report.checks.at(static_cast<size_t>(kRtt)).result, kFail);
  EXPECT_EQ(report.checks.at(static_cast<size_t>(kRtt)).bound, 20);
  EXPECT_EQ(report.checks.at(static_cast<size_t>(kBrowser)).bound, 200);
}

}  // namespace
}  // namespace signaling
