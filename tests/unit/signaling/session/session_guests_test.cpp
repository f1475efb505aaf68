// Guests through the session: the lobby tells nothing, a reload finds the seat again, a restart too.
#include <gtest/gtest.h>

#include "scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr uint64_t kCenter = 1, kA = 2, kChair = 9, kDesk = 10, kGuest = 20, kOther = 21;
const std::string kSecret(48, 'a');
const std::string kOtherSecret(48, 'b');

class SessionGuests : public testing::Test {
 protected:
  SessionGuests() {
    scene.mcu_up();
    EXPECT_TRUE(scene.join(kCenter, "center"));
    EXPECT_TRUE(scene.join(kDesk, "operator", false));
  }
  static Done come(Scene& scene, uint64_t key, const std::string& secret = kSecret, bool former_link = false) {
    Visitor visitor;
    visitor.credential = "guest";
    visitor.conference = ConferenceId("conf");
    visitor.principal.role = Role::kSite;
    visitor.guest = true;
    visitor.former_link = former_link;
    Join join{"token", true};
    join.name = "Trần Văn An";
    join.unit = "xã Hải Minh";
    join.secret = secret;
    auto done = scene.session.join(ClientKey(key), with_part(visitor, ConferenceId("conf"), Role::kSite), join,
                                   ConnectionId("c" + std::to_string(key)), scene.now, "10.0.0.9");
    scene.collect();
    return done;
  }
  Done come(uint64_t key, const std::string& secret = kSecret, bool former_link = false) {
    return come(scene, key, secret, former_link);
  }
  std::string admit(const std::string& site = "guest.1", uint64_t by = kDesk) {
    return scene.say(by, R"({"type":"guest.admit","site":")" + site + R"("})");
  }
  boost::json::array guests(uint64_t key = kDesk) const { return scene.last(key, "guests").at("guests").as_array(); }
  const mcu::DesiredParticipant* desired(const std::string& site) const {
    for (const auto& p : scene.desired.back().participants) {
      if (p.site == SiteId(site)) return &p;
    }
    return nullptr;
  }

  Scene scene{Scene::plan()};
};

TEST_F(SessionGuests, TheLobbyTellsTitleAndChairAndNothingElse) {
  ASSERT_TRUE(come(kGuest));
  (void)scene.say(kDesk, R"({"type":"chat","to":"all","text":"Chào"})");
  EXPECT_EQ(scene.types(kGuest), "lobby");
  const auto lobby = scene.last(kGuest, "lobby");
  EXPECT_EQ(lobby.at("title"), "Giao ban");
  EXPECT_EQ(lobby.at("chair"), "UBND tỉnh");
  EXPECT_TRUE(lobby.at("ask_in_ms").is_null());
  EXPECT_EQ(lobby.as_object().size(), 7U) << "with type and seq";
  EXPECT_EQ(scene.say(kGuest, R"({"type":"floor.request"})"), "guest.in_lobby");
  EXPECT_EQ(scene.say(kGuest, R"({"type":"offer","sdp":"v=0"})"), "guest.in_lobby");
  EXPECT_EQ(desired("guest.1"), nullptr);
  ASSERT_EQ(guests().size(), 1U);
  EXPECT_EQ(guests()[0].at("name"), "Trần Văn An");
  EXPECT_EQ(guests()[0].at("since"), "2026-12-01T02:00:00Z");
  EXPECT_EQ(guests()[0].at("here"), true);
  EXPECT_TRUE(scene.last(kCenter, "guests").is_null()) << "a hall lets nobody in";
  EXPECT_EQ(scene.presence, " +center");
}

