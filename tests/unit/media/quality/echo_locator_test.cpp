#include "media/quality/echo_locator.h"

#include <gtest/gtest.h>

#include "tests/unit/media/quality/echo_scene.h"

namespace media {
namespace {

using namespace test;

AudioPortId port(size_t hall) { return AudioPortId(static_cast<uint32_t>(hall)); }

// Twelve halls, the first `open` with their microphones open.
SceneSpec conference(size_t open, double seconds) {
  SceneSpec spec;
  spec.seconds = seconds;
  spec.halls.resize(12);
  for (size_t hall = 0; hall < open; ++hall) spec.halls[hall].open = true;
  return spec;
}

// Plays the scene from its beginning to `until`.
void play(EchoLocator& locator, const EchoScene& scene, double until) {
  for (size_t tick = 0; tick < scene.ticks() && static_cast<double>(tick) * 0.02 < until; ++tick) {
    for (size_t hall = 0; hall < scene.spec().halls.size(); ++hall) {
      if (scene.open(hall)) locator.listen(port(hall), scene.played(hall, tick), scene.captured(hall, tick));
    }
    locator.end_tick();
  }
}

TEST(EchoLocator, NamesTheHallItsDelayAndItsLossInFiveSeconds) {
  const Returned cases[] = {{.loss_db = 6, .delay = 0.06, .t60 = 0.3, .direct_db = 3},
                            {.loss_db = 15, .delay = 0.2, .t60 = 0.6, .direct_db = 0},
                            {.loss_db = 20, .delay = 0.354, .t60 = 0.9, .direct_db = -3},
                            {.loss_db = 25, .delay = 0.48, .t60 = 1.2, .direct_db = 0}};
  for (const Returned& returned : cases) {
    SceneSpec spec = conference(3, 5);
    spec.seed = static_cast<uint64_t>(returned.loss_db);
    spec.halls[2].echo = returned;
    spec.halls[2].noise_dbov = -70;
    spec.turns = {{0, 0, 5}, {1, 2, 2.6}};
    EchoLocator locator;
    play(locator, EchoScene(spec), 5);
    const auto echoes = locator.echoes();
    ASSERT_EQ(echoes.size(), 1U) << returned.loss_db << " dB";
    EXPECT_EQ(echoes[0].port, port(2));
    EXPECT_EQ(locator.echo(port(2)), echoes[0].echo);
    EXPECT_NEAR(static_cast<double>(echoes[0].echo.delay.count()) / 1e9, returned.delay, 0.01);
    EXPECT_NEAR(echoes[0].echo.loss_db, returned.loss_db, 3);
  }
}

// What blurs the onsets: reverberation above the direct sound; and a clock that runs wrong.
TEST(EchoLocator, AReverberantHallWhoseClockIsWrong) {
  for (const double drift : {0.0, -50.0, 50.0}) {
    SceneSpec spec = conference(3, 5);
    spec.seed = 9;
    spec.halls[1].echo = Returned{.loss_db = 20, .delay = 0.25, .t60 = 1.2, .direct_db = -4, .drift_ppm = drift};
    spec.turns = {{0, 0, 5}};
    EchoLocator locator;
    play(locator, EchoScene(spec), 5);
    const auto echoes = locator.echoes();
    ASSERT_EQ(echoes.size(), 1U) << drift;
    EXPECT_EQ(echoes[0].port, port(1));
    EXPECT_NEAR(static_cast<double>(echoes[0].echo.delay.count()) / 1e9, 0.25, 0.003);
  }
}

// What the waveform alone does not see: a canceller took the direct sound away.
TEST(EchoLocator, AnEchoOfWhichReverberationIsLeft) {
  SceneSpec spec = conference(3, 8);
  spec.seed = 3;
  spec.halls[1].echo = Returned{.loss_db = 12, .delay = 0.25, .t60 = 0.3, .direct_db = -60};
  spec.turns = {{0, 0, 8}};
  EchoLocator locator;
  play(locator, EchoScene(spec), 8);
  const auto echoes = locator.echoes();
  ASSERT_EQ(echoes.size(), 1U);
  EXPECT_EQ(echoes[0].port, port(1));
}

TEST(EchoLocator, TwoHallsTheLouderFirst) {
  SceneSpec spec = conference(3, 5);
  spec.halls[1].echo = Returned{.loss_db = 22, .delay = 0.15};
  spec.halls[2].echo = Returned{.loss_db = 12, .delay = 0.3};
  spec.turns = {{0, 0, 5}};
  EchoLocator locator;
  play(locator, EchoScene(spec), 5);
  const auto echoes = locator.echoes();
  ASSERT_EQ(echoes.size(), 2U);
  EXPECT_EQ(echoes[0].port, port(2));
  EXPECT_EQ(echoes[1].port, port(1));
}

TEST(EchoLocator, AnswersOverlapsBabbleAndMusicAreNoEcho) {
  SceneSpec spec = conference(5, 9);
  spec.halls[3].babble_dbov = -45;
  spec.halls[4].music_beat = 0.5;
  spec.turns = {{0, 0, 3}, {1, 3.2, 6}, {0, 5.5, 7}, {2, 6.8, 9}, {1, 8, 9}};
  const EchoScene scene(spec);
  EchoLocator locator;
  for (double until = 1; until <= 9; until += 4) {
    play(locator, scene, until);
    EXPECT_TRUE(locator.echoes().empty()) << until << " s: hall " << locator.echoes()[0].port.value();
  }
}

TEST(EchoLocator, AClosedMicrophoneIsForgotten) {
  SceneSpec spec = conference(2, 5);
  spec.halls[1].echo = Returned{.loss_db = 10, .delay = 0.2};
  spec.turns = {{0, 0, 5}};
  EchoLocator locator;
  play(locator, EchoScene(spec), 5);
  ASSERT_TRUE(locator.echo(port(1)));
  locator.listen(port(0), {}, {});
  EXPECT_TRUE(locator.echo(port(1))) << "it may still come in this tick";
  locator.end_tick();
  EXPECT_FALSE(locator.echo(port(1)));
  EXPECT_TRUE(locator.echoes().empty());
}

TEST(EchoLocator, AnEchoThatEndedIsNamedNoMore) {
  SceneSpec spec = conference(2, 5);
  spec.halls[1].echo = Returned{.loss_db = 10, .delay = 0.2};
  spec.turns = {{0, 0, 5}};
  EchoLocator locator;
  play(locator, EchoScene(spec), 5);
  ASSERT_TRUE(locator.echo(port(1)));
  spec.halls[1].echo.reset();
  spec.seed = 2;
  spec.seconds = 14;
  spec.turns = {{0, 0, 14}};
  play(locator, EchoScene(spec), 14);
  EXPECT_FALSE(locator.echo(port(1)));
}

TEST(EchoLocator, SilenceTellsNothing) {
  EchoLocator locator;
  for (int tick = 0; tick < 500; ++tick) {
    locator.listen(port(0), {}, {});
    locator.end_tick();
  }
  EXPECT_TRUE(locator.echoes().empty());
}

}  // namespace
}  // namespace media
