// Two conferences at once: who comes in, what each of them is told, what the mcu is told of both.
#include "directory_scene.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

class Directory : public testing::Test, public DirectoryScene {
 protected:
  Directory() : DirectoryScene(door) {
    door.add_hall("a", "Ý Yên");
    door.add_hall("b", "Mỹ Lộc");
    for (const auto* conference : {"one", "two", "closed"}) {
      door.add_page(std::string("chair of ") + conference, Role::kChair, conference);
    }
    directory.open(plan("one"), OpenPhase::kInSession, now);
    directory.open(plan("two"), OpenPhase::kInSession, now);
    directory.seat(SiteId("a"), ConferenceId("one"), now);
    directory.seat(SiteId("b"), ConferenceId("two"), now);
  }

  TestDoor door;
};

TEST_F(Directory, ATokenOpensItsSeat) {
  join(1, "a");
  EXPECT_EQ(last(1, "joined").at("conference").at("id").as_string(), "one");
  EXPECT_EQ(last(1, "joined").at("self").at("site").as_string(), "a");
  EXPECT_FALSE(last(1, "joined").at("connection").as_string().empty());
  EXPECT_NE(last(1, "joined").at("connection"), last(1, "joined").at("stream"));
  EXPECT_EQ(directory.clients(), 1U);
  directory.client_closed(ClientKey(1), now);
  EXPECT_EQ(directory.clients(), 0U);
}

TEST_F(Directory, ABadTokenIsRefusedAndClosed) {
  join(1, "nonsense");
  EXPECT_EQ(error(1), "token.unknown");
  EXPECT_EQ(last(1, "error").at("field").as_string(), "token");
  EXPECT_EQ(closed[1], CloseCode::kBadToken);
  join(2, "chair of closed", false);
  EXPECT_EQ(error(2), "conference.not_open");
  EXPECT_EQ(closed[2], CloseCode::kConferenceNotOpen);
  EXPECT_EQ(directory.clients(), 0U);
  told.clear();
  text(1, R"({"type":"ping"})");
  EXPECT_TRUE(told.empty()) << "a closed client is not answered";
}

TEST_F(Directory, BeforeJoiningOnlyJoinAndPing) {
  open(1);
  text(1, R"({"type":"ping","id":4})");
  EXPECT_EQ(last(1, "pong").at("reply_to").as_int64(), 4);
  text(1, R"({"type":"floor.request","id":5})");
  EXPECT_EQ(error(1), "join.first");
  EXPECT_EQ(last(1, "error").at("reply_to").as_int64(), 5);
  EXPECT_TRUE(closed.empty());
}

TEST_F(Directory, WhoDoesNotJoinIsClosed) {
  open(1);
  now += 9500ms;
  directory.handle_timeout(now);
  EXPECT_TRUE(closed.empty());
  EXPECT_EQ(directory.next_deadline(), now + 500ms);
  now += 500ms;
  directory.handle_timeout(now);
  EXPECT_EQ(closed[1], CloseCode::kJoinTimeout);
  EXPECT_GT(directory.next_deadline(), now);
}

TEST_F(Directory, OkOrErrorBearTheClientsId) {
  join(1, "a");
  text(1, R"({"type":"floor.request","id":"r1"})");
  EXPECT_EQ(last(1, "ok").at("reply_to").as_string(), "r1");
  text(1, R"({"type":"floor.request","id":"r2"})");
  EXPECT_EQ(last(1, "error").at("reply_to").as_string(), "r2");
  told.clear();
  text(1, R"({"type":"floor.cancel"})");
  EXPECT_TRUE(last(1, "ok").empty()) << "no id, no ok";
  for (const auto* wrong : {"", "[]", R"({"type":"dance"})", R"({"type":"microphone"})"}) {
    told.clear();
    text(1, wrong);
    EXPECT_FALSE(last(1, "error").empty()) << wrong;
  }
  EXPECT_TRUE(closed.empty()) << "wrong messages cost nobody the connection";
}

