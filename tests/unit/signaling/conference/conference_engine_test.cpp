#include "signaling/conference/conference_engine.h"

#include <limits>

#include <gtest/gtest.h>

#include "engine_scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;
using enum ConferenceFault;

const SiteId kCenter("center"), kA("a"), kB("b"), kC("c");

TEST(ConferenceEngine, AGrantOpensTheMicrophoneAndItsEndClosesIt) {
  EngineScene scene;
  auto& engine = scene.engine;
  EXPECT_EQ(scene.live(), "center") << "the chair's site is heard from the start";
  ASSERT_TRUE(engine.request(scene.hall, kA, FloorId::kSpeech, {{"Nguyễn A", "Chủ tịch"}, false}, scene.now));
  ASSERT_TRUE(engine.grant(scene.chair, kA, FloorId::kSpeech, {}, scene.now));
  EXPECT_EQ(scene.live(), "center a");
  EXPECT_EQ(engine.speech().holder(kA)->speaker.post, "Chủ tịch");
  ASSERT_TRUE(engine.revoke(scene.chair, kA, FloorId::kSpeech, scene.now));
  EXPECT_EQ(scene.live(), "center");
  EXPECT_FALSE(scene.seat("a").microphone);
}

TEST(ConferenceEngine, EveryEventSaysWhoAndIsNumbered) {
  EngineScene scene;
  (void)scene.engine.grant(scene.desk, kA, FloorId::kSpeech, {}, scene.now);
  scene.pass(100s);  // the limit passes
  for (size_t i = 0; i < scene.events.size(); ++i) EXPECT_EQ(scene.events[i].sequence, i + 1);
  EXPECT_EQ(scene.engine.sequence(), scene.events.size());
  const auto by = [&](RequestStatus status) {
    for (const auto& event : scene.events) {
      const auto* floor = std::get_if<FloorEvent>(&event.what);
      const auto* change = floor == nullptr ? nullptr : std::get_if<RequestChanged>(&floor->what);
      if (change != nullptr && change->status == status) return event.by;
    }
    return Actor{};
  };
  EXPECT_EQ(by(RequestStatus::kGranted), scene.desk);
  EXPECT_EQ(by(RequestStatus::kReleased).kind, Actor::Kind::kSystem);
}

TEST(ConferenceEngine, AMutedHolderStaysMutedUntilTheChairSaysOtherwise) {
  EngineScene scene;
  (void)scene.engine.grant(scene.chair, kA, FloorId::kSpeech, {}, scene.now);
  ASSERT_TRUE(scene.engine.mute(scene.chair, kA, scene.now));
  EXPECT_EQ(scene.engine.switch_microphone(scene.hall, kA, true, scene.now).error(), kMuted);
  EXPECT_FALSE(scene.engine.can_open(kA));
  ASSERT_TRUE(scene.engine.grant(scene.chair, kA, FloorId::kSpeech, {}, scene.now));
  EXPECT_EQ(scene.live(), "center a");
  ASSERT_TRUE(scene.engine.mute(scene.chair, kCenter, scene.now));
  EXPECT_TRUE(scene.engine.switch_microphone(scene.hall, kCenter, true, scene.now)) << "the chair's site may itself";
}

