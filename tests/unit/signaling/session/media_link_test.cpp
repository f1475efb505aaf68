#include "signaling/session/media_link.h"

#include <chrono>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;

const Timestamp kDropAt(110s);

class MediaLinkTest : public testing::Test {
 protected:
  // Comes with media, offers and has the mcu's answer.
  void connect(const std::string& connection) {
    EXPECT_FALSE(link_.attach({"t", true}, ConnectionId(connection), true, kDropAt, out_));
    link_.offer({"v=0"}, std::nullopt, ++number_, true, out_);
    ASSERT_TRUE(link_.takes(number_));
    (void)link_.on_reply({1, true, "", "", "answer", {{"0", "stage", {}, true}}});
  }
  size_t leaves() const {
    size_t n = 0;
    for (const auto& command : out_) n += std::holds_alternative<mcu::Leave>(command.body);
    return n;
  }

  MediaLink link_{ConferenceId("conf"), SiteId("a")};
  MediaLink::Out out_;
  uint64_t number_ = 0;
};

TEST_F(MediaLinkTest, AClientThatNamesItsMediaGoesOnWithIt) {
  connect("c1");
  link_.detach(kDropAt);
  EXPECT_EQ(link_.next_deadline(), kDropAt);
  Join join{"t", true};
  join.connection = ConnectionId("c1");
  EXPECT_TRUE(link_.attach(join, ConnectionId("c2"), true, kDropAt, out_));
  EXPECT_EQ(link_.connection(), ConnectionId("c1"));
  EXPECT_EQ(link_.next_deadline(), media::kNever);
  EXPECT_EQ(link_.slots().size(), 1U) << "what stood in its slots";
}

TEST_F(MediaLinkTest, TheFormerMediaStaysUntilTheNewOffer) {
  connect("c1");
  EXPECT_FALSE(link_.attach({"t", true}, ConnectionId("c2"), true, kDropAt, out_));
  EXPECT_EQ(leaves(), 0U);
  EXPECT_EQ(link_.next_deadline(), kDropAt);
  EXPECT_FALSE(link_.candidate({"x", "0"}, true, out_)) << "there is no offer it could belong to";
  link_.offer({"v=0"}, std::nullopt, 9, true, out_);
  EXPECT_EQ(link_.next_deadline(), media::kNever);
  EXPECT_TRUE(link_.candidate({"x", "0"}, true, out_));
}

TEST_F(MediaLinkTest, AnOfferWaitsForTheMcu) {
  (void)link_.attach({"t", true}, ConnectionId("c1"), false, kDropAt, out_);
  link_.offer({"v=0"}, MessageId("o"), 1, false, out_);
  EXPECT_TRUE(out_.empty());
  EXPECT_EQ(link_.adopt(nullptr, kDropAt, out_), MediaLink::Adoption::kNothing);
  ASSERT_EQ(out_.size(), 1U);
  EXPECT_EQ(out_[0].offer, 1U);
  EXPECT_EQ(link_.on_reply({1, true, "", "", "answer", {}}), MessageId("o"));
}

TEST_F(MediaLinkTest, WhoseMediaTheMcuLostHasToComeBack) {
  connect("c1");
  link_.mcu_down();
  const mcu::RunningParticipant same{SiteId("a"), ConnectionId("c1"), mcu::ConnectionState::kConnected};
  EXPECT_EQ(link_.adopt(&same, kDropAt, out_), MediaLink::Adoption::kNothing);
  EXPECT_EQ(link_.adopt(nullptr, kDropAt, out_), MediaLink::Adoption::kLost);
}

TEST_F(MediaLinkTest, ARefusedOfferLeavesNothingBehind) {
  (void)link_.attach({"t", true}, ConnectionId("c1"), true, kDropAt, out_);
  link_.offer({"v=0"}, std::nullopt, 1, true, out_);
  (void)link_.on_reply({1, false, "sdp.syntax", "wrong", "", {}});
  link_.drop(true, out_);
  EXPECT_EQ(leaves(), 0U);
}

TEST_F(MediaLinkTest, OnlyTheStateOfItsOwnConnectionCounts) {
  connect("c1");
  EXPECT_FALSE(link_.on_state({ConferenceId("conf"), SiteId("a"), ConnectionId("c0"), mcu::ConnectionState::kClosed}));
  EXPECT_FALSE(link_.is_lost());
  EXPECT_TRUE(
      link_.on_state({ConferenceId("conf"), SiteId("a"), ConnectionId("c1"), mcu::ConnectionState::kDisconnected}));
  EXPECT_TRUE(link_.is_lost());
  link_.drop(true, out_);
  EXPECT_EQ(leaves(), 1U);
  EXPECT_FALSE(link_.is_lost());
}

}  // namespace
}  // namespace signaling
