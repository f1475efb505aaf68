#include "media/quality/echo_loss.h"

#include <cmath>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

constexpr size_t kLag = 20;
constexpr size_t kSteps = 300;

double energy(double dbov) { return std::pow(10, dbov / 10); }

// Speech at −20 dBov in syllables that returns `loss_db` weaker after kLag steps, over `noise_dbov`, while the hall
// talks at `own_dbov` in one second of three.
float measure(double loss_db, double noise_dbov, double own_dbov = -200, size_t steps = kSteps) {
  Random random(1);
  EchoLoss loss;
  std::array<double, kSteps + kLag> sent{};
  for (size_t i = 0; i < steps; ++i) {
    sent[i + kLag] = i % 20 < 14 ? energy(-20 + 8 * random.unit() - 4) : energy(-60);
    const double own = i / 100 % 3 == 0 ? energy(own_dbov) : 0;
    const double returned = sent[i] * energy(-loss_db) + energy(noise_dbov) + own;
    loss.add(static_cast<float>(sent[i + kLag]), static_cast<float>(returned), static_cast<float>(energy(noise_dbov)),
             kLag);
  }
  return loss.decibels().value_or(-99);
}

TEST(EchoLoss, OfACleanEcho) {
  for (const double loss_db : {0.0, 6.0, 20.0, 35.0}) EXPECT_NEAR(measure(loss_db, -90), loss_db, 1.5);
}

TEST(EchoLoss, NoiseIsTakenAway) { EXPECT_NEAR(measure(30, -53), 30, 2); }

TEST(EchoLoss, TheHallsOwnTalkIsNotTakenForEcho) { EXPECT_NEAR(measure(20, -80, -25), 20, 3); }

TEST(EchoLoss, TooLittleIsNoAnswer) {
  EXPECT_EQ(measure(20, -80, -200, 15), -99);
  EchoLoss loss;
  for (int i = 0; i < 300; ++i) loss.add(0, 0.01F, 0, kLag);
  EXPECT_FALSE(loss.decibels()) << "nothing was sent";
}

TEST(EchoLoss, BeginsAnew) {
  EchoLoss loss;
  for (int i = 0; i < 300; ++i) loss.add(0.01F, 0.001F, 0, kLag);
  EXPECT_NEAR(loss.decibels().value_or(-99), 10, 1);
  loss.clear();
  EXPECT_FALSE(loss.decibels());
  for (int i = 0; i < 300; ++i) loss.add(0.01F, 0.0001F, 0, kLag);
  EXPECT_NEAR(loss.decibels().value_or(-99), 20, 1);
}

}  // namespace
}  // namespace media