TEST(ConferenceEngine, ALecturerIsHeardBesideTheChairsSite) {
  EngineScene scene;
  auto& engine = scene.engine;
  ASSERT_TRUE(engine.set_policy(scene.chair, FloorPolicy::kLecture, kB, scene.now));
  EXPECT_EQ(scene.live(), "center b");
  EXPECT_EQ(engine.request(scene.hall, kB, FloorId::kSpeech, {}, scene.now).error(), FloorError::kStandingRight);
  ASSERT_TRUE(engine.request(scene.hall, kA, FloorId::kSpeech, {}, scene.now)) << "for question time";
  ASSERT_TRUE(engine.mute(scene.chair, kB, scene.now));
  EXPECT_EQ(scene.live(), "center");
  ASSERT_TRUE(engine.grant(scene.chair, kB, FloorId::kSpeech, {}, scene.now)) << "opens what the chair muted";
  EXPECT_EQ(scene.live(), "center b");
  ASSERT_TRUE(engine.set_policy(scene.chair, FloorPolicy::kLecture, kC, scene.now));
  EXPECT_EQ(scene.live(), "center c");
  ASSERT_TRUE(engine.set_policy(scene.chair, FloorPolicy::kChaired, std::nullopt, scene.now));
  EXPECT_EQ(scene.live(), "center");
  EXPECT_EQ(engine.set_policy(scene.chair, FloorPolicy::kLecture, SiteId("x"), scene.now).error(), kUnknownSite);
}

TEST(ConferenceEngine, ABookedLecturerIsHeardFromTheStart) {
  auto plan = EngineScene::plan(FloorPolicy::kLecture);
  plan.lecturer = kB;
  EngineScene scene(plan);
  auto& engine = scene.engine;
  EXPECT_EQ(scene.live(), "center b");
  EXPECT_EQ(engine.request(scene.hall, kB, FloorId::kSpeech, {}, scene.now).error(), FloorError::kStandingRight);
  ASSERT_TRUE(engine.request(scene.hall, kB, FloorId::kContent, {}, scene.now));
  EXPECT_EQ(engine.content_site(), kB) << "takes the content without asking";
  scene.collect();

  ASSERT_TRUE(engine.mute(scene.chair, kB, scene.now));
  scene.collect();
  ConferenceEngine again(plan, EngineScene::presets());
  again.restore({scene.events, scene.events.back().sequence});
  again.set_plan(plan, scene.now);
  EXPECT_FALSE(again.is_live(kB)) << "a restarted service does not open what the chair closed";
  EXPECT_EQ(again.data(), engine.data());

  plan.sites.erase(plan.sites.begin() + 2);
  plan.lecturer = kC;
  engine.set_plan(plan, scene.now);
  EXPECT_EQ(scene.live(), "center c") << "b is not booked any more";
  EXPECT_EQ(engine.content().lecturer, kC);
  plan.lecturer = kA;
  engine.set_plan(plan, scene.now);
  EXPECT_EQ(scene.live(), "center c") << "who is there stays, as the policy does";
}

TEST(ConferenceEngine, ABreakSilencesAllAndStopsTheClocks) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.grant(scene.chair, kA, FloorId::kSpeech, {}, scene.now);
  scene.pass(20s);
  engine.set_phase(scene.chair, OpenPhase::kPaused, WallTime(std::chrono::hours(1)), scene.now);
  EXPECT_EQ(scene.live(), "");
  EXPECT_EQ(engine.data().resumes_at, WallTime(std::chrono::hours(1)));
  EXPECT_EQ(engine.switch_microphone(scene.hall, kCenter, true, scene.now).error(), kPaused);
  scene.pass(600s);
  engine.set_phase(scene.chair, OpenPhase::kInSession, std::nullopt, scene.now);
  EXPECT_EQ(scene.live(), "center a");
  EXPECT_EQ(engine.speech().holder(kA)->remaining(scene.now), 40s);
}

TEST(ConferenceEngine, TheRollsCallIsAShortGrantBesideTheHoldersTurn) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.grant(scene.chair, kA, FloorId::kSpeech, {300s}, scene.now);
  ASSERT_TRUE(engine.call_site(scene.chair, kB, scene.now));
  EXPECT_EQ(scene.live(), "center a b") << "the holder keeps its turn";
  EXPECT_TRUE(engine.can_open(kB));
  ASSERT_TRUE(engine.switch_microphone(scene.hall, kB, false, scene.now));
  EXPECT_EQ(scene.live(), "center a");
  ASSERT_TRUE(engine.switch_microphone(scene.hall, kB, true, scene.now));
  ASSERT_TRUE(engine.answer_roll(scene.hall, kB, {"Trần B", 3}, scene.now));
  EXPECT_EQ(scene.live(), "center a") << "the call is over";
  EXPECT_EQ(engine.roll().entry(kB)->delegates, 3U);
  ASSERT_TRUE(engine.call_site(scene.chair, kC, scene.now));
  scene.pass(21s);
  EXPECT_EQ(scene.live(), "center a") << "nobody answered within 20 s";
}

