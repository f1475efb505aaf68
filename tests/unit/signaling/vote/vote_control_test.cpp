#include "signaling/vote/vote_control.h"

#include <gtest/gtest.h>

#include "signaling/vote/vote_state.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

const SiteId kA("a"), kB("b"), kC("c");
const std::vector<VoteSite> kThree = {{kA, 10, 8}, {kB, 20, 15}, {kC, 30, 0}};

Timestamp at(media::Duration d) { return Timestamp(1000s) + d; }

VoteControl open_vote(uint32_t quorum = 50) {
  VoteControl votes;
  (void)votes.open("Thông qua nghị quyết", quorum, kThree, at(0s));
  (void)votes.take_events();
  return votes;
}

TEST(VoteControl, FromTheQuestionToTheConfirmedResult) {
  VoteControl votes;
  EXPECT_EQ(votes.current(), nullptr);
  ASSERT_TRUE(votes.open("Thông qua nghị quyết", 30, kThree, at(0s)));
  EXPECT_EQ(*votes.enter(kA, {5, 2, 1}, "Điểm cầu A", at(1s)), std::nullopt);
  EXPECT_EQ(*votes.enter(kB, {10, 0, 2}, "Thư ký", at(2s)), std::nullopt);
  ASSERT_TRUE(votes.close(at(3s)));
  ASSERT_TRUE(votes.confirm(at(4s)));
  const VoteResult wanted{"Thông qua nghị quyết", {15, 2, 3}, 60, 23, 30, true, VotePhase::kConfirmed};
  EXPECT_EQ(votes.current()->result(), wanted);
  EXPECT_EQ(votes.current()->result().silent(), 3u);
  EXPECT_EQ(votes.current()->ended_at, at(4s));
  EXPECT_TRUE(votes.past().empty()) << "it still is the one at hand";
}

TEST(VoteControl, TheLastEntryCountsAndBothStandInTheEvents) {
  auto votes = open_vote();
  (void)votes.enter(kA, {5, 2, 1}, "Máy tính hội trường", at(1s));
  const auto second = votes.enter(kA, {6, 2, 0}, "Điện thoại hội trường", at(2s));
  ASSERT_TRUE(second);
  const VoteEntry first{kA, {5, 2, 1}, "Máy tính hội trường", at(1s)};
  EXPECT_EQ(*second, first) << "it is told what it replaced";
  EXPECT_EQ(votes.current()->result().total, (VoteCount{6, 2, 0}));
  const auto events = votes.take_events();
  ASSERT_EQ(events.size(), 2u);
  EXPECT_FALSE(std::get<VoteEntered>(events[0].what).replaces);
  EXPECT_TRUE(std::get<VoteEntered>(events[1].what).replaces);
}

TEST(VoteControl, HandsMayNotExceedTheDelegatesPresent) {
  auto votes = open_vote();
  EXPECT_TRUE(votes.enter(kA, {8, 0, 0}, "", at(1s)));
  const auto over = votes.enter(kA, {4, 4, 1}, "", at(1s));
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error(), (VoteError{VoteFault::kExceedsPresent, {}, 9, 8, kA}));
  EXPECT_EQ(votes.enter(kC, {0, 0, 1}, "", at(1s)).error().limit, 0u) << "nobody is there";
  EXPECT_TRUE(votes.enter(kC, {0, 0, 0}, "", at(1s)));
  EXPECT_EQ(votes.enter(kB, {1001, 0, 0}, "", at(1s)).error(),
            (VoteError{VoteFault::kOutOfRange, "yes", 1001, kMaxHands, kB}));
  EXPECT_EQ(votes.enter(kB, {0, ~uint32_t{0}, 1}, "", at(1s)).error().field, "no");
  EXPECT_EQ(votes.enter(kB, {0, 0, 5000}, "", at(1s)).error().field, "abstain");
  EXPECT_EQ(votes.enter(SiteId("d"), {0, 0, 0}, "", at(1s)).error().fault, VoteFault::kUnknownSite);
}

