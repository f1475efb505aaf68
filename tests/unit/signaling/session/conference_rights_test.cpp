// All client messages × all roles, against the one table of permissions.
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "directory_scene.h"
#include "scene.h"
#include "signaling/auth/permissions.h"

namespace signaling {
namespace {

namespace json = boost::json;

// What each message asks for, written down a second time so that the table of messages cannot slip.
const std::map<std::string, Action, std::less<>> kActions = {
    {"join", Action::kJoinConference},
    {"offer", Action::kConnectMedia},
    {"candidate", Action::kConnectMedia},
    {"report", Action::kReportFigures},
    {"microphone", Action::kSwitchMicrophone},
    {"floor.request", Action::kRequestFloor},
    {"floor.cancel", Action::kCancelRequest},
    {"floor.release", Action::kReleaseFloor},
    {"floor.grant", Action::kGrantFloor},
    {"floor.next", Action::kGrantFloor},
    {"floor.deny", Action::kDenyRequest},
    {"floor.move", Action::kReorderRequests},
    {"floor.order", Action::kReorderRequests},
    {"floor.clear", Action::kClearRequests},
    {"floor.settings", Action::kSetFloorLimit},
    {"undo", Action::kGrantFloor},
    {"lock", Action::kLockConference},
    {"remove", Action::kRemoveParticipant},
    {"readmit", Action::kReadmitParticipant},
    {"chair.hand_over", Action::kHandOverChair},
    {"chair.take_over", Action::kHandOverChair},
    {"chair.hand_back", Action::kHandOverChair},
    {"agenda.go", Action::kAdvanceAgenda},
    {"note", Action::kWriteMinutes},
    {"guest.ask_again", Action::kJoinConference},
    {"guest.admit", Action::kAdmitGuest},
    {"guest.admit_all", Action::kAdmitGuest},
    {"guest.turn_away", Action::kAdmitGuest},
    {"roll.start", Action::kCallRoll},
    {"roll.next", Action::kCallRoll},
    {"roll.end", Action::kCallRoll},
    {"roll.call", Action::kCallRoll},
    {"roll.mark", Action::kMarkRoll},
    {"roll.answer", Action::kAnswerRoll},
    {"vote.open", Action::kOpenVote},
    {"vote.enter", Action::kEnterVote},
    {"vote.close", Action::kOpenVote},
    {"vote.confirm", Action::kConfirmVote},
    {"vote.cancel", Action::kOpenVote},
    {"stage.prepare", Action::kDirectStage},
    {"stage.take", Action::kDirectStage},
    {"message", Action::kDrawMessage},
    {"chat", Action::kSendChat},
    {"help", Action::kRequestHelp},
    {"help.answer", Action::kAnswerHelp},
    {"alarm.acknowledge", Action::kAcknowledgeAlarm},
    {"preflight.run", Action::kRunPreflight},
    {"preflight.result", Action::kReportFigures},
    {"floor.revoke", Action::kRevokeFloor},
    {"mute", Action::kMuteParticipant},
    {"mute_all", Action::kMuteAll},
    {"stage", Action::kSetStage},
    {"layout", Action::kSetLayout},
    {"view", Action::kSetView},
    {"policy", Action::kSetFloorPolicy},
    {"remote.devices", Action::kRemoteDevices},
    {"remote.switch", Action::kRemoteDevices},
    {"remote.mute", Action::kRemoteMute},
    {"remote.cap", Action::kRemoteLimitRate},
    {"remote.restart", Action::kRemoteRestartMedia},
    {"remote.still", Action::kRemoteStill},
    {"remote.listen", Action::kRemoteListen},
    {"remote.watch", Action::kRemoteWatch},
    {"remote.talk", Action::kRemoteTalk},
    {"remote.answer", Action::kReportFigures},
    {"answer_call", Action::kAnswerCall},
};

// A right message of this rule that names site a and conference "one" where it may.
std::string message_of(const MessageRule& rule) {
  json::object message{{"type", rule.type}};
  for (const auto& field : rule.fields) {
    if (field.name == "site") {
      message["site"] = "a";
    } else if (field.name == "conference") {
      message["conference"] = "one";
    } else if (!field.required) {
      continue;
    } else if (field.kind == FieldKind::kText || field.kind == FieldKind::kLine || field.kind == FieldKind::kProse) {
      message[field.name] = "x";
    } else if (field.kind == FieldKind::kBoolean) {
      message[field.name] = true;
    } else if (field.kind == FieldKind::kWord) {
      message[field.name] = field.words.front();
    } else if (field.kind == FieldKind::kInteger) {
      message[field.name] = field.min;
    }
  }
  return json::serialize(message);
}

// One visitor, in by the token "t".
class OneVisitor : public Doorkeeper {
 public:
  std::optional<Visitor> admit(std::string_view, Timestamp) override { return visitor; }
  std::optional<Visitor> renew(const Visitor&) override { return visitor; }
  Visitor visitor;
};

class Rights : public testing::Test {
 protected:
  static Visitor visitor(Role role) {
    Visitor visitor{"t", {.role = role}, role, "x", ConferenceId("one")};
    if (role == Role::kSite) visitor.principal.site = SiteId("a");
    return with_part(std::move(visitor), ConferenceId("one"), role);
  }