TEST(ConferenceEngine, VotesAreCountedAgainstTheDelegatesPresent) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.mark_roll(scene.chair, kA, Presence::kPresent, {std::nullopt, 2}, scene.now);
  (void)engine.mark_roll(scene.chair, kB, Presence::kAbsent, {}, scene.now);
  ASSERT_TRUE(engine.open_vote(scene.chair, "Thông qua?", 50, scene.now));
  EXPECT_EQ(engine.votes().current()->result().present, 5U + 2U + 0U + 2U) << "unmarked sites that came count";
  EXPECT_FALSE(engine.enter_vote(scene.hall, kA, {3, 0, 0}, scene.now)) << "two are there";
  ASSERT_TRUE(engine.enter_vote(scene.hall, kA, {2, 0, 0}, scene.now));
  EXPECT_EQ(engine.votes().current()->entries[0].by, "Ý Yên");
  // The chair role moves in mid-vote: the vote goes on.
  ASSERT_TRUE(engine.hand_over_chair(scene.chair, kA, scene.now));
  // The roll is corrected: the vote follows.
  (void)engine.mark_roll(scene.chair, kB, Presence::kLate, {std::nullopt, 3}, scene.now);
  ASSERT_TRUE(engine.enter_vote(scene.hall, kB, {1, 1, 1}, scene.now));
  ASSERT_TRUE(engine.close_vote(scene.chair, scene.now));
  ASSERT_TRUE(engine.confirm_vote(scene.chair, scene.now));
  EXPECT_EQ(engine.votes().current()->result().total, (VoteCount{3, 1, 1}));
  EXPECT_TRUE(engine.votes().current()->result().valid);
}

TEST(ConferenceEngine, ARemovedSiteLosesEverythingButItsSeat) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.grant(scene.chair, kA, FloorId::kSpeech, {}, scene.now);
  (void)engine.ask_help(scene.hall, kA, "Mất tiếng", scene.now);
  (void)engine.pin_stage(scene.chair, kA, scene.now);
  ASSERT_TRUE(engine.remove(scene.chair, kA, scene.now));
  EXPECT_EQ(scene.live(), "center");
  EXPECT_TRUE(engine.speech().holders.empty());
  EXPECT_FALSE(engine.stage().pinned);
  EXPECT_FALSE(scene.seat("a").help);
  EXPECT_EQ(engine.request(scene.hall, kA, FloorId::kSpeech, {}, scene.now).error(), kRemoved);
  EXPECT_EQ(engine.grant(scene.chair, kA, FloorId::kSpeech, {}, scene.now).error(), kRemoved);
  EXPECT_EQ(engine.remove(scene.chair, kCenter, scene.now).error(), kIsChairSite);
  ASSERT_TRUE(engine.readmit(scene.chair, kA, scene.now));
  EXPECT_EQ(engine.readmit(scene.chair, kA, scene.now).error(), kNotRemoved);
  EXPECT_TRUE(engine.request(scene.hall, kA, FloorId::kSpeech, {}, scene.now));
}

