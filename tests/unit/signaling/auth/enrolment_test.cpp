#include "signaling/auth/enrolment.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

const SeatPlace kHallA{SiteId("a"), DeviceKind::kHall};
const SeatPlace kHallB{SiteId("b"), DeviceKind::kHall};
const SeatPlace kTabletA{SiteId("a"), DeviceKind::kChairTablet};

WallTime at(std::chrono::milliseconds d) { return WallTime(std::chrono::hours(500'000)) + d; }

std::string answer(const tl::expected<SeatPlace, AuthError>& result) {
  if (!result) return std::string(describe(result.error()).word);
  return result->site.value() + " " + std::string(to_string(result->kind));
}

// The same first group, another second one.
std::string wrong(std::string code) {
  code.back() = code.back() == '7' ? '8' : '7';
  return code;
}

TEST(Enrolment, ACodeIsGoodOnceForItsPlace) {
  Enrolment enrolment(HashKey::random());
  const auto code = enrolment.issue(kHallA, at(0s));
  EXPECT_EQ(code.size(), 9U);
  EXPECT_EQ(answer(enrolment.redeem(code, at(1min))), "a hall");
  EXPECT_EQ(answer(enrolment.redeem(code, at(1min))), "code.used");
}

TEST(Enrolment, SmallLettersAndLookAlikesWillDo) {
  Enrolment enrolment(HashKey::random());
  std::string code = enrolment.issue(kTabletA, at(0s));
  for (char& c : code) {
    if (c == '0') {
      c = 'o';
    } else if (c == '1') {
      c = 'l';
    } else if (c >= 'A') {
      c = static_cast<char>(c - 'A' + 'a');
    }
  }
  EXPECT_EQ(answer(enrolment.redeem(" " + code, at(1min))), "a chair_tablet");
}

TEST(Enrolment, ACodeEndsAfterFifteenMinutes) {
  Enrolment enrolment(HashKey::random());
  const auto a = enrolment.issue(kHallA, at(0s));
  const auto b = enrolment.issue(kHallB, at(0s));
  EXPECT_EQ(answer(enrolment.redeem(a, at(15min - 1ms))), "a hall");
  EXPECT_EQ(answer(enrolment.redeem(b, at(15min))), "code.expired");
}

TEST(Enrolment, TenWrongTriesSpendACode) {
  Enrolment enrolment(HashKey::random());
  const auto code = enrolment.issue(kHallA, at(0s));
  const auto other = enrolment.issue(kHallB, at(0s));
  for (int i = 0; i < 9; ++i) EXPECT_EQ(answer(enrolment.redeem(wrong(code), at(1s))), "code.wrong") << i;
  EXPECT_EQ(answer(enrolment.redeem(wrong(code), at(1s))), "code.tries_spent");
  EXPECT_EQ(answer(enrolment.redeem(code, at(1s))), "code.tries_spent");
  EXPECT_EQ(answer(enrolment.redeem(other, at(1s))), "b hall") << "another code has its own tries";
}

TEST(Enrolment, NineWrongTriesDoNot) {
  Enrolment enrolment(HashKey::random());
  const auto code = enrolment.issue(kHallA, at(0s));
  for (int i = 0; i < 9; ++i) (void)enrolment.redeem(wrong(code), at(1s));
  EXPECT_EQ(answer(enrolment.redeem(code, at(1s))), "a hall");
}

// Who does not know the first group cannot spend the tries of a code.
TEST(Enrolment, BlindGuessesSpendNoTries) {
  Enrolment enrolment(HashKey::random());
  const auto code = enrolment.issue(kHallA, at(0s));
  for (int i = 0; i < 10'000; ++i) {
    std::string guess = code;
    guess[static_cast<size_t>(i) % 4] = guess[static_cast<size_t>(i) % 4] == 'A' ? 'B' : 'A';
    ASSERT_EQ(answer(enrolment.redeem(guess, at(1s))), "code.wrong");
  }
  for (const auto* text : {"", "nonsense", "--------", "UUUU-UUUU"}) {
    EXPECT_EQ(answer(enrolment.redeem(text, at(1s))), "code.wrong");
  }
  EXPECT_EQ(enrolment.codes()[0].tries_left, 10);
  EXPECT_EQ(answer(enrolment.redeem(code, at(1s))), "a hall");
}

TEST(Enrolment, ANewCodeReplacesTheFormerOfItsPlaceOnly) {
  Enrolment enrolment(HashKey::random());
  const auto first = enrolment.issue(kHallA, at(0s));
  const auto tablet = enrolment.issue(kTabletA, at(0s));
  const auto second = enrolment.issue(kHallA, at(1s));
  EXPECT_EQ(answer(enrolment.redeem(first, at(2s))), "code.revoked");
  EXPECT_EQ(answer(enrolment.redeem(second, at(2s))), "a hall");
  EXPECT_EQ(answer(enrolment.redeem(tablet, at(2s))), "a chair_tablet");
}

TEST(Enrolment, RevokedIsRevoked) {
  Enrolment enrolment(HashKey::random());
  const auto code = enrolment.issue(kHallA, at(0s));
  EXPECT_FALSE(enrolment.revoke(kHallB));
  EXPECT_TRUE(enrolment.revoke(kHallA));
  EXPECT_FALSE(enrolment.revoke(kHallA));
  EXPECT_EQ(answer(enrolment.redeem(code, at(1s))), "code.revoked");
}

TEST(Enrolment, EndedCodesAreToldForADayAndThenForgotten) {
  Enrolment enrolment(HashKey::random());
  const auto code = enrolment.issue(kHallA, at(0s));
  enrolment.forget_ended(at(15min + 24h - 1ms));
  EXPECT_EQ(answer(enrolment.redeem(code, at(15min + 24h - 1ms))), "code.expired");
  enrolment.forget_ended(at(15min + 24h));
  EXPECT_EQ(answer(enrolment.redeem(code, at(15min + 24h))), "code.wrong");
  EXPECT_TRUE(enrolment.codes().empty());
}

TEST(Enrolment, ARestartLosesNothingAndTheKeyIsNeeded) {
  const auto key = HashKey::random();
  Enrolment before(key);
  const auto code = before.issue(kHallA, at(0s));
  (void)before.redeem(wrong(code), at(1s));
  const auto changed = before.take_changed();
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_EQ(changed[0].tries_left, 9);
  EXPECT_TRUE(before.take_changed().empty());
  Enrolment after(key, {}, changed);
  Enrolment stranger(HashKey::random(), {}, changed);
  EXPECT_EQ(answer(stranger.redeem(code, at(2s))), "code.wrong");
  EXPECT_EQ(answer(after.redeem(code, at(2s))), "a hall");
  EXPECT_EQ(after.take_changed()[0].state, CodeState::kUsed);
}

// Random operations against a plain model: at most one code of a place is open, each is redeemed at most once and only
// in its time, and what take_changed() told is the whole state.
TEST(Enrolment, HoldsForRandomOperations) {
  struct Known {
    SeatPlace place;
    WallTime issued;
    bool dead = false;  // used, replaced, revoked
    int wrong = 0;
  };
  for (uint64_t seed = 1; seed <= 30; ++seed) {
    media::Random random(seed);
    const auto key = HashKey::random();
    Enrolment enrolment(key);
    std::map<std::string, Known> model;
    std::map<std::string, IssuedCode> stored;
    WallTime now = at(0s);
    const SeatPlace places[] = {kHallA, kHallB, kTabletA};
    const auto kill = [&](const SeatPlace& place) {
      for (auto& [code, known] : model) known.dead |= known.place == place;
    };
    for (int step = 0; step < 200; ++step) {
      now += std::chrono::seconds(random.below(120));
      const auto& place = places[random.below(3)];
      const uint64_t what = random.below(10);
      if (what < 3 || model.empty()) {
        kill(place);
        model[enrolment.issue(place, now)] = {place, now};
      } else if (what == 3) {
        enrolment.revoke(place);
        kill(place);
      } else {
        auto& [code, known] = *std::next(model.begin(), static_cast<long>(random.below(model.size())));
        if (what < 7) {
          (void)enrolment.redeem(wrong(code), now);
          ++known.wrong;
        } else {
          const bool good = !known.dead && known.wrong < 10 && now < known.issued + 15min;
          ASSERT_EQ(enrolment.redeem(code, now).has_value(), good) << "seed " << seed << " step " << step;
          if (good) known.dead = true;
        }
      }
      for (const auto& code : enrolment.take_changed()) stored[code.group] = code;
      for (const auto& p : places) {
        const auto is_open = [&](const auto& c) { return c.place == p && c.state == CodeState::kOpen; };
        ASSERT_LE(std::count_if(enrolment.codes().begin(), enrolment.codes().end(), is_open), 1);
      }
      if (random.below(20) == 0) {  // a restart
        std::vector<IssuedCode> codes;
        for (const auto& [group, code] : stored) codes.push_back(code);
        enrolment = Enrolment(key, {}, codes);
      }
    }
  }
}

TEST(EnrolmentLink, HidesTheCodeBehindTheFragment) {
  EXPECT_EQ(enrolment_link("https://hop.namdinh.gov.vn", "K7MX-24PQ"), "https://hop.namdinh.gov.vn/enrol#K7MX-24PQ");
  EXPECT_EQ(enrolment_link("http://10.1.2.3:8080", "K7MX-24PQ"), "http://10.1.2.3:8080/enrol#K7MX-24PQ");
  EXPECT_EQ(enrolment_link("https://[fd00::1]:8443", "K7MX-24PQ"), "https://[fd00::1]:8443/enrol#K7MX-24PQ");
}

TEST(EnrolmentLink, WantsABareAddress) {
  for (const auto* base : {"", "https://", "hop.namdinh.gov.vn", "ftp://hop", "https://hop/", "https://hop/x",
                           "https://hop?x", "https://hop#x", "https://user@hop", "https://a b", "https://a\r\nb",
                           "javascript:alert(1)", "https://hop\\x"}) {
    const auto link = enrolment_link(base, "K7MX-24PQ");
    ASSERT_FALSE(link) << base;
    EXPECT_EQ(link.error().code, "enrolment.base");
  }
}

}  // namespace
}  // namespace signaling