  // True if `role`, which takes part in conference "one", is refused this message for want of a right.
  static bool is_refused(Role role, const MessageRule& rule) {
    OneVisitor door;
    door.visitor = visitor(role);
    DirectoryScene scene(door);
    scene.directory.open(DirectoryScene::plan("one"), OpenPhase::kInSession, scene.now);
    scene.join(1, "t", role == Role::kSite);
    if (rule.type == "join") return scene.error(1).starts_with("auth.");
    // Whoever may not even join is refused everything by that.
    if (scene.conference(1).empty()) return true;
    scene.told.clear();
    scene.text(1, message_of(rule));
    return scene.error(1).starts_with("auth.");
  }
};

TEST_F(Rights, EveryMessageHasItsAction) {
  for (const auto& rule : message_rules()) {
    const auto action = kActions.find(rule.type);
    if (rule.type == "ping") {
      EXPECT_FALSE(rule.action);
    } else {
      ASSERT_NE(action, kActions.end()) << rule.type;
      EXPECT_EQ(rule.action, action->second) << rule.type;
    }
  }
}

TEST_F(Rights, EachMessageTimesEachRoleIsAsTheTableSays) {
  for (const auto& rule : message_rules()) {
    for (const Role role : kRoles) {
      const bool allowed = !rule.action || (may(role, Action::kJoinConference) && may(role, *rule.action));
      const bool in = rule.action || may(role, Action::kJoinConference);
      if (!in) continue;
      EXPECT_EQ(is_refused(role, rule), !allowed) << rule.type << " by " << to_string(role);
    }
  }
}

// The same with a part in another conference only: what is left are accounts that may it everywhere.
TEST_F(Rights, APartInOneConferenceIsNoneInAnother) {
  for (const auto& rule : message_rules()) {
    if (!rule.action) continue;
    for (const Role role : kRoles) {
      auto who = visitor(role);
      who.principal.conferences = {{ConferenceId("other"), role}};
      const bool everywhere = permission(*rule.action).everywhere.contains(role);
      const Target target{.conference = ConferenceId("one"), .site = SiteId("a")};
      EXPECT_EQ(authorize(who.principal, *rule.action, target).has_value(), everywhere)
          << rule.type << " by " << to_string(role);
    }
  }
}

TEST_F(Rights, ASiteActsForItselfOnly) {
  for (const auto* type : {"floor.request", "floor.cancel", "floor.release", "view", "preflight.run"}) {
    OneVisitor door;
    door.visitor = visitor(Role::kSite);
    DirectoryScene scene(door);
    scene.directory.open(DirectoryScene::plan("one"), OpenPhase::kInSession, scene.now);
    scene.join(1, "t");
    json::object message{{"type", type}, {"site", "b"}};
    if (std::string_view(type) == "view") message["view"] = "forwarded";
    scene.text(1, json::serialize(message));
    EXPECT_EQ(scene.error(1), "auth.other_site") << type;
    EXPECT_EQ(scene.last(1, "error").at("field").as_string(), "site") << type;
  }
}

TEST_F(Rights, TheRecordSaysForWhomSomethingIsDone) {
  Scene scene(Scene::plan());
  ASSERT_TRUE(scene.join(1, "a"));
  ASSERT_TRUE(scene.join(2, "operator", false));
  ASSERT_TRUE(scene.join(3, "chair", false));
  EXPECT_EQ(scene.say(2, R"({"type":"floor.request"})"), "field.missing") << "an operator names the site";
  EXPECT_EQ(scene.say(2, R"({"type":"floor.request","site":"a"})"), "ok");
  EXPECT_EQ(scene.say(2, R"({"type":"floor.grant","site":"a"})"), "ok");
  EXPECT_EQ(scene.say(3, R"({"type":"floor.revoke","site":"a"})"), "ok");
  ASSERT_EQ(scene.acts.size(), 3U) << "what is refused is not done";
  const Authorization for_site{Role::kOperator, ActingFor{Role::kSite, SiteId("a")}};
  const Authorization for_chair{Role::kOperator, ActingFor{Role::kChair, std::nullopt}};
  EXPECT_EQ(scene.acts[0].authorization, for_site);
  EXPECT_EQ(scene.acts[1].authorization, for_chair);
  EXPECT_EQ(scene.acts[1].action, Action::kGrantFloor);
  EXPECT_EQ(scene.acts[1].site, SiteId("a"));
  EXPECT_EQ(scene.acts[2].authorization, (Authorization{Role::kChair, std::nullopt}));
}

TEST_F(Rights, PagesWithoutASiteAreBounded) {
  Scene scene(Scene::plan());
  for (uint64_t key = 100; key < 100 + ConferenceSession::kMaxPages; ++key) {
    ASSERT_TRUE(scene.join(key, "observer", false));
  }
  EXPECT_EQ(scene.join(1, "observer", false).error().code, "conference.full");
  EXPECT_TRUE(scene.join(2, "a")) << "sites have their seats";
  scene.leave(100);
  EXPECT_TRUE(scene.join(3, "chair", false));
  EXPECT_TRUE(scene.join(4, "chair", false)) << "takes the place of the other";
}

}  // namespace
}  // namespace signaling
