// Whatever the figures are: verdicts do not flap, have grounds, and never call a bad line fine.
#include <gtest/gtest.h>

#include "media/base/random.h"
#include "signaling/diagnosis/diagnosis.h"
#include "signaling/diagnosis/words.h"
#include "tests/unit/signaling/diagnosis/diagnosis_scene.h"
#include "tests/unit/signaling/diagnosis/fault_world.h"
#include "tests/unit/signaling/diagnosis/loss_count.h"

namespace signaling {
namespace {

// Any second of any site: each figure is mostly well, at times anything.
struct Chaos {
  explicit Chaos(uint64_t seed) : random(seed), wildness(1 + double(random.below(20))) {}
  bool rarely() { return random.unit() * wildness < 1; }

  void disturb(std::optional<mcu::LineFigures>& line) {
    if (rarely()) line.reset();
    if (!line) return;
    if (rarely()) line->packets = int64_t(random.below(400));
    if (rarely()) lose(line, int64_t(random.below(uint64_t(line->packets) + 1)), random.below(5));
    if (rarely()) line->jitter_ms = double(random.below(200));
    if (rarely()) line->rtt_ms = double(random.below(1000));
    if (rarely()) line->delay_trend_ms = double(random.below(400)) - 200;
    if (rarely()) line->delay_trend_ms.reset();
  }

  void disturb(mcu::SiteSecond& f) {
    disturb(f.uplink);
    disturb(f.downlink);
    f.picture->frozen = rarely();
    f.picture->black = rarely();
    f.sound->speech = rarely();
    f.sound->level_dbov = -double(random.below(127));
    if (rarely()) f.sound->echo = mcu::EchoFigures{100, double(random.below(50))};
    if (rarely()) f.endpoint->camera = mcu::DeviceState(random.below(6));
    if (rarely()) f.endpoint->microphone = mcu::DeviceState(random.below(6));
    f.endpoint->hidden = rarely();
    if (rarely()) f.endpoint->encoder_limit = mcu::EncoderLimit(random.below(4));
    if (rarely()) f.picture.reset();
    if (rarely()) f.endpoint.reset();
  }

  void disturb(ObservedSecond& second) {
    for (auto& site : second.sites) {
      site.duty.has_floor = rarely();
      site.duty.microphone_on = rarely();
      disturb(*site.figures);
      if (rarely()) site.figures.reset();
      if (rarely()) site.duty.connected_since.reset();
      if (rarely() && rarely()) site.duty.connected_since = second.at;
    }
    if (rarely()) second.server->late_ticks = int64_t(random.below(10));
    if (rarely()) second.server->cpu_share = random.unit();
    if (rarely() && rarely()) second.server.reset();
  }

  media::Random random;
  double wildness;
};

TEST(VerdictProperties, HoldForAnyFigures) {
  const DiagnosisSettings settings;
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    Chaos chaos(seed);
    Scene scene({{"Nam", {kA, kB}}}, 4);
    std::array<VerdictKind, 4> former{};
    std::array<Timestamp, 4> changed{};
    changed.fill(at(-1000));
    for (int second = 0; second < 200; ++second) {
      scene.play(1, [&](auto& s) { chaos.disturb(s); });
      for (size_t i = 0; i < former.size(); ++i) {
        const auto& verdict = scene.diagnosis.verdicts()[i].verdict;
        ASSERT_EQ(verdict.evidence.empty(), verdict.kind == VerdictKind::kFine) << to_string(verdict.kind);
        ASSERT_EQ(verdict.advice == Advice::kNothing, verdict.kind == VerdictKind::kFine) << to_string(verdict.kind);
        ASSERT_LE(verdict.since, at(second));
        if (verdict.kind == former[i]) continue;
        const bool says_more = verdict.kind == VerdictKind::kTrunk && is_line(former[i]);
        ASSERT_TRUE(says_more || at(second) - changed[i] >= settings.least_stay) << seed << " second " << second;
        former[i] = verdict.kind;
        changed[i] = at(second);
      }
    }
  }
}

TEST(VerdictProperties, ALineAboveFivePercentIsNeverFine) {
  for (uint64_t seed = 1; seed <= 300; ++seed) {
    media::Random random(seed);
    Scene scene;
    LossCount up, down;
    const double rate = random.unit() * 0.3;      // of the seconds that lose
    const double share = random.unit() * 0.6;     // of their packets
    const bool is_up = random.below(2) == 0;
    for (int second = 0; second < 120; ++second) {
      bool bad = false;
      scene.play_site(1, [&](auto& s) {
        auto& line = is_up ? s.figures->uplink : s.figures->downlink;
        line->packets = int64_t(random.below(200));
        if (random.unit() < rate) lose(line, int64_t(double(line->packets) * share));
        bad = up.is_bad(s.figures->uplink) | down.is_bad(s.figures->downlink);
      });
      ASSERT_FALSE(bad && scene.kind() == "fine") << "seed " << seed << " second " << second;
    }
  }
}

TEST(VerdictProperties, TheSameFiguresGiveTheSameVerdicts) {
  media::Random random(3);
  const auto fault = draw_fault(random);
  FaultWorld world(9, fault), again(9, fault);
  Diagnosis one({}, kTrunks), other({}, kTrunks);
  for (int i = 0; i < 60; ++i) {
    one.add(world.next());
    other.add(again.next());
    ASSERT_TRUE(std::ranges::equal(one.verdicts(), other.verdicts()));
  }
}

// Ten minutes of a province as they are: noise everywhere, a bad second here and there, and one line that goes bad for
// three minutes with better moments in between. The other sites stay fine throughout; the bad one changes twice.
TEST(VerdictReplay, ALineThatComesAndGoesIsOneVerdict) {
  for (uint64_t seed = 1; seed <= 10; ++seed) {
    FaultWorld world(seed, {});
    media::Random random(seed + 100);
    Diagnosis diagnosis({}, kTrunks);
    std::string story;
    std::string others;
    VerdictKind former = VerdictKind::kFine;
    for (int second = 0; second < 600; ++second) {
      auto observed = world.next();
      const bool in_trouble = second >= 200 && second < 380;
      const bool better_moment = second % 20 >= 14;  // six seconds of every twenty
      if (in_trouble && !better_moment) {
        auto& line = observed.sites[5].figures->uplink;
        lose(line, line->packets * int64_t(4 + random.below(20)) / 100);
      }
      diagnosis.add(observed);
      for (int i = 0; i < kSites; ++i) {
        const auto& verdict = diagnosis.verdicts()[size_t(i)].verdict;
        const auto kind = verdict.kind;
        if (i != 5 && kind != VerdictKind::kFine) {
          others += std::to_string(second) + " " + std::string(to_string(kind)) + ": " +
                    describe(verdict.evidence[0]).en + "\n";
        }
        if (i == 5 && kind != former) story += std::string(story.empty() ? "" : " ") + std::string(to_string(kind));
        if (i == 5) former = kind;
      }
    }
    EXPECT_EQ(story, "uplink fine") << "seed " << seed;
    EXPECT_EQ(others, "") << "seed " << seed;
  }
}

}  // namespace
}  // namespace signaling
