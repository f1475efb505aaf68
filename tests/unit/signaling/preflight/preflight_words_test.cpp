#include "signaling/preflight/preflight_words.h"

#include <set>
#include <utility>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using enum PreflightCheck;
using enum CheckResult;

TEST(PreflightWords, EachFindingOfACheckStandsOnceInBothLanguages) {
  std::set<std::pair<PreflightCheck, Finding>> seen;
  std::set<PreflightCheck> good;
  for (const auto& row : finding_words()) {
    EXPECT_TRUE(seen.emplace(row.check, row.finding).second) << row.en;
    EXPECT_FALSE(row.vi.empty() || row.en.empty()) << to_string(row.check) << to_string(row.finding);
    EXPECT_EQ(row.advice_vi.empty(), row.advice_en.empty()) << row.en;
    EXPECT_EQ(find_words(row.check, row.finding), &row);
    if (row.finding == Finding::kGood) good.insert(row.check);
    for (const auto* place : {"{0}", "{1}", "{2}"}) {
      EXPECT_EQ(row.vi.find(place) == std::string_view::npos, row.en.find(place) == std::string_view::npos) << row.en;
    }
  }
  EXPECT_EQ(good.size(), static_cast<size_t>(kPreflightChecks)) << "each check can pass";
  EXPECT_EQ(find_words(kRtt, Finding::kStill), nullptr);
}

TEST(PreflightWords, WhatIsWrongHasAdviceAndWhatIsGoodHasNone) {
  for (const auto& row : finding_words()) {
    using enum Finding;
    const bool quiet = row.finding == kGood || row.finding == kUnknown || row.finding == kNotAsked;
    EXPECT_EQ(row.advice_vi.empty(), quiet) << row.en;
  }
}

TEST(PreflightWords, SayWhatWasFoundAgainstWhichBound) {
  struct Case {
    CheckOutcome check;
    Text text;
  };
  const Case cases[] = {
      {{kLossUp, kWarn, Finding::kOff, 2.14, 1},
       {"Chiều lên mất 2,1 % số gói (giới hạn 1,0 %).", "2.1 % of packets lost on the uplink (limit 1.0 %)."}},
      {{kRtt, kPass, Finding::kGood, 41.6}, {"Thời gian đi về 42 ms.", "Round trip 42 ms."}},
      {{kClock, kFail, Finding::kOff, -7200, 60},
       {"Đồng hồ máy lệch -7200,0 giây (giới hạn 60,0 giây).",
        "The computer's clock is -7200.0 s off (limit 60.0 s)."}},
      {{kClock, kPass, Finding::kGood, -0.005},
       {"Đồng hồ máy lệch 0,0 giây.", "The computer's clock is 0.0 s off."}},
      {{kReach, kFail, Finding::kNoAnswer, std::nullopt, 40},
       {"Trang của điểm cầu không trả lời kiểm tra trong 40 giây.",
        "The site's page did not answer the test within 40 seconds."}},
      {{kReach, kFail, Finding::kCannot, std::nullopt, std::nullopt, "AudioContext {0}"},
       {"Điểm cầu không tự kiểm tra được (AudioContext {0}).", "The site cannot test itself (AudioContext {0})."}},
      {{kBrowser, kWarn, Finding::kOff, 90, 110, "Chrome 90"},
       {"Chrome 90 đã cũ (cần từ 110).", "Chrome 90 is old (110 or newer is needed)."}},
      {{kMicrophone, kPass, Finding::kGood, -0.2},
       {"Micro hoạt động, mức âm thanh 0 dBov.", "The microphone works, sound level 0 dBov."}},
      {{kRtt, kPass, Finding::kStill}, {"", ""}},
  };
  for (const auto& [check, text] : cases) EXPECT_EQ(describe(check), text) << describe(check).vi;
}

TEST(PreflightWords, AdviceIsInBothLanguages) {
  const auto advice = advice_of({kCamera, kFail, Finding::kDenied});
  ASSERT_TRUE(advice);
  EXPECT_EQ(advice->vi, "Nhờ điểm cầu cho phép trình duyệt dùng thiết bị.");
  EXPECT_EQ(advice->en, "Have the hall allow the browser to use the device.");
  EXPECT_FALSE(advice_of({kCamera, kPass, Finding::kGood}));
  EXPECT_FALSE(advice_of({kRtt, kPass, Finding::kStill})) << "a check cannot have every finding";
}

}  // namespace
}  // namespace signaling
