// Verdicts on a hall's equipment, and on a holder who is not heard.
#include <gtest/gtest.h>

#include "tests/unit/signaling/diagnosis/diagnosis_scene.h"

namespace signaling {
namespace {

using mcu::DeviceState;

void hold(ObservedSite& site) {
  site.duty.has_floor = site.duty.microphone_on = true;
  site.figures->sound->speech = true;
  site.figures->sound->level_dbov = -30;
}

// Holds the floor, and the hall's noise is all that comes, a little different each second.
void hold_quietly(ObservedSite& site, double level_dbov = -55) {
  hold(site);
  static int second = 0;
  site.figures->sound->speech = false;
  site.figures->sound->level_dbov = level_dbov + (++second % 3);
}

TEST(HallVerdict, TellsTheEquipmentThatIsAtFault) {
  const struct {
    const char* what;
    std::function<void(ObservedSite&)> change;
    const char* kind;
    const char* grounds;
    const char* advice;
  } cases[] = {
      {"camera lost", [](auto& s) { s.figures->endpoint->camera = DeviceState::kLost; }, "hall_camera",
       "camera_state", "plug_in_device"},
      {"camera denied", [](auto& s) { s.figures->endpoint->camera = DeviceState::kDenied; }, "hall_camera",
       "camera_state", "allow_device"},
      {"camera busy", [](auto& s) { s.figures->endpoint->camera = DeviceState::kBusy; }, "hall_camera",
       "camera_state", "free_device"},
      {"camera switched off, but not wanted",
       [](auto& s) {
         s.duty.camera_wanted = false;
         s.figures->endpoint->camera = DeviceState::kMuted;
         s.figures->picture->black = true;
       },
       "fine", "", "nothing"},
      {"black", [](auto& s) { s.figures->picture->black = true; }, "hall_camera", "black_picture", "uncover_camera"},
      {"frozen", [](auto& s) { s.figures->picture->frozen = true; }, "hall_camera", "frozen_picture",
       "restart_camera"},
      {"nothing sent",
       [](auto& s) {
         s.figures->picture->layers_received.clear();
         s.figures->picture->frames_decoded = 0;
       },
       "hall_camera", "no_picture", "switch_on_camera"},
      {"microphone lost, whoever speaks", [](auto& s) { s.figures->endpoint->microphone = DeviceState::kLost; },
       "hall_microphone", "microphone_state", "plug_in_device"},
      {"microphone switched off in a hall that listens",
       [](auto& s) { s.figures->endpoint->microphone = DeviceState::kMuted; }, "fine", "", "nothing"},
      {"too loud",
       [](auto& s) {
         hold(s);
         s.figures->sound->clipped = 0.1;
       },
       "hall_microphone", "clipping", "lower_microphone"},
      {"echo", [](auto& s) { s.figures->sound->echo = mcu::EchoFigures{180, 14}; }, "hall_loudspeaker",
       "echo_loss echo_delay", "lower_loudspeaker"},
      {"an echo that nobody hears", [](auto& s) { s.figures->sound->echo = mcu::EchoFigures{180, 40}; }, "fine", "",
       "nothing"},
      {"loudspeaker off", [](auto& s) { s.figures->endpoint->loudspeaker = DeviceState::kMuted; }, "hall_loudspeaker",
       "loudspeaker_state", "unmute_device"},
      {"a slow computer",
       [](auto& s) {
         s.figures->endpoint->encoder_limit = mcu::EncoderLimit::kCpu;
         s.figures->endpoint->cpu_share = 0.99;
         s.figures->endpoint->render_freezes = 2;
         s.figures->picture->frozen = true;  // what it causes
       },
       "hall_computer", "encoder_cpu computer_cpu render_freezes", "relieve_computer"},
      {"a hidden page",
       [](auto& s) {
         s.figures->endpoint->hidden = true;
         s.figures->endpoint->render_freezes = 3;
       },
       "hall_browser", "hidden_page", "show_page"},
      {"a bad line freezes pictures and is the line",
       [](auto& s) {
         lose(s.figures->uplink, 20);
         s.figures->picture->frozen = true;
       },
       "uplink", "loss single_losses", "check_access"},
      {"a bad line down freezes the hall's screen",
       [](auto& s) {
         lose(s.figures->downlink, 20);
         s.figures->endpoint->render_freezes = 2;
       },
       "downlink", "loss single_losses", "check_access"},
      {"a clock that is hours off", [](auto& s) { s.figures->endpoint->clock_offset_s = -7200; }, "fine", "",
       "nothing"},
  };
  for (const auto& c : cases) {
    Scene scene;
    scene.play(5);
    scene.play_site(1, c.change);
    EXPECT_EQ(scene.kind(), "fine") << c.what << ": one second";
    scene.play_site(7, c.change);
    EXPECT_EQ(scene.kind(), c.kind) << c.what;
    EXPECT_EQ(scene.grounds(), c.grounds) << c.what;
    EXPECT_EQ(scene.advice(), c.advice) << c.what;
    EXPECT_EQ(scene.kind(kB), "fine") << c.what;
    scene.play(25);
    EXPECT_EQ(scene.kind(), "fine") << c.what << " is over";
  }
}

// Which is told sooner than others: each bad second of it ends one in which it stood already.
TEST(HallVerdict, TellsOfAFrozenPictureInTheThirdSecond) {
  const auto stands = [](ObservedSite& s) { s.figures->picture->longest_freeze_ms = 1500; };
  Scene scene;
  scene.play(5);
  scene.play_site(2, stands);
  scene.play(3);
  EXPECT_EQ(scene.kind(), "fine") << "a stumble";
  scene.play_site(1, stands);
  EXPECT_EQ(scene.kind(), "fine");
  scene.play(5);
  scene.play_site(3, stands);
  EXPECT_EQ(scene.kind(), "hall_camera");
}

TEST(HallVerdict, NothingAnEndpointSaysHidesALossOrTouchesOthers) {
  Scene scene({{"Nam", {kA, kB, kC}}}, 5);
  scene.play(5);
  scene.play_site(20, [](auto& s) {
    lose(s.figures->uplink, 30);
    auto& report = *s.figures->endpoint;
    report = {mcu::EncoderLimit::kCpu, 0, 2'000'000'000, 1, DeviceState::kLost, DeviceState::kLost, DeviceState::kLost,
              true, "\xff", -1e9};
  });
  EXPECT_EQ(scene.kind(), "uplink");
  for (const auto* other : {"b", "c", "d", "e"}) EXPECT_EQ(scene.kind(SiteId(other)), "fine");
}

// ---- a holder who is not heard -------------------------------------------------------------------------------------

// Whose line is cut falls silent in the mixer before it counts as unreachable.
TEST(Silence, OfACutLineIsNoDeadMicrophone) {
  const auto cut = [](ObservedSite& s) {
    hold(s);
    s.figures->uplink = mcu::LineFigures{};
    s.figures->downlink.reset();
    s.figures->sound->speech = false;
    s.figures->sound->level_dbov = -127;
  };
  Scene scene;
  scene.play_site(5, hold);
  scene.play_site(3, cut);
  EXPECT_EQ(scene.kind(), "fine");
  EXPECT_EQ(scene.silence(), "line call_hall");
  scene.play_site(1, cut);
  EXPECT_EQ(scene.kind(), "unreachable");
}

TEST(Silence, IsToldApartAfterThreeSeconds) {
  const struct {
    const char* what;
    std::function<void(ObservedSite&)> change;
    const char* silence;
    const char* kind;
  } cases[] = {
      {"the hall's button is off", [](auto& s) { s.duty.microphone_on = false; }, "muted switch_on_microphone",
       "fine"},
      {"switched off in the device", [](auto& s) { s.figures->endpoint->microphone = DeviceState::kMuted; },
       "muted unmute_device", "hall_microphone"},
      {"no device", [](auto& s) { s.figures->endpoint->microphone = DeviceState::kLost; },
       "dead_input plug_in_device", "hall_microphone"},
      {"digital silence", [](auto& s) { s.figures->sound->level_dbov = -127; }, "dead_input replace_device",
       "hall_microphone"},
      {"a faint input", [](auto& s) { s.figures->sound->level_dbov = -78; }, "wrong_input choose_input",
       "hall_microphone"},
      {"hum", [](auto& s) { s.figures->sound->level_dbov = -45; }, "wrong_input choose_input", "hall_microphone"},
      {"a bad line", [](auto& s) { lose(s.figures->uplink, 60); }, "line check_access", "uplink"},
      {"sound that is made up", [](auto& s) { s.figures->sound->concealed = 0.8; }, "line check_access", "fine"},
      {"no connection", [](auto& s) { s.duty.connected_since.reset(); }, "line call_hall", "unreachable"},
      {"nobody speaks", [](auto&) {}, "nobody_speaks speak_closer", "fine"},
  };
  for (const auto& c : cases) {
    Scene scene;
    scene.play(5);
    const auto change = [&](auto& s) {
      hold_quietly(s);
      c.change(s);
    };
    scene.play_site(2, change);
    EXPECT_EQ(scene.silence(), "") << c.what;
    scene.play_site(1, change);
    EXPECT_NE(scene.silence(), "") << c.what;
    EXPECT_EQ(scene.diagnosis.find(kA)->silence->since, at(4)) << c.what;
    scene.play_site(3, change);
    EXPECT_EQ(scene.silence(), c.silence) << c.what;
    EXPECT_EQ(scene.kind(), c.kind) << c.what;
    scene.play_site(1, hold);
    EXPECT_EQ(scene.silence(), "") << c.what << ": heard";
    scene.play(1);
    EXPECT_EQ(scene.silence(), "") << c.what << ": no holder any more";
  }
}

TEST(Silence, LetsWhoWasHeardPause) {
  Scene scene;
  scene.play_site(10, hold);
  scene.play_site(9, [](auto& s) { hold_quietly(s); });
  EXPECT_EQ(scene.silence(), "");
  scene.play_site(2, [](auto& s) { hold_quietly(s); });
  EXPECT_EQ(scene.silence(), "nobody_speaks speak_closer");
  EXPECT_EQ(scene.kind(), "fine");
}

TEST(Silence, IsFoundSoonWhenAMicrophoneDiesInMidSpeech) {
  Scene scene;
  scene.play_site(10, hold);
  scene.play_site(4, [](auto& s) { hold_quietly(s, -127); });
  EXPECT_EQ(scene.silence(), "dead_input replace_device");
  EXPECT_EQ(scene.kind(), "hall_microphone");
}

TEST(Silence, IsNotJudgedWhileTheServerIsBad) {
  Scene scene;
  scene.play(5);
  scene.play(10, [](auto& s) {
    hold_quietly(s.sites[0]);
    s.server->busiest_lane_share = 1;
  });
  EXPECT_EQ(scene.silence(), "");
  EXPECT_EQ(scene.kind(), "server");
}

}  // namespace
}  // namespace signaling