TEST_F(SessionGuests, WhoIsLetInHasASeatAtOnce) {
  ASSERT_TRUE(come(kGuest));
  EXPECT_EQ(admit("guest.1", kCenter), "auth.role");
  scene.forget();
  EXPECT_EQ(admit(), "ok");
  EXPECT_EQ(scene.last(kGuest, "joined").at("self").at("site"), "guest.1");
  EXPECT_EQ(scene.last(kGuest, "joined").at("connection"), "c20");
  EXPECT_FALSE(scene.last(kGuest, "roster").is_null());
  EXPECT_EQ(scene.roster_word(kDesk, "guest.1", "role"), "guest");
  EXPECT_EQ(scene.roster_word(kDesk, "guest.1", "name"), "Trần Văn An, xã Hải Minh");
  EXPECT_TRUE(guests().empty());
  EXPECT_EQ(scene.presence, "") << "the schedule knows no guests";
  EXPECT_EQ(scene.session.connected_sites(), 1U);
  ASSERT_NE(desired("guest.1"), nullptr);
  EXPECT_EQ(desired("guest.1")->role, "Khách");
  EXPECT_EQ(desired("guest.1")->group, "halls");
}

TEST_F(SessionGuests, IsHeardAndStagedWhenGranted) {
  ASSERT_TRUE(come(kGuest));
  ASSERT_EQ(admit(), "ok");
  EXPECT_EQ(scene.say(kGuest, R"({"type":"floor.request"})"), "ok");
  EXPECT_EQ(scene.queue(kDesk)[0].at("site"), "guest.1");
  EXPECT_EQ(scene.say(kDesk, R"({"type":"floor.grant","site":"guest.1"})"), "ok");
  EXPECT_EQ(scene.heard(), "center guest.1");
  EXPECT_EQ(scene.stage(), "guest.1");
  EXPECT_EQ(scene.last(kGuest, "microphone").at("state"), "live");
}

TEST_F(SessionGuests, ALockKeepsNobodyBackWhoWasLetIn) {
  ASSERT_TRUE(come(kGuest));
  ASSERT_EQ(admit(), "ok");
  ASSERT_EQ(scene.say(kDesk, R"({"type":"lock","locked":true})"), "ok");
  scene.leave(kGuest);
  ASSERT_TRUE(come(kOther));
  EXPECT_EQ(scene.last(kOther, "joined").at("self").at("site"), "guest.1");
  scene.forget();
  ASSERT_TRUE(come(kGuest, kOtherSecret));
  EXPECT_EQ(scene.types(kGuest), "lobby");
  EXPECT_EQ(admit("guest.2"), "ok") << "by hand also while it is locked";
}

TEST_F(SessionGuests, ASeatWaitsTwoMinutesAndTheGuestComesBackLaterToo) {
  ASSERT_TRUE(come(kGuest));
  ASSERT_EQ(admit(), "ok");
  scene.leave(kGuest);
  scene.pass(119s);
  EXPECT_EQ(scene.roster_word(kDesk, "guest.1", "connected"), "false");
  EXPECT_EQ(desired("guest.1"), nullptr) << "its media ended after ten seconds";
  scene.pass(2s);
  EXPECT_EQ(scene.roster_word(kDesk, "guest.1", "connected"), "(no site)");
  ASSERT_TRUE(come(kOther));
  EXPECT_EQ(scene.last(kOther, "joined").at("self").at("site"), "guest.1");
}

TEST_F(SessionGuests, TheLobbyForgetsWhoWentAway) {
  ASSERT_TRUE(come(kGuest));
  scene.leave(kGuest);
  EXPECT_EQ(guests()[0].at("here"), false);
  scene.pass(9s);
  ASSERT_TRUE(come(kOther)) << "a reload keeps its place";
  scene.pass(20s);
  EXPECT_EQ(guests().size(), 1U);
  scene.leave(kOther);
  scene.pass(11s);
  EXPECT_TRUE(guests().empty());
}

