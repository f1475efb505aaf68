#include "signaling/history/figure.h"

#include <cmath>
#include <set>

#include <gmock/gmock.h>

namespace signaling {
namespace {

TEST(Figure, IdsAreStableAndDifferent) {
  std::set<std::string_view> ids;
  for (const auto& info : figure_table()) {
    EXPECT_TRUE(ids.insert(info.id).second) << info.id;
    EXPECT_EQ(parse_figure(info.id), info.figure);
    EXPECT_EQ(to_string(info.figure), info.id);
    EXPECT_GT(info.step, 0);
    EXPECT_EQ(is_of_server(info.figure), info.id.starts_with("server."));
  }
  EXPECT_EQ(ids.size(), kFigures);
  EXPECT_FALSE(parse_figure("uplink"));
  EXPECT_FALSE(parse_figure(""));
}

TEST(Figure, ValuesAreRoundedToStepsAndBounded) {
  EXPECT_EQ(to_steps(Figure::kUplinkLoss, 0.0524), 105);
  EXPECT_DOUBLE_EQ(from_steps(Figure::kUplinkLoss, 105), 0.0525);
  EXPECT_EQ(to_steps(Figure::kSoundLevel, -38.6), -39);
  EXPECT_EQ(to_steps(Figure::kUplinkKbps, std::nan("")), kNoFigure);
  EXPECT_EQ(to_steps(Figure::kUplinkKbps, 1e300), kLargestFigure);
  EXPECT_EQ(to_steps(Figure::kUplinkKbps, -INFINITY), -kLargestFigure);
}

mcu::SiteSecond everything() {
  mcu::SiteSecond second;
  second.uplink = mcu::LineFigures{.packets = 300,
                                   .reordered = 3,
                                   .duplicates = 2,
                                   .kbps = 1200,
                                   .loss = 0.02,
                                   .jitter_ms = 4.4,
                                   .rtt_ms = 31,
                                   .delay_trend_ms = -1.5};
  second.downlink = mcu::LineFigures{.kbps = 900, .loss = 0.01, .jitter_ms = 2, .rtt_ms = 30, .delay_trend_ms = 0};
  second.sound = mcu::SoundFigures{.level_dbov = -30, .r = 88, .mos = 4.2, .echo = mcu::EchoFigures{180, 24}};
  second.picture = mcu::PictureFigures{.layers_received = {"h", "l"}, .frames_decoded = 30, .longest_freeze_ms = 40};
  second.endpoint = mcu::EndpointReport{.capture_fps = 30, .render_freezes = 1, .cpu_share = 0.4};
  return second;
}

TEST(Figure, ASecondIsReadWhole) {
  const auto second = everything();
  const SiteVerdict verdict{.site = SiteId("a"), .verdict = {.kind = VerdictKind::kTrunk}};
  const auto values = figures_of(&second, &verdict);
  const auto value = [&](Figure figure) { return from_steps(figure, values[static_cast<size_t>(figure)]); };
  for (const auto& info : figure_table()) {
    EXPECT_EQ(values[static_cast<size_t>(info.figure)] == kNoFigure, is_of_server(info.figure)) << info.id;
  }
  EXPECT_EQ(value(Figure::kUplinkKbps), 1200);
  EXPECT_DOUBLE_EQ(value(Figure::kUplinkLoss), 0.02);
  EXPECT_DOUBLE_EQ(value(Figure::kUplinkDelayTrend), -1.5);
  EXPECT_EQ(value(Figure::kUplinkReordered), 3);
  EXPECT_EQ(value(Figure::kDownlinkKbps), 900);
  EXPECT_DOUBLE_EQ(value(Figure::kDownlinkLoss), 0.01);
  EXPECT_EQ(value(Figure::kDownlinkRtt), 30);
  EXPECT_EQ(value(Figure::kEchoDelay), 180);
  EXPECT_EQ(value(Figure::kPictureLayers), 2);
  EXPECT_DOUBLE_EQ(value(Figure::kEndpointCpu), 0.4);
  EXPECT_EQ(value(Figure::kVerdict), static_cast<int>(VerdictKind::kTrunk));
}

TEST(Figure, WhatIsNotKnownIsNotZero) {
  EXPECT_EQ(figures_of(nullptr, nullptr), kNoFigures);
  mcu::SiteSecond second;
  second.uplink.emplace();
  const auto values = figures_of(&second, nullptr);
  EXPECT_EQ(values[static_cast<size_t>(Figure::kUplinkKbps)], 0);
  EXPECT_EQ(values[static_cast<size_t>(Figure::kUplinkRtt)], kNoFigure);
  EXPECT_EQ(values[static_cast<size_t>(Figure::kDownlinkKbps)], kNoFigure);
  EXPECT_EQ(values[static_cast<size_t>(Figure::kVerdict)], kNoFigure);
}

TEST(Figure, TheServersAreItsOwn) {
  const auto values = figures_of(mcu::ServerFigures{.cpu_share = 0.5, .memory_bytes = int64_t{300} << 20});
  for (const auto& info : figure_table()) {
    EXPECT_EQ(values[static_cast<size_t>(info.figure)] != kNoFigure, is_of_server(info.figure)) << info.id;
  }
  EXPECT_EQ(from_steps(Figure::kServerMemory, values[static_cast<size_t>(Figure::kServerMemory)]), 300 << 20);
}

}  // namespace
}  // namespace signaling
