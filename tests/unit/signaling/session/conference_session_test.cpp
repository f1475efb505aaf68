// Seats, connections and the mcu.
#include <chrono>

#include <gtest/gtest.h>

#include "scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

constexpr uint64_t kCenter = 1, kA = 2, kB = 3, kChair = 9;

template <typename M>
const M* command(const Scene& scene, size_t index = 0) {
  for (const auto& c : scene.commands) {
    if (const auto* m = std::get_if<M>(&c.body); m != nullptr && index-- == 0) return m;
  }
  return nullptr;
}

uint64_t offer_number(const Scene& scene) {
  for (auto c = scene.commands.rbegin(); c != scene.commands.rend(); ++c) {
    if (c->offer != 0) return c->offer;
  }
  return 0;
}

// Joins, offers and has the mcu's answer.
void connect(Scene& scene, uint64_t key, const std::string& site) {
  ASSERT_TRUE(scene.join(key, site));
  ASSERT_EQ(scene.say(key, R"({"type":"offer","sdp":"v=0"})"), "ok");
  scene.session.on_reply(offer_number(scene), {1, true, "", "", "answer", {{"0", "audio", {}, false}}});
  scene.collect();
}

TEST(ConferenceSession, ANewcomerIsToldTheWholeState) {
  Scene scene(Scene::plan());
  ASSERT_TRUE(scene.join(kA, "a"));
  const auto& told = scene.told[kA];
  EXPECT_EQ(scene.types(kA), "joined microphone remote.state roster floor agenda roll vote slots");
  EXPECT_EQ(told[0].at("self"), json::parse(R"({"site":"a","name":"Ý Yên","role":"site"})"));
  EXPECT_EQ(told[0].at("connection").as_string(), "c2");
  EXPECT_EQ(scene.roster_word(kA, "a", "connected"), "true");
  EXPECT_EQ(scene.roster_word(kA, "b", "connected"), "false");
  EXPECT_EQ(scene.roster_word(kA, "center", "role"), "chair");
  EXPECT_EQ(scene.last(kA, "roster").at("mcu"), false);

  // A second newcomer: the first hears of it by one roster and nothing else.
  scene.forget();
  ASSERT_TRUE(scene.join(kB, "b"));
  EXPECT_EQ(scene.told[kA].size(), 1U);
  EXPECT_EQ(scene.roster_word(kA, "b", "connected"), "true");
  EXPECT_EQ(scene.told[kB].size(), 9U);
}

TEST(ConferenceSession, TheChairsPageIsNoSite) {
  Scene scene(Scene::plan());
  ASSERT_TRUE(scene.join(kChair, "chair", false));
  EXPECT_EQ(scene.last(kChair, "joined").at("self"),
            json::parse(R"({"site":"center","name":"Chủ trì","role":"chair"})"));
  EXPECT_EQ(scene.count(kChair, "microphone"), 0U);
  EXPECT_EQ(scene.count(kChair, "slots"), 0U);
  EXPECT_EQ(scene.roster_word(kChair, "center", "connected"), "false");
}

TEST(ConferenceSession, RolesAreHeldToTheRules) {
  Scene scene(Scene::plan());
  ASSERT_TRUE(scene.join(kChair, "chair", false));
  ASSERT_TRUE(scene.join(kA, "a"));
  ASSERT_TRUE(scene.join(kB, "b", false));
  for (const auto* text :
       {R"({"type":"floor.grant","site":"a"})", R"({"type":"floor.deny","site":"a"})", R"({"type":"mute_all"})",
        R"({"type":"floor.revoke","site":"a"})", R"({"type":"mute","site":"a"})", R"({"type":"stage","site":null})",
        R"({"type":"layout","preset":"grid"})", R"({"type":"policy","policy":"open"})"}) {
    EXPECT_EQ(scene.say(kA, text), "auth.role") << text;
  }
  for (const auto* text : {R"({"type":"floor.request"})", R"({"type":"floor.cancel"})", R"({"type":"floor.release"})",
                           R"({"type":"microphone","on":true})"}) {
    EXPECT_EQ(scene.say(kChair, text), "auth.role") << text;
  }
  EXPECT_EQ(scene.say(kChair, R"({"type":"offer","sdp":"v=0"})"), "media.not_joined");
  EXPECT_EQ(scene.say(kB, R"({"type":"offer","sdp":"v=0"})"), "media.not_joined");
  EXPECT_EQ(scene.say(kA, R"({"type":"join","token":"t","version":2,"media":true})"), "join.again");
  EXPECT_EQ(scene.say(77, R"({"type":"floor.request"})"), "join.first");
}

