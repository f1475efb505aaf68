#include "media/quality/e_model.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace media {
namespace {

using std::chrono::milliseconds;

constexpr CodecImpairment kG711{0, 4.3};         // G.113 Table I.1, without concealment
constexpr CodecImpairment kG711Concealed{0, 25.1};
constexpr CodecImpairment kG729A{11, 19};

double r_of(const Conversation& conversation, const CodecImpairment& codec = kG711) {
  return rate(conversation, codec).r;
}

TEST(EModel, AllDefaultsGiveThePublishedRating) {
  EXPECT_NEAR(r_of({}), 93.2, 0.05) << "G.107 §7.7";
  EXPECT_NEAR(rate({}, kG711).mos, 4.41, 0.005);
  EXPECT_NEAR(r_of({}, kG729A), 82.2, 0.05);
}

TEST(EModel, MeanOpinionScoresOfAnnexB) {
  // G.107 Table B.1.
  EXPECT_NEAR(mos_from_r(90), 4.34, 0.005);
  EXPECT_NEAR(mos_from_r(80), 4.03, 0.008);
  EXPECT_NEAR(mos_from_r(70), 3.60, 0.005);
  EXPECT_NEAR(mos_from_r(60), 3.10, 0.005);
  EXPECT_NEAR(mos_from_r(50), 2.58, 0.006);
  EXPECT_EQ(mos_from_r(100), 4.5);
  EXPECT_EQ(mos_from_r(0), 1);
  EXPECT_EQ(mos_from_r(-20), 1);
  for (double r = 0; r < 100; r += 0.5) EXPECT_LE(mos_from_r(r), mos_from_r(r + 0.5)) << r;
}

// Computed by hand from the formulas of §7.5.
TEST(EModel, LossAgainstRobustness) {
  EXPECT_NEAR(r_of({.loss = 0.01}), 93.2 - 95 * 1 / (1 + 4.3), 0.05);
  EXPECT_NEAR(r_of({.loss = 0.05}, kG711Concealed), 93.2 - 95 * 5 / (5 + 25.1), 0.05);
  EXPECT_NEAR(r_of({.loss = 0.03}, kG729A), 82.2 - 84 * 3 / (3 + 19.0), 0.05);
  EXPECT_NEAR(r_of({.loss = 0.05, .burst_ratio = 2}, kG711Concealed), 93.2 - 95 * 5 / (2.5 + 25.1), 0.05);
}

// Computed by hand from the formulas of §7.4, TELR 65 and WEPL 110: the curve of G.114 Figure 1.
TEST(EModel, DelayWithTheDefaultEchoLoss) {
  EXPECT_NEAR(r_of({.one_way_delay = milliseconds(100)}), 91.5, 1);
  EXPECT_NEAR(r_of({.one_way_delay = milliseconds(300)}), 72.8, 0.5);
  EXPECT_NEAR(r_of({.one_way_delay = milliseconds(400)}), 62.5, 0.7);
  double last = 100;
  for (int delay = 0; delay <= 500; delay += 10) {
    const double r = r_of({.one_way_delay = milliseconds(delay)});
    EXPECT_LE(r, last) << delay;
    last = r;
  }
}

TEST(EModel, AnEchoHurtsTheMoreTheLouderAndLaterItIs) {
  const auto with_echo = [](double loss_db, int one_way) {
    return r_of({.one_way_delay = milliseconds(100), .echo_loss_db = loss_db,
                 .echo_one_way_delay = milliseconds(one_way)});
  };
  EXPECT_LT(with_echo(15, 150), 40) << "a hall that returns what it hears";
  EXPECT_GT(with_echo(50, 50), 80);
  for (int one_way = 20; one_way < 300; one_way += 40) {
    for (double loss = 6; loss < 50; loss += 4) {
      EXPECT_LE(with_echo(loss, one_way), with_echo(loss + 4, one_way)) << loss << " dB " << one_way << " ms";
      EXPECT_LE(with_echo(loss, one_way + 40), with_echo(loss, one_way)) << loss << " dB " << one_way << " ms";
    }
  }
  EXPECT_NEAR(with_echo(55, 100), r_of({.one_way_delay = milliseconds(100)}), 1e-9) << "TELR 65 is the default";
}

TEST(EModel, OpusOnTheNarrowBandScale) {
  const Rating calm = rate({});
  EXPECT_NEAR(calm.r, 91.2, 0.1);
  EXPECT_NEAR(rate({.loss = 0.05}).r, 91.17 - 92.97 * 5 / (5 + 15.95), 0.1);
  EXPECT_GT(rate({.loss = 0.01, .one_way_delay = milliseconds(120)}).mos, 4.0);
  EXPECT_LT(rate({.loss = 0.2, .one_way_delay = milliseconds(120)}).mos, 2.6);
}

TEST(EModel, NonsenseIsTakenAsTheNearestSense) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  for (const Conversation& odd :
       {Conversation{.loss = kNan}, {.loss = -1}, {.burst_ratio = kNan}, {.one_way_delay = milliseconds(-5)},
        {.burst_ratio = 0}}) {
    EXPECT_DOUBLE_EQ(rate(odd).r, rate({}).r);
  }
  const Conversation worst{.loss = 7, .burst_ratio = 1e9, .one_way_delay = std::chrono::hours(2),
                           .echo_loss_db = -50, .echo_one_way_delay = std::chrono::hours(1)};
  EXPECT_EQ(rate(worst).r, 0);
  EXPECT_EQ(rate(worst).mos, 1);
  const Rating unknown = rate({.echo_loss_db = kNan});
  EXPECT_TRUE(std::isfinite(unknown.r) && std::isfinite(unknown.mos));
}

}  // namespace
}  // namespace media