TEST(VoteControl, TheQuorumCountsDelegates) {
  struct Case {
    uint32_t invited, present, quorum;
    bool valid;
  };
  const Case cases[] = {{60, 30, 50, true}, {60, 29, 50, false}, {61, 30, 50, false}, {61, 31, 50, true},
                        {3, 2, 66, true},   {3, 2, 67, false},   {10, 10, 100, true}, {10, 9, 100, false},
                        {10, 0, 0, true},   {0, 0, 0, true},     {0, 5, 50, false},   {1, 1, 100, true},
                        {10, 12, 100, true}};
  for (const auto& c : cases) {
    VoteControl votes;
    ASSERT_TRUE(votes.open("?", c.quorum, {{kA, c.invited, c.present}}, at(0s)));
    EXPECT_EQ(votes.current()->result().valid, c.valid) << c.present << " of " << c.invited << " for " << c.quorum;
  }
}

TEST(VoteControl, FollowsTheRollWhileItIsOpen) {
  auto votes = open_vote();
  ASSERT_TRUE(votes.follow_roll(kThree, at(1s)));
  EXPECT_TRUE(votes.take_events().empty()) << "the same again";
  (void)votes.enter(kA, {8, 0, 0}, "", at(1s));
  ASSERT_TRUE(votes.follow_roll({{kA, 10, 7}, {kB, 20, 15}, {kC, 30, 25}}, at(2s)));
  EXPECT_TRUE(votes.enter(kC, {25, 0, 0}, "", at(3s)));
  const auto closed = votes.close(at(4s));
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error(), (VoteError{VoteFault::kExceedsPresent, {}, 8, 7, kA}));
  (void)votes.enter(kA, {7, 0, 0}, "", at(5s));
  ASSERT_TRUE(votes.close(at(6s)));
  ASSERT_TRUE(votes.follow_roll({}, at(7s)));
  EXPECT_EQ(votes.current()->result().present, 47u) << "closed: the roll changes nothing any more";
}

TEST(VoteControl, ASiteThatLeavesTheRollMustBeEnteredAnewOrCancelled) {
  auto votes = open_vote();
  (void)votes.enter(kB, {1, 0, 0}, "", at(1s));
  ASSERT_TRUE(votes.follow_roll({{kA, 10, 8}}, at(2s)));
  EXPECT_EQ(votes.close(at(3s)).error().site, kB);
  ASSERT_TRUE(votes.follow_roll(kThree, at(4s)));
  EXPECT_TRUE(votes.close(at(5s)));
}

TEST(VoteControl, SeveralOneAfterTheOther) {
  auto votes = open_vote();
  (void)votes.enter(kA, {1, 0, 0}, "", at(1s));
  (void)votes.close(at(2s));
  (void)votes.confirm(at(3s));
  ASSERT_TRUE(votes.open("Câu hai", 50, kThree, at(4s)));
  EXPECT_EQ(votes.current()->id, 2u);
  EXPECT_TRUE(votes.current()->entries.empty());
  ASSERT_TRUE(votes.cancel(at(5s)));
  ASSERT_TRUE(votes.open("Câu ba", 50, kThree, at(6s)));
  const auto past = votes.past();
  ASSERT_EQ(past.size(), 1u) << "a cancelled one gives no result";
  EXPECT_EQ(past[0].question, "Thông qua nghị quyết");
  EXPECT_EQ(past[0].total.yes, 1u);
}

TEST(VoteControl, AClosedOneCanBeCancelled) {
  auto votes = open_vote();
  (void)votes.close(at(1s));
  ASSERT_TRUE(votes.cancel(at(2s)));
  EXPECT_EQ(votes.current()->phase, VotePhase::kCancelled);
  EXPECT_EQ(votes.cancel(at(3s)).error().fault, VoteFault::kNotOpen);
}