TEST(ConferenceSession, ASecondConnectionReplacesTheFirstAtOnce) {
  Scene scene(Scene::plan());
  ASSERT_TRUE(scene.join(kA, "a"));
  ASSERT_TRUE(scene.join(20, "a"));
  ASSERT_EQ(scene.closed.size(), 1U);
  EXPECT_EQ(scene.closed[kA], CloseCode::kReplaced);
  scene.forget();
  scene.leave(kA);  // its socket's end changes nothing
  EXPECT_TRUE(scene.told.empty());
  EXPECT_EQ(scene.say(kA, R"({"type":"floor.request"})"), "join.first");
  EXPECT_EQ(scene.say(20, R"({"type":"floor.request"})"), "ok");

  ASSERT_TRUE(scene.join(kChair, "chair", false));
  ASSERT_TRUE(scene.join(90, "chair", false));
  EXPECT_EQ(scene.closed[kChair], CloseCode::kReplaced);
  EXPECT_EQ(scene.say(90, R"({"type":"floor.grant","site":"a"})"), "ok");
}

TEST(ConferenceSession, TheMcuIsToldTheConferenceBeforeTheOffer) {
  Scene scene(Scene::plan());
  scene.mcu_up();
  ASSERT_EQ(scene.desired.size(), 1U);
  const int64_t first = scene.desired[0].version;
  EXPECT_GE(first, 1);
  EXPECT_EQ(scene.desired[0].id, ConferenceId("conf"));
  ASSERT_EQ(scene.desired[0].participants.size(), 4U);
  EXPECT_EQ(scene.desired[0].participants[0].mark, "chair");
  EXPECT_EQ(scene.desired[0].participants[1].name, "Ý Yên");

  ASSERT_TRUE(scene.join(kA, "a"));
  EXPECT_EQ(scene.say(kA, R"({"type":"candidate","candidate":"x","mid":"0"})"), "candidate.no_offer");
  EXPECT_EQ(scene.say(kA, R"({"type":"offer","sdp":"v=0","id":"o1"})"), "ok");
  const auto* offer = command<mcu::Offer>(scene);
  ASSERT_NE(offer, nullptr);
  EXPECT_EQ(offer->conference, ConferenceId("conf"));
  EXPECT_EQ(offer->site, SiteId("a"));
  EXPECT_EQ(offer->connection, ConnectionId("c2"));
  EXPECT_EQ(offer->sdp, "v=0");
  EXPECT_EQ(scene.count(kA, "answer"), 0U);

  mcu::Reply reply{1, true, "", "", "v=0 answer", {{"1", "stage", std::nullopt, true}}};
  scene.session.on_reply(offer_number(scene), reply);
  scene.collect();
  EXPECT_EQ(scene.last(kA, "answer").at("reply_to").as_string(), "o1");
  EXPECT_EQ(scene.last(kA, "answer").at("sdp").as_string(), "v=0 answer");
  EXPECT_EQ(scene.last(kA, "ok").at("reply_to").as_string(), "o1");
  EXPECT_EQ(scene.last(kA, "slots").at("slots"),
            json::parse(R"([{"mid":"1","slot":"stage","site":null,"view":"composed","composed":true}])"));

  EXPECT_EQ(scene.say(kA, R"({"type":"candidate","candidate":"x","mid":"0"})"), "ok");
  const auto* candidate = command<mcu::Candidate>(scene);
  ASSERT_NE(candidate, nullptr);
  EXPECT_EQ(candidate->connection, ConnectionId("c2"));
  EXPECT_EQ(candidate->candidate, "x");
}

TEST(ConferenceSession, AnOfferTheMcuRefusesIsAnErrorThatSaysWhy) {
  Scene scene(Scene::plan());
  scene.mcu_up();
  ASSERT_TRUE(scene.join(kA, "a"));
  (void)scene.say(kA, R"({"type":"offer","sdp":"v=0","id":5})");
  scene.session.on_reply(offer_number(scene), {1, false, "sdp.no_bundle", "m-line 2 is not bundled", "", {}});
  scene.collect();
  const auto error = scene.last(kA, "error");
  EXPECT_EQ(error.at("code").as_string(), "sdp.no_bundle");
  EXPECT_EQ(error.at("reply_to").as_int64(), 5);
  EXPECT_EQ(error.at("field").as_string(), "sdp");
  EXPECT_EQ(error.at("message").at("en").as_string(), "The media server refuses: m-line 2 is not bundled.");
  // A reply that comes twice is nobody's.
  scene.forget();
  scene.session.on_reply(1, {1, true, "", "", "x", {}});
  scene.collect();
  EXPECT_TRUE(scene.told.empty());
}