TEST(ConferenceEngine, TheChairRoleMovesWithItsStandingRight) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.start_roll(scene.chair, scene.now);
  (void)engine.request(scene.hall, kA, FloorId::kSpeech, {}, scene.now);
  ASSERT_TRUE(engine.hand_over_chair(scene.chair, kA, scene.now));
  EXPECT_TRUE(engine.speech().queue.empty()) << "it needs no request any more";
  EXPECT_TRUE(engine.is_live(kA));
  EXPECT_TRUE(engine.roll().state().running) << "the roll goes on";
  EXPECT_EQ(engine.hand_over_chair(scene.chair, kA, scene.now).error(), kIsChairSite);
  (void)engine.end_roll(scene.chair, scene.now);
  EXPECT_EQ(scene.live(), "a");
  ASSERT_TRUE(engine.hand_over_chair(scene.chair, kCenter, scene.now));
  EXPECT_EQ(scene.live(), "center");
  engine.site_lost(kB, scene.now);
  EXPECT_EQ(engine.hand_over_chair(scene.chair, kB, scene.now).error(), kNotConnected);
}

TEST(ConferenceEngine, SomebodyActsForTheChairUntilItTakesBack) {
  EngineScene scene;
  auto& engine = scene.engine;
  EXPECT_EQ(engine.hand_back_chair(scene.chair, scene.now).error(), kNobodyActs);
  ASSERT_TRUE(engine.take_over_chair(scene.desk, scene.now));
  EXPECT_EQ(engine.data().acting, (ActingChair{Role::kOperator, "Lê Vận Hành"}));
  ASSERT_TRUE(engine.take_over_chair(scene.chair, scene.now));
  EXPECT_FALSE(engine.data().acting);
}

TEST(ConferenceEngine, AnItemOfTheAgendaBringsSpeakersAndLayout) {
  EngineScene scene;
  auto& engine = scene.engine;
  EXPECT_EQ(scene.preset(), "stage");
  ASSERT_TRUE(engine.set_order(scene.chair, QueueOrder::kPlanned, scene.now));
  (void)engine.request(scene.hall, kA, FloorId::kSpeech, {}, scene.now);
  (void)engine.request(scene.hall, kB, FloorId::kSpeech, {}, scene.now);
  ASSERT_TRUE(engine.begin_item(scene.chair, 1, scene.now));
  EXPECT_EQ(engine.data().item, 1U);
  EXPECT_EQ(scene.preset(), "pair");
  EXPECT_EQ(engine.speech().queue.front().site, kB) << "as it is planned";
  ASSERT_TRUE(engine.begin_item(scene.chair, 2, scene.now));
  EXPECT_EQ(scene.preset(), "pair") << "a layout that is not there changes nothing";
  EXPECT_EQ(engine.begin_item(scene.chair, 3, scene.now).error(), kNoItem);
  ASSERT_TRUE(engine.write_note(scene.desk, 1, "Ghi chép", "Kết luận", scene.now));
  EXPECT_EQ(engine.data().notes.at(1).conclusion, "Kết luận");
  EXPECT_EQ(engine.write_note(scene.desk, 9, "", "", scene.now).error(), kNoItem);
}

TEST(ConferenceEngine, MessagesHelpAndTheDesksLine) {
  EngineScene scene;
  auto& engine = scene.engine;
  ASSERT_TRUE(engine.send_chat(scene.hall, kA, ChatTo::kDesk, "Mất tiếng", scene.now));
  ASSERT_TRUE(engine.send_chat(scene.desk, std::nullopt, ChatTo::kAll, "Chào", scene.now));
  EXPECT_EQ(engine.data().chat.back().n, 2U);
  for (size_t i = 0; i < kMaxChatLines + 10; ++i) (void)engine.send_chat(scene.desk, {}, ChatTo::kAll, "x", scene.now);
  EXPECT_EQ(engine.data().chat.size(), kMaxChatLines);
  ASSERT_TRUE(engine.ask_help(scene.hall, kA, "", scene.now));
  EXPECT_EQ(scene.seat("a").help, "");
  ASSERT_TRUE(engine.answer_help(scene.desk, kA, scene.now));
  EXPECT_EQ(engine.answer_help(scene.desk, kA, scene.now).error(), kNoHelp);
  ASSERT_TRUE(engine.draw_message(scene.desk, "Nghỉ 10 phút", 30s, scene.now));
  scene.pass(29s);
  EXPECT_EQ(engine.data().message.text, "Nghỉ 10 phút");
  scene.pass(2s);
  EXPECT_EQ(engine.data().message.text, "");
}