// Each operation in each phase: whether it is allowed, and what refuses it.
TEST(VoteControl, OutOfPhaseIsRefusedAndChangesNothing) {
  enum Phase { kNone, kOpen, kClosed, kConfirmed, kCancelled };
  const auto in = [](Phase phase) {
    VoteControl votes;
    if (phase == kNone) return votes;
    (void)votes.open("?", 50, kThree, at(0s));
    if (phase == kClosed || phase == kConfirmed) (void)votes.close(at(1s));
    if (phase == kConfirmed) (void)votes.confirm(at(2s));
    if (phase == kCancelled) (void)votes.cancel(at(2s));
    (void)votes.take_events();
    return votes;
  };
  struct Case {
    Phase phase;
    std::string open, enter, close, confirm, cancel;  // "": allowed
  };
  const Case cases[] = {
      {kNone, "", "not_open", "not_open", "not_closed", "not_open"},
      {kOpen, "already_open", "", "", "not_closed", ""},
      {kClosed, "not_confirmed", "not_open", "not_open", "", ""},
      {kConfirmed, "", "not_open", "not_open", "not_closed", "not_open"},
      {kCancelled, "", "not_open", "not_open", "not_closed", "not_open"},
  };
  for (const auto& c : cases) {
    const auto outcome = [&](auto operation) -> std::string {
      auto votes = in(c.phase);
      const VoteState before = votes.state();
      const auto done = operation(votes);
      if (done) {
        EXPECT_EQ(votes.take_events().size(), 1u);
        return "";
      }
      EXPECT_EQ(votes.state(), before);
      EXPECT_TRUE(votes.take_events().empty());
      return std::string(to_string(done.error().fault));
    };
    EXPECT_EQ(outcome([](auto& v) { return v.open("?", 50, kThree, at(9s)); }), c.open) << c.phase;
    EXPECT_EQ(outcome([](auto& v) { return v.enter(kA, {1, 0, 0}, "", at(9s)); }), c.enter) << c.phase;
    EXPECT_EQ(outcome([](auto& v) { return v.close(at(9s)); }), c.close) << c.phase;
    EXPECT_EQ(outcome([](auto& v) { return v.confirm(at(9s)); }), c.confirm) << c.phase;
    EXPECT_EQ(outcome([](auto& v) { return v.cancel(at(9s)); }), c.cancel) << c.phase;
  }
}

TEST(VoteControl, BadValuesAreNamed) {
  VoteControl votes;
  const auto fault = [&](std::string question, uint32_t quorum, std::vector<VoteSite> sites) {
    const auto opened = votes.open(std::move(question), quorum, std::move(sites), at(0s));
    return opened ? "" : std::string(to_string(opened.error().fault)) + " " + std::string(opened.error().field);
  };
  EXPECT_EQ(fault("", 50, kThree), "bad_text question");
  EXPECT_EQ(fault("a\tb", 50, kThree), "bad_text question");
  EXPECT_EQ(fault("\xc3", 50, kThree), "bad_text question");
  EXPECT_EQ(fault(std::string(kMaxQuestionBytes + 1, 'x'), 50, kThree), "out_of_range question");
  EXPECT_EQ(fault("?", 101, kThree), "out_of_range quorum");
  EXPECT_EQ(fault("?", 50, {{kA, 1, 1}, {kA, 1, 1}}), "bad_text sites");
  EXPECT_EQ(fault("?", 50, {{SiteId(""), 1, 1}}), "bad_text sites");
  EXPECT_EQ(fault("?", 50, {{kA, 1, kMaxHands + 1}}), "out_of_range sites");
  EXPECT_EQ(fault("?", 50, std::vector<VoteSite>(kMaxVoteSites + 1)), "out_of_range sites");
  EXPECT_EQ(votes.state(), VoteState());
  ASSERT_TRUE(votes.open("?", 50, kThree, at(0s)));
  EXPECT_EQ(votes.enter(kA, {}, "a\nb", at(0s)).error().field, "by");
  ASSERT_TRUE(votes.enter(kA, {}, std::string(300, 'x'), at(0s)));
  EXPECT_EQ(votes.current()->entries[0].by.size(), kMaxEntererBytes);
}

TEST(VoteControl, TheNumberOfVotesIsBounded) {
  VoteControl votes;
  for (size_t i = 0; i < kMaxVotes; ++i) {
    ASSERT_TRUE(votes.open("?", 0, {}, at(0s)));
    ASSERT_TRUE(votes.cancel(at(0s)));
  }
  EXPECT_EQ(votes.open("?", 0, {}, at(0s)).error().fault, VoteFault::kTooManyVotes);
}

}  // namespace
}  // namespace signaling