TEST(ConferenceSession, OffersWaitForTheMcu) {
  Scene scene(Scene::plan());
  ASSERT_TRUE(scene.join(kA, "a"));
  EXPECT_EQ(scene.say(kA, R"({"type":"offer","sdp":"v=0","id":5})"), "ok");
  EXPECT_TRUE(scene.commands.empty());
  const auto error = scene.last(kA, "error");
  EXPECT_EQ(error.at("code").as_string(), "mcu.unavailable");
  EXPECT_EQ(error.as_object().if_contains("reply_to"), nullptr);
  EXPECT_EQ(scene.say(kA, R"({"type":"candidate","candidate":"x","mid":"0"})"), "ok");
  EXPECT_TRUE(scene.commands.empty());

  scene.mcu_up();
  ASSERT_EQ(scene.commands.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<mcu::SetConference>(scene.commands[0].body));
  EXPECT_TRUE(std::holds_alternative<mcu::Offer>(scene.commands[1].body));
  EXPECT_EQ(scene.last(kA, "roster").at("mcu"), true);
  scene.session.on_reply(offer_number(scene), {1, true, "", "", "answer", {}});
  scene.collect();
  EXPECT_EQ(scene.last(kA, "answer").at("reply_to").as_int64(), 5);
}

TEST(ConferenceSession, TheMcuGoneAndBackWithAndWithoutOurMedia) {
  Scene scene(Scene::plan());
  scene.mcu_up();
  connect(scene, kA, "a");
  connect(scene, kB, "b");
  const int64_t version = scene.desired.back().version;
  scene.session.mcu_down(scene.now);
  scene.collect();
  EXPECT_EQ(scene.last(kA, "roster").at("mcu"), false);
  scene.forget();

  // It still has a's media, b's is lost: b is to come back with a new offer.
  const mcu::RunningConference running{
      ConferenceId("conf"), version + 40, {{SiteId("a"), ConnectionId("c2"), mcu::ConnectionState::kConnected}}};
  scene.mcu_up(&running);
  EXPECT_EQ(scene.desired.back().version, version + 41);
  ASSERT_EQ(scene.closed.size(), 1U);
  EXPECT_EQ(scene.closed[kB], CloseCode::kServiceRestart);
  EXPECT_EQ(scene.roster_word(kA, "b", "connected"), "false");
  EXPECT_EQ(scene.roster_word(kA, "a", "connected"), "true");
}

TEST(ConferenceSession, WhoHasNoMediaYetIsNotSentAwayByAnMcuThatComesBack) {
  Scene scene(Scene::plan());
  scene.mcu_up();
  connect(scene, kA, "a");
  ASSERT_TRUE(scene.join(20, "a"));  // has not offered yet when the mcu restarts
  ASSERT_TRUE(scene.join(kB, "b"));
  (void)scene.say(kB, R"({"type":"offer","sdp":"v=0"})");
  scene.session.on_reply(offer_number(scene), {1, false, "sdp.syntax", "wrong", "", {}});
  scene.collect();
  EXPECT_EQ(scene.say(kB, R"({"type":"candidate","candidate":"x","mid":"0"})"), "candidate.no_offer");
  scene.forget();
  scene.session.mcu_down(scene.now);
  scene.mcu_up();
  EXPECT_TRUE(scene.closed.empty());
  scene.leave(kB);
  scene.pass(60s);
  EXPECT_EQ(command<mcu::Leave>(scene), nullptr) << "a refused offer left nothing behind";
}

TEST(ConferenceSession, AdoptsMediaThatRanWithoutUs) {
  Scene scene(Scene::plan());
  const mcu::RunningConference running{ConferenceId("conf"),
                                       57,
                                       {{SiteId("a"), ConnectionId("old-a"), mcu::ConnectionState::kConnected},
                                        {SiteId("b"), ConnectionId("old-b"), mcu::ConnectionState::kConnected}}};
  scene.mcu_up(&running);
  EXPECT_EQ(scene.desired.back().version, 58);
  // a's page comes back and names its media: no new offer is needed.
  ASSERT_TRUE(scene.join(kA, "a", true, "old-a"));
  EXPECT_EQ(scene.last(kA, "joined").at("resumed"), true);
  EXPECT_EQ(scene.last(kA, "joined").at("connection").as_string(), "old-a");
  // b does not: its media is dropped after a while, a's is not.
  scene.forget();
  scene.pass(11s);
  ASSERT_EQ(scene.commands.size(), 1U);
  const auto* leave = command<mcu::Leave>(scene);
  ASSERT_NE(leave, nullptr);
  EXPECT_EQ(leave->site, SiteId("b"));
  EXPECT_EQ(leave->connection, ConnectionId("old-b"));
}