TEST(ConferenceEngine, ContentHasAFloorOfItsOwn) {
  EngineScene scene;
  auto& engine = scene.engine;
  ASSERT_TRUE(engine.request(scene.hall, kA, FloorId::kContent, {}, scene.now));
  EXPECT_FALSE(engine.content_site());
  ASSERT_TRUE(engine.grant(scene.chair, kA, FloorId::kContent, {}, scene.now));
  EXPECT_EQ(engine.content_site(), kA);
  EXPECT_EQ(scene.live(), "center") << "showing is not speaking";
  ASSERT_TRUE(engine.request(scene.hall, kCenter, FloorId::kContent, {}, scene.now)) << "takes it without asking";
  EXPECT_EQ(engine.content_site(), kCenter);
  engine.close(scene.chair, "closed", scene.now);
  EXPECT_FALSE(engine.content_site()) << "closed while content is shown";
}

TEST(ConferenceEngine, AContentTurnShowsItsPictureAndTheFormerOneComesBack) {
  using Step = void (*)(EngineScene&);
  const Step granted = [](EngineScene& s) { (void)s.engine.grant(s.chair, kA, FloorId::kContent, {}, s.now); };
  const Step chair_takes = [](EngineScene& s) {
    (void)s.engine.request(s.hall, kCenter, FloorId::kContent, {}, s.now);
  };
  const Step lecturer_takes = [](EngineScene& s) {
    (void)s.engine.set_policy(s.chair, FloorPolicy::kLecture, kB, s.now);
    (void)s.engine.request(s.hall, kB, FloorId::kContent, {}, s.now);
  };
  const Step open_taken = [](EngineScene& s) {
    (void)s.engine.set_policy(s.chair, FloorPolicy::kOpen, std::nullopt, s.now);
    (void)s.engine.request(s.hall, kC, FloorId::kContent, {}, s.now);
  };
  const Step given_back = [](EngineScene& s) {
    for (const auto& site : {kCenter, kA, kB, kC}) (void)s.engine.release(s.hall, site, FloorId::kContent, s.now);
  };
  const Step revoked = [](EngineScene& s) { (void)s.engine.revoke(s.chair, kA, FloorId::kContent, s.now); };
  const Step removed = [](EngineScene& s) { (void)s.engine.remove(s.chair, kA, s.now); };
  const Step lost = [](EngineScene& s) {
    s.engine.site_lost(kA, s.now);
    s.pass(14s);
    EXPECT_EQ(s.preset(), "slides") << "it may be back";
    s.pass(2s);
  };
  const Step closed = [](EngineScene& s) { s.engine.close(s.chair, "closed", s.now); };
  const Step taken_over = [](EngineScene& s) {
    (void)s.engine.request(s.hall, kCenter, FloorId::kContent, {}, s.now);
    EXPECT_EQ(s.preset(), "slides");
    (void)s.engine.release(s.hall, kCenter, FloorId::kContent, s.now);
  };
  const Step replanned = [](EngineScene& s) {
    auto plan = EngineScene::plan();
    plan.sites.erase(plan.sites.begin() + 1);
    s.engine.set_plan(plan, s.now);
  };
  const std::tuple<std::string, Step, Step> cases[] = {
      {"granted, given back", granted, given_back},
      {"granted, revoked", granted, revoked},
      {"granted, removed", granted, removed},
      {"granted, lost", granted, lost},
      {"granted, closed", granted, closed},
      {"granted, taken over by the chair", granted, taken_over},
      {"granted, no longer in it", granted, replanned},
      {"the chair's site", chair_takes, given_back},
      {"the lecturer", lecturer_takes, given_back},
      {"open", open_taken, given_back}};
  for (const auto& [name, begin, end] : cases) {
    EngineScene scene;
    (void)scene.engine.set_layout(scene.chair, "halls", "pair", scene.now);
    begin(scene);
    EXPECT_EQ(scene.preset(), "slides") << name;
    end(scene);
    EXPECT_TRUE(scene.engine.content().holders.empty()) << name;
    EXPECT_EQ(scene.preset(), "pair") << name;
  }
}

