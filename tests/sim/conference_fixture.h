#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>

#include <gtest/gtest.h>

#include "tests/sim/sim_conference.h"

namespace sim {

using namespace std::chrono_literals;

inline constexpr double kTones[] = {400, 650, 900, 1150};
inline const media::YuvColour kColours[] = {{180, 90, 90}, {90, 170, 90}, {120, 90, 180}, {60, 200, 110}};
inline constexpr const char* kSites[] = {"a", "b", "c", "d"};

// In a mix a tone is heard above −40 dB, and what is not in it lies far below.
inline constexpr double kHeard = -40;
inline constexpr double kNotHeard = -50;

inline bool near(media::YuvColour a, media::YuvColour b) {
  return std::abs(a.y - b.y) < 16 && std::abs(a.u - b.u) < 16 && std::abs(a.v - b.v) < 16;
}
inline std::string text(media::YuvColour c) {
  return std::to_string(c.y) + "," + std::to_string(c.u) + "," + std::to_string(c.v);
}

// Four sites, each with its tone and its colour.
class ConferenceSim : public testing::Test {
 protected:
  // Those named in `heard` may speak.
  void open(std::initializer_list<const char*> heard, mcu::View view = mcu::View::kComposed) {
    for (int i = 0; i < 4; ++i) sim.add_site(kSites[i], {kTones[i], 0.2F, kColours[i]}, view);
    for (const char* id : heard) sim.desired(id).heard = true;
    sim.apply();
  }
  void expect_hears(const std::string& listener, std::initializer_list<const char*> speakers) {
    for (int i = 0; i < 4; ++i) {
      const bool speaks = std::find_if(speakers.begin(), speakers.end(), [&](const char* s) {
                            return std::string(s) == kSites[i];
                          }) != speakers.end();
      const double level = sim.site(listener).heard_db(kTones[i]);
      if (speaks) {
        EXPECT_GT(level, kHeard) << listener << " should hear " << kSites[i];
      } else {
        EXPECT_LT(level, kNotHeard) << listener << " should not hear " << kSites[i];
      }
    }
  }
  void clear_sound() {
    for (const char* id : kSites) sim.site(id).clear_sound();
  }

  SimConference sim{7};
};

}  // namespace sim
