#include "signaling/preflight/preflight_settings.h"

#include <functional>
#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(PreflightSettings, TheDefaultsAreRight) {
  EXPECT_TRUE(PreflightSettings{}.check());
  EXPECT_EQ(PreflightSettings{}.probe_bytes(), 1'000'000U) << "4000 kbit/s for two seconds";
}

TEST(PreflightSettings, WhatIsWrongIsNamed) {
  const std::pair<std::string, std::function<void(PreflightSettings&)>> cases[] = {
      {"rtt_ms", [](auto& s) { s.rtt_ms = {400, 250}; }},
      {"rtt_ms", [](auto& s) { s.rtt_ms.fail = std::numeric_limits<double>::quiet_NaN(); }},
      {"loss", [](auto& s) { s.loss.fail = 1.5; }},
      {"jitter_ms", [](auto& s) { s.jitter_ms.warn = 0; }},
      {"clock_s", [](auto& s) { s.clock_s.warn = 100; }},
      {"up_kbps", [](auto& s) { s.up_kbps = {700, 2200}; }},
      {"down_kbps", [](auto& s) { s.down_kbps.warn = 3300; }},  // a probe of 4000 cannot measure it
      {"echo_loss_db", [](auto& s) { s.echo_loss_db.fail = 7; }},
      {"microphone_dbov", [](auto& s) { s.microphone_dbov.warn = 1; }},
      {"oldest_chrome", [](auto& s) { s.oldest_chrome = 0; }},
      {"oldest_firefox", [](auto& s) { s.oldest_firefox = 100'000; }},
      {"probe_max_kbps", [](auto& s) { s.probe_max_kbps = 99; }},
      {"probe_seconds", [](auto& s) { s.probe_seconds = 6; }},
  };
  for (const auto& [named, spoil] : cases) {
    PreflightSettings settings;
    spoil(settings);
    const auto checked = settings.check();
    ASSERT_FALSE(checked) << named;
    EXPECT_EQ(checked.error().code, "preflight.bad_setting");
    EXPECT_TRUE(checked.error().message.starts_with(named + " must be ")) << checked.error().message;
  }
}

}  // namespace
}  // namespace signaling