TEST(ConferenceEngine, ABreakLeavesThePictureOfAContentTurnAlone) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.grant(scene.chair, kA, FloorId::kContent, {}, scene.now);
  (void)engine.set_layout(scene.chair, "halls", "grid", scene.now);
  engine.set_phase(scene.chair, OpenPhase::kPaused, std::nullopt, scene.now);
  engine.set_phase(scene.chair, OpenPhase::kInSession, std::nullopt, scene.now);
  EXPECT_EQ(scene.preset(), "grid") << "the turn went on, so did the chair's choice";
  (void)engine.grant(scene.chair, kB, FloorId::kContent, {}, scene.now);
  engine.set_phase(scene.chair, OpenPhase::kPaused, std::nullopt, scene.now);
  EXPECT_EQ(scene.preset(), "slides");
  (void)engine.release(scene.hall, kB, FloorId::kContent, scene.now);
  engine.set_phase(scene.chair, OpenPhase::kInSession, std::nullopt, scene.now);
  EXPECT_EQ(scene.preset(), "grid");
}

TEST(ConferenceEngine, ThePictureOfAContentTurnIsInTheRecordBehindItsGrant) {
  EngineScene scene;
  scene.collect();
  const size_t before = scene.events.size();
  (void)scene.engine.pin_stage(scene.chair, kC, scene.now);
  (void)scene.engine.grant(scene.chair, kA, FloorId::kContent, {}, scene.now);
  EXPECT_FALSE(scene.engine.stage().pinned);
  scene.collect();
  ASSERT_EQ(scene.events.size(), before + 4);
  EXPECT_TRUE(std::holds_alternative<FloorEvent>(scene.events[before + 1].what));
  const ContentShown shown{StageGroup::kHalls, StageView{"slides"}, StageView{"stage"}};
  const auto* picture = std::get_if<StageEvent>(&scene.events[before + 2].what);
  ASSERT_NE(picture, nullptr);
  EXPECT_EQ(picture->what, decltype(StageEvent::what)(shown));
  EXPECT_EQ(scene.events[before + 2].by, scene.chair);

  ConferenceEngine after_restart(EngineScene::plan(), EngineScene::presets());
  after_restart.restore({scene.events, scene.engine.sequence()});
  after_restart.set_plan(EngineScene::plan(), scene.now);
  (void)after_restart.release(scene.hall, kA, FloorId::kContent, scene.now);
  EXPECT_EQ(after_restart.stage().of(StageGroup::kHalls).live->preset, "stage");
}