TEST_F(Directory, ConferencesDoNotCross) {
  join(1, "a");
  join(2, "b");
  join(3, "chair of two", false);
  told.clear();
  text(1, R"({"type":"floor.request"})");
  EXPECT_FALSE(last(1, "floor").empty());
  EXPECT_TRUE(told[2].empty());
  EXPECT_TRUE(told[3].empty());
  text(3, R"({"type":"floor.deny","site":"a"})");
  EXPECT_EQ(error(3), "floor.not_waiting");
}

TEST_F(Directory, TheSecondOnASeatReplacesTheFirst) {
  join(1, "a");
  join(2, "a");
  EXPECT_EQ(closed[1], CloseCode::kReplaced);
  EXPECT_EQ(directory.clients(), 1U);
  directory.client_closed(ClientKey(1), now);
  EXPECT_EQ(directory.clients(), 1U);
}

TEST_F(Directory, TheMcuIsToldAllConferencesAndAsked) {
  mcu::Welcome welcome{1, "mcu-1", {{ConferenceId("two"), 30, {}}, {ConferenceId("stranger"), 1, {}}}};
  directory.mcu_up(welcome, now);
  ASSERT_EQ(commands.size(), 3U) << "the stranger, one and two";
  EXPECT_EQ(std::get<mcu::RemoveConference>(commands[0].body).conference, ConferenceId("stranger"));
  int64_t version_of_two = 0;
  for (const auto& c : commands) {
    if (const auto* set = std::get_if<mcu::SetConference>(&c.body); set && set->conference.id == ConferenceId("two")) {
      version_of_two = set->conference.version;
    }
  }
  EXPECT_EQ(version_of_two, 31);

  join(1, "a");
  text(1, R"({"type":"offer","sdp":"v=0","id":"o"})");
  const auto& offer = commands.back();
  ASSERT_TRUE(std::holds_alternative<mcu::Offer>(offer.body));
  EXPECT_TRUE(last(1, "ok").empty());
  directory.mcu_event(mcu::Reply{offer.id, true, "", "", "answer", {}}, now);
  EXPECT_EQ(last(1, "answer").at("sdp").as_string(), "answer");
  EXPECT_EQ(last(1, "ok").at("reply_to").as_string(), "o");
  // Replies nobody waits for and events of unknown conferences are passed over.
  directory.mcu_event(mcu::Reply{offer.id, true, "", "", "again", {}}, now);
  directory.mcu_event(mcu::LayersEvent{ConferenceId("stranger"), SiteId("a"), {"h"}}, now);
  directory.mcu_event(mcu::FiguresEvent{}, now);
  EXPECT_EQ(last(1, "answer").at("sdp").as_string(), "answer");
}

TEST_F(Directory, FiguresGoToEachConferenceAndToWhoeverWantsThem) {
  directory.mcu_up(mcu::Welcome{}, now);
  join(1, "a");
  now += 1s;
  mcu::FiguresEvent event;
  event.server.late_ticks = 1;
  mcu::SiteSecond figures{SiteId("a")};
  figures.uplink = mcu::LineFigures{.packets = 50};
  event.conferences = {{ConferenceId("stranger"), {figures}}, {ConferenceId("two"), {figures}}};
  directory.mcu_event(event, now);
  ASSERT_EQ(seconds.size(), 2U) << "one of each open conference, whether the mcu has it or not";
  EXPECT_FALSE(seconds.at("one").observed.sites.at(0).figures);
  ASSERT_TRUE(seconds.at("two").observed.sites.at(0).figures);
  EXPECT_EQ(seconds.at("two").observed.sites.at(0).figures->uplink->packets, 50);
  EXPECT_EQ(seconds.at("two").observed.server->late_ticks, 1);
}

TEST_F(Directory, CommandIdsGrow) {
  directory.mcu_up(mcu::Welcome{}, now);
  directory.mcu_down(now);
  directory.mcu_up(mcu::Welcome{}, now);
  for (size_t i = 1; i < commands.size(); ++i) EXPECT_GT(commands[i].id, commands[i - 1].id);
}

TEST_F(Directory, Figures) {
  join(1, "a");
  const auto figures = directory.figures();
  ASSERT_EQ(figures.size(), 2U);
  for (const auto& f : figures) {
    EXPECT_EQ(f.sites, 2U);
    EXPECT_EQ(f.connected, f.id == ConferenceId("one") ? 1U : 0U);
  }
}

}  // namespace
}  // namespace signaling