TEST_F(SessionGuests, WhoWasTurnedAwayIsToldAndMayAskAfterAMinute) {
  ASSERT_TRUE(come(kGuest));
  EXPECT_EQ(scene.say(kDesk, R"({"type":"guest.turn_away","site":"guest.1"})"), "ok");
  EXPECT_EQ(scene.last(kGuest, "lobby").at("ask_in_ms"), 60000);
  EXPECT_EQ(scene.say(kGuest, R"({"type":"guest.ask_again"})"), "guest.ask_later");
  scene.leave(kGuest);
  scene.pass(30s);
  ASSERT_TRUE(come(kOther));
  EXPECT_EQ(scene.last(kOther, "lobby").at("ask_in_ms"), 30000) << "a reload asks nothing";
  scene.pass(30s);
  EXPECT_EQ(scene.say(kOther, R"({"type":"guest.ask_again"})"), "ok");
  EXPECT_TRUE(scene.last(kOther, "lobby").at("ask_in_ms").is_null());
  EXPECT_EQ(guests()[0].at("turned_away"), false);
}

TEST_F(SessionGuests, WhoWasRemovedIsOutForGood) {
  ASSERT_TRUE(come(kGuest));
  ASSERT_EQ(admit(), "ok");
  EXPECT_EQ(scene.say(kDesk, R"({"type":"remove","site":"guest.1"})"), "ok");
  EXPECT_EQ(scene.closed[kGuest], CloseCode::kGuestRemoved);
  EXPECT_EQ(desired("guest.1"), nullptr);
  const auto again = come(kOther);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, "guest.removed");
}

TEST_F(SessionGuests, AFormerLinkIsGoodForThoseWhoAreInOnly) {
  ASSERT_TRUE(come(kGuest));
  ASSERT_EQ(admit(), "ok");
  scene.leave(kGuest);
  EXPECT_TRUE(come(kGuest, kSecret, true));
  const auto stranger = come(kOther, kOtherSecret, true);
  ASSERT_FALSE(stranger);
  EXPECT_EQ(stranger.error().code, "token.unknown");
}

TEST_F(SessionGuests, AnotherWindowTakesThePlace) {
  ASSERT_TRUE(come(kGuest));
  ASSERT_TRUE(come(kOther));
  EXPECT_EQ(scene.closed[kGuest], CloseCode::kReplaced);
  EXPECT_EQ(guests().size(), 1U);
}

TEST_F(SessionGuests, SayWhoTheyAre) {
  Visitor visitor;
  visitor.guest = true;
  visitor.principal.role = Role::kSite;
  const auto done = scene.session.join(ClientKey(kGuest), with_part(visitor, ConferenceId("conf"), Role::kSite),
                                       Join{"token", true}, ConnectionId("c"), scene.now);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "field.missing");
  EXPECT_EQ(done.error().field, "name");
}

TEST_F(SessionGuests, ARestartFindsThemAgain) {
  ASSERT_TRUE(come(kGuest));
  ASSERT_EQ(admit(), "ok");
  ASSERT_TRUE(come(kOther, kOtherSecret));
  Scene next(Scene::plan(), scene.events, scene.now + 5s);
  next.mcu_up();
  ASSERT_TRUE(next.join(kDesk, "operator", false));
  ASSERT_TRUE(come(next, kGuest));
  EXPECT_EQ(next.last(kGuest, "joined").at("self").at("site"), "guest.1");
  EXPECT_EQ(next.last(kDesk, "guests").at("guests").at(0).at("site"), "guest.2");
  next.pass(11s);
  EXPECT_TRUE(next.last(kDesk, "guests").at("guests").as_array().empty()) << "it did not come back";
}

TEST_F(SessionGuests, AChangeOfRightsOrPlanLeavesThemAlone) {
  ASSERT_TRUE(come(kGuest));
  ASSERT_EQ(admit(), "ok");
  auto plan = Scene::plan();
  plan.sites.pop_back();
  scene.session.change(plan, scene.now);
  scene.collect();
  EXPECT_EQ(scene.roster_word(kDesk, "guest.1", "connected"), "true");
  Visitor visitor;
  visitor.guest = true;
  visitor.principal.role = Role::kSite;
  EXPECT_TRUE(scene.session.set_rights(ClientKey(kGuest), with_part(visitor, ConferenceId("conf"), Role::kSite)));
  EXPECT_EQ(scene.say(kGuest, R"({"type":"floor.request"})"), "ok");
}

}  // namespace
}  // namespace signaling
