// A hall's control: the buttons of the seat on a telephone, beside the hall's device and without media.
#include <chrono>

#include <gtest/gtest.h>

#include "directory_scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

// Lets in hall a by "hall", its control by "control".
class HallDoor : public Doorkeeper {
 public:
  std::optional<Visitor> admit(std::string_view token, Timestamp) override { return find(std::string(token)); }
  std::optional<Visitor> renew(const Visitor& visitor) override { return find(visitor.credential); }

  bool paired = true;

 private:
  std::optional<Visitor> find(const std::string& token) const {
    if (token != "hall" && (token != "control" || !paired)) return std::nullopt;
    Visitor visitor{token, {.role = Role::kSite, .site = SiteId("a")}, Role::kSite, "Ý Yên", std::nullopt};
    visitor.controls = token == "control";
    return visitor;
  }
};

constexpr uint64_t kHall = 1, kControl = 2;

class HallControl : public testing::Test, public DirectoryScene {
 protected:
  HallControl() : DirectoryScene(door) {
    directory.mcu_up(mcu::Welcome{}, now);
    directory.open(plan("weekly"), OpenPhase::kInSession, now);
  }
  void seat() { directory.seat(SiteId("a"), ConferenceId("weekly"), now); }
  void both_in() {
    seat();
    join(kHall, "hall");
    text(kHall, R"({"type":"offer","sdp":"v=0"})");
    directory.mcu_event(mcu::Reply{commands.back().id, true, "", "", "v=0", {}}, now);
    join(kControl, "control", false);
  }
  std::string microphone(uint64_t key) { return std::string(last(key, "microphone").at("state").as_string()); }

  HallDoor door;
};

TEST_F(HallControl, StandsBesideTheHallAndNotInItsPlace) {
  both_in();
  EXPECT_FALSE(closed.contains(kHall));
  EXPECT_EQ(story(kControl), "joined");
  EXPECT_EQ(last(kControl, "joined").at("self").at("site").as_string(), "a");
  EXPECT_EQ(last(kControl, "joined").at("self").at("role").as_string(), "site");
  EXPECT_EQ(microphone(kControl), "off");
  EXPECT_TRUE(last(kControl, "slots").empty()) << "it has no picture";
  EXPECT_EQ(directory.halls(), std::vector{SiteId("a")});
  EXPECT_EQ(directory.controls(), std::vector{SiteId("a")});
  EXPECT_EQ(presence, " weekly+a") << "the hall's";
}

TEST_F(HallControl, DoesWhatTheHallsButtonsDoAndBothSeeIt) {
  both_in();
  text(kControl, R"({"type":"floor.request","id":1})");
  EXPECT_EQ(last(kControl, "ok").at("reply_to").as_int64(), 1) << error(kControl);
  EXPECT_EQ(microphone(kHall), "asked");
  EXPECT_EQ(microphone(kControl), "asked");
  text(kHall, R"({"type":"floor.cancel"})");
  EXPECT_EQ(microphone(kControl), "off");
  text(kControl, R"({"type":"view","view":"forwarded","id":2})");
  EXPECT_EQ(last(kControl, "ok").at("reply_to").as_int64(), 2) << error(kControl);
  text(kControl, R"({"type":"floor.grant","site":"a"})");
  EXPECT_EQ(error(kControl), "auth.role") << "no more than the hall may";
}

TEST_F(HallControl, HasNothingToDoWithMedia) {
  both_in();
  const auto offers = count<mcu::Offer>();
  text(kControl, R"({"type":"offer","sdp":"v=0"})");
  EXPECT_EQ(error(kControl), "media.not_joined");
  told[kControl].clear();
  text(kControl, R"({"type":"candidate","candidate":"c"})");
  EXPECT_EQ(error(kControl), "media.not_joined");
  EXPECT_EQ(count<mcu::Offer>(), offers);
  join(3, "control", true);
  EXPECT_EQ(error(3), "join.no_media");
  EXPECT_FALSE(closed.contains(kControl)) << "the good one stays";
}

TEST_F(HallControl, ComesAndGoesWithoutTheHallsNoticing) {
  both_in();
  const auto leaves = count<mcu::Leave>();
  directory.client_closed(ClientKey(kControl), now);
  EXPECT_EQ(presence, " weekly+a");
  now += 60s;
  directory.handle_timeout(now);
  EXPECT_EQ(count<mcu::Leave>(), leaves) << "the hall's media goes on";
  EXPECT_TRUE(directory.controls().empty());
  join(3, "control", false);
  join(4, "control", false);
  EXPECT_EQ(closed[3], CloseCode::kReplaced) << "one at a time";
  EXPECT_FALSE(closed.contains(kHall));
  directory.client_closed(ClientKey(kHall), now);
  EXPECT_EQ(presence, " weekly+a weekly-a") << "a control alone is no hall";
  text(4, R"({"type":"floor.cancel"})");
  EXPECT_EQ(error(4), "floor.not_waiting") << "it is in still";
}

TEST_F(HallControl, GoesWhereTheHallGoes) {
  join(kHall, "hall");
  join(kControl, "control", false);
  EXPECT_EQ(story(kControl), "standby");
  seat();
  EXPECT_EQ(story(kControl), "standby joined");
  auto smaller = plan("weekly");
  smaller.sites.erase(smaller.sites.begin());
  directory.change(smaller, now);
  EXPECT_EQ(story(kHall), "standby joined standby");
  EXPECT_EQ(story(kControl), "standby joined standby");
  directory.change(plan("weekly"), now);
  directory.close(ConferenceId("weekly"), CloseCause::kClosed, now);
  EXPECT_EQ(story(kControl), "standby joined standby joined ended standby");
  EXPECT_TRUE(closed.empty());
}

TEST_F(HallControl, RingsAndAnswersForTheHall) {
  join(kHall, "hall");
  join(kControl, "control", false);
  directory.open(plan("storm"), OpenPhase::kInSession, now);
  directory.ring(SiteId("a"), {ConferenceId("storm"), "Họp khẩn", "UBND tỉnh"}, now);
  directory.seat(SiteId("a"), ConferenceId("storm"), now);
  EXPECT_FALSE(last(kControl, "standby").at("call").is_null());
  text(kControl, R"({"type":"answer_call","conference":"storm"})");
  EXPECT_EQ(conference(kHall), "storm");
  EXPECT_EQ(conference(kControl), "storm");
  directory.give_notice(SiteId("a"), {ConferenceId("flood"), "Vỡ đê", "UBND tỉnh"}, now + 10s, now);
  EXPECT_FALSE(last(kControl, "move_notice").empty());
}

TEST_F(HallControl, IsOutWhenItsPairingEnds) {
  both_in();
  door.paired = false;
  directory.rights_changed(now);
  EXPECT_EQ(closed[kControl], CloseCode::kBadToken);
  EXPECT_FALSE(closed.contains(kHall));
  EXPECT_EQ(presence, " weekly+a");
}

}  // namespace
}  // namespace signaling