TEST(ConferenceEngine, ClosingClosesTheFloorsUntilItIsReopened) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.grant(scene.chair, kA, FloorId::kSpeech, {}, scene.now);
  (void)engine.request(scene.hall, kB, FloorId::kSpeech, {}, scene.now);
  (void)engine.grant(scene.chair, kB, FloorId::kContent, {}, scene.now);
  scene.collect();
  const size_t before = scene.events.size();
  engine.close(scene.chair, "closed", scene.now);
  scene.collect();
  std::string told;
  for (size_t i = before; i < scene.events.size(); ++i) {
    const auto* floor = std::get_if<FloorEvent>(&scene.events[i].what);
    if (floor == nullptr) continue;
    const auto* change = std::get_if<RequestChanged>(&floor->what);
    if (change != nullptr) told += change->site.value() + " " + std::string(to_string(change->cause)) + ", ";
    if (std::holds_alternative<FloorClosed>(floor->what)) told += std::string(to_string(floor->floor)) + " closed, ";
  }
  EXPECT_EQ(told, "b closed, a closed, speech closed, b closed, content closed, ") << "the record says why each ended";
  EXPECT_EQ(engine.request(scene.hall, kC, FloorId::kSpeech, {}, scene.now).error(), FloorError::kClosed);
  EXPECT_EQ(engine.grant(scene.chair, kC, FloorId::kContent, {}, scene.now).error(), FloorError::kClosed);

  ConferenceEngine reopened(EngineScene::plan(), EngineScene::presets());
  reopened.restore({scene.events, engine.sequence()});
  EXPECT_TRUE(reopened.speech().closed && reopened.content().closed);
  reopened.set_plan(EngineScene::plan(), scene.now);
  EXPECT_TRUE(reopened.request(scene.hall, kC, FloorId::kSpeech, {}, scene.now));
  EXPECT_TRUE(reopened.request(scene.hall, kC, FloorId::kContent, {}, scene.now));
}

TEST(ConferenceEngine, ATroubleIsForTheRecordWithValuesThatCanBeReadAgain) {
  EngineScene scene;
  scene.events.clear();
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  scene.engine.site_judged({kA, VerdictKind::kUplink, {{Measure::kLoss, 7.12345, 3}, {Measure::kJitter, nothing, 40}}},
                           scene.now);
  scene.engine.site_judged({SiteId("nowhere"), VerdictKind::kUplink, {}}, scene.now);
  scene.collect();
  ASSERT_EQ(scene.events.size(), 1U);
  const auto& found = std::get<SiteJudged>(std::get<ConferenceChange>(scene.events[0].what).what);
  EXPECT_EQ(found, (SiteJudged{kA, VerdictKind::kUplink, {{Measure::kLoss, 7.123, 3}, {Measure::kJitter, 0, 40}}}));
}

TEST(ConferenceEngine, TheNewestTestOfEachSiteIsKept) {
  EngineScene scene;
  auto& engine = scene.engine;
  const PreflightReport red{false, {{PreflightCheck::kReach, CheckResult::kFail, Finding::kAbsent}}};
  const PreflightReport green{true, {{PreflightCheck::kReach, CheckResult::kPass, Finding::kGood}}};
  engine.site_tested(kA, red, scene.now);
  engine.site_tested(kB, red, scene.now);
  const auto later = scene.now + 60s;
  engine.site_tested(kA, green, later);
  engine.site_tested(SiteId("nowhere"), green, later);
  ASSERT_EQ(engine.data().tests.size(), 2U);
  EXPECT_EQ(engine.data().tests[0], (SiteTest{kB, scene.now, red}));
  EXPECT_EQ(engine.data().tests[1], (SiteTest{kA, later, green}));
  scene.events.clear();
  scene.collect();
  EXPECT_EQ(scene.events.size(), 3U) << "all stand in the record";
  auto plan = EngineScene::plan();
  std::erase_if(plan.sites, [](const auto& site) { return site.id == kB; });
  engine.set_plan(plan, later);
  EXPECT_EQ(engine.data().tests.size(), 1U) << "who takes part no longer has none";
}

TEST(ConferenceEngine, AHolderThatIsNotHeardIsFoundSilent) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.grant(scene.chair, kA, FloorId::kSpeech, {}, scene.now);
  scene.pass(5s);
  EXPECT_FALSE(engine.speech().holder(kA)->silent) << "without a mixer nobody is judged";
  engine.set_hearing(true, scene.now);
  scene.pass(4s);
  EXPECT_TRUE(engine.speech().holder(kA)->silent);
  engine.heard({kA}, kA, scene.now);
  EXPECT_FALSE(engine.speech().holder(kA)->silent);
}

}  // namespace
}  // namespace signaling