TEST(ConferenceSession, MediaOutlivesAShortBreakOfTheWebSocket) {
  Scene scene(Scene::plan());
  scene.mcu_up();
  connect(scene, kA, "a");
  scene.leave(kA);
  scene.pass(5s);
  EXPECT_EQ(command<mcu::Leave>(scene), nullptr);
  ASSERT_TRUE(scene.join(20, "a", true, "c2"));
  EXPECT_EQ(scene.last(20, "joined").at("resumed"), true);
  EXPECT_EQ(scene.last(20, "slots").at("slots").as_array().size(), 1U) << "the slots it had";
  scene.pass(60s);
  EXPECT_EQ(command<mcu::Leave>(scene), nullptr);

  // A wrong name of the connection resumes nothing.
  ASSERT_TRUE(scene.join(21, "a", true, "c99"));
  EXPECT_EQ(scene.last(21, "joined").at("resumed"), false);
  EXPECT_EQ(scene.last(21, "joined").at("connection").as_string(), "c21");
}

TEST(ConferenceSession, MediaOfASiteThatStaysAwayIsDropped) {
  Scene scene(Scene::plan());
  scene.mcu_up();
  connect(scene, kA, "a");
  scene.leave(kA);
  scene.pass(9s);
  EXPECT_EQ(command<mcu::Leave>(scene), nullptr);
  scene.pass(2s);
  ASSERT_NE(command<mcu::Leave>(scene), nullptr);
  EXPECT_EQ(command<mcu::Leave>(scene)->connection, ConnectionId("c2"));
  scene.forget();
  scene.pass(60s);
  EXPECT_TRUE(scene.commands.empty()) << "once";
}

TEST(ConferenceSession, TheRosterFollowsTheMediasState) {
  Scene scene(Scene::plan());
  scene.mcu_up();
  connect(scene, kA, "a");
  const auto state = [&](const char* connection, mcu::ConnectionState s) {
    scene.event(mcu::ParticipantStateEvent{ConferenceId("conf"), SiteId("a"), ConnectionId(connection), s});
    return scene.roster_word(kA, "a", "connected");
  };
  EXPECT_EQ(state("c2", mcu::ConnectionState::kConnected), "true");
  EXPECT_EQ(state("c2", mcu::ConnectionState::kDisconnected), "false");
  EXPECT_EQ(state("c2", mcu::ConnectionState::kConnected), "true");
  EXPECT_EQ(state("c0", mcu::ConnectionState::kClosed), "true") << "of a former connection";
  EXPECT_EQ(scene.session.connected_sites(), 1U);
}

TEST(ConferenceSession, RelaysSlotsAndLayersOnce) {
  Scene scene(Scene::plan());
  scene.mcu_up();
  connect(scene, kA, "a");
  scene.forget();
  const mcu::SlotsEvent slots{ConferenceId("conf"), SiteId("a"), {{"2", "gallery-1", SiteId("b"), false}}};
  scene.event(slots);
  scene.event(slots);
  EXPECT_EQ(scene.count(kA, "slots"), 1U);
  EXPECT_EQ(scene.last(kA, "slots").at("slots").at(0).at("site").as_string(), "b");
  const mcu::LayersEvent layers{ConferenceId("conf"), SiteId("a"), {"m", "l"}};
  scene.event(layers);
  scene.event(layers);
  EXPECT_EQ(scene.count(kA, "layers"), 1U);
  scene.event(mcu::LayersEvent{ConferenceId("conf"), SiteId("nobody"), {"m"}});
}

TEST(ConferenceSession, TellsWhoSpeaksAtMostFiveTimesASecond) {
  Scene scene(Scene::plan());
  scene.mcu_up();
  ASSERT_TRUE(scene.join(kA, "a"));
  const auto speaking = [&](std::vector<SiteId> sites) {
    scene.event(mcu::SpeakingEvent{ConferenceId("conf"), std::move(sites), SiteId("b"), {}});
  };
  for (int i = 0; i < 100; ++i) {
    speaking({SiteId(i % 2 == 0 ? "a" : "b")});
    scene.pass(10ms);
  }
  EXPECT_LE(scene.count(kA, "speaking"), 6U);
  EXPECT_GE(scene.count(kA, "speaking"), 4U);
  speaking({SiteId("c")});
  scene.pass(200ms);
  EXPECT_EQ(scene.last(kA, "speaking").at("sites"), json::parse(R"(["c"])")) << "the last word is told";
  scene.forget();
  speaking({SiteId("c")});
  scene.pass(1s);
  EXPECT_EQ(scene.count(kA, "speaking"), 0U);
}

}  // namespace
}  // namespace signaling
