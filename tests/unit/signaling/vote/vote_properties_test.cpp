// Random operations on VoteControl: totals are those of the last entries, hands never exceed the delegates of a closed
// vote, and the events, also as JSON, give the state again.
#include <map>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "media/base/random.h"
#include "signaling/vote/vote_control.h"
#include "signaling/vote/vote_event_json.h"
#include "signaling/vote/vote_state.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr uint64_t kSites = 5;
const ClockPair kClocks{WallTime(1764118800000ms), Timestamp(500s)};

class World {
 public:
  explicit World(uint64_t seed) : random_(seed) {}

  void step() {
    now_ += std::chrono::nanoseconds(random_.below(5'000'000'000));
    switch (random_.below(10)) {
      case 0:
      case 1:
        if (votes_.open("Câu hỏi", number(101), sites(), now_)) last_.clear();
        break;
      case 2:
        (void)votes_.follow_roll(sites(), now_);
        break;
      case 3:
        (void)votes_.close(now_);
        break;
      case 4:
        (void)votes_.confirm(now_);
        break;
      case 5:
        if (random_.below(4) == 0) (void)votes_.cancel(now_);
        break;
      default:
        enter();
    }
  }

  void check() {
    for (const auto& event : votes_.take_events()) add(event);
    ASSERT_EQ(folded_, votes_.state());
    ASSERT_EQ(reread_, votes_.state());
    if (votes_.current() == nullptr) return;
    const auto& vote = *votes_.current();
    VoteCount total;
    for (const auto& [site, count] : last_) {
      total.yes += count.yes;
      total.no += count.no;
      total.abstain += count.abstain;
    }
    const auto result = vote.result();
    ASSERT_EQ(result.total, total) << "the last entry of each site counts, and no other";
    ASSERT_EQ(vote.entries.size(), last_.size());
    if (vote.phase == VotePhase::kClosed || vote.phase == VotePhase::kConfirmed) {
      ASSERT_LE(total.sum(), result.present);
    }
    ASSERT_EQ(result.silent(), result.present >= total.sum() ? result.present - total.sum() : 0);
  }

 private:
  uint32_t number(uint64_t below) { return static_cast<uint32_t>(random_.below(below)); }

  SiteId site() { return SiteId("site-" + std::to_string(random_.below(kSites))); }

  std::vector<VoteSite> sites() {
    std::vector<VoteSite> sites;
    for (uint64_t i = 0; i < kSites; ++i) {
      if (random_.below(6) != 0) sites.push_back({SiteId("site-" + std::to_string(i)), number(40), number(30)});
    }
    return sites;
  }

  void enter() {
    const auto who = site();
    const VoteCount count{number(12), number(12), number(12)};
    const auto entered = votes_.enter(who, count, "Thư ký", now_);
    if (!entered) return;
    const auto former = last_.find(who);
    ASSERT_EQ(entered->has_value(), former != last_.end());
    if (*entered) {
      ASSERT_EQ((*entered)->count, former->second);
    }
    last_[who] = count;
  }

  void add(const VoteEvent& event) {
    apply(folded_, event);
    const auto read = read_vote_event(boost::json::parse(boost::json::serialize(to_json(event, kClocks))), kClocks);
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_EQ(*read, event);
    apply(reread_, *read);
    if (const auto* confirmed = std::get_if<VoteConfirmed>(&event.what)) {
      const auto result = votes_.state().votes.at(confirmed->vote - 1).result();
      ASSERT_EQ(confirmed->total, result.total);
      ASSERT_EQ(confirmed->present, result.present);
      ASSERT_EQ(confirmed->valid, result.valid);
    }
  }

  media::Random random_;
  Timestamp now_ = Timestamp(1000s);
  VoteControl votes_;
  VoteState folded_;
  VoteState reread_;
  std::map<SiteId, VoteCount> last_;
};

TEST(VoteProperties, HoldForRandomConferences) {
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    World world(seed);
    for (int i = 0; i < 150; ++i) {
      world.step();
      world.check();
      ASSERT_FALSE(testing::Test::HasFatalFailure()) << "seed " << seed << " step " << i;
    }
  }
}

TEST(VoteProperties, RestoredInMidVoteItGoesOn) {
  VoteControl votes;
  const SiteId a("a");
  (void)votes.open("?", 50, {{a, 10, 10}}, Timestamp(1s));
  (void)votes.enter(a, {1, 2, 3}, "x", Timestamp(2s));
  VoteControl restored;
  restored.restore(votes.take_events());
  EXPECT_EQ(restored.state(), votes.state());
  EXPECT_TRUE(restored.take_events().empty());
  ASSERT_TRUE(restored.close(Timestamp(3s)));
  ASSERT_TRUE(restored.confirm(Timestamp(4s)));
  EXPECT_EQ(restored.current()->result().total.sum(), 6u);
}

}  // namespace
}  // namespace signaling
