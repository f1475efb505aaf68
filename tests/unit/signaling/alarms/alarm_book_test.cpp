#include "signaling/alarms/alarm_book.h"

#include <gtest/gtest.h>

#include "signaling/diagnosis/words.h"
#include "tests/unit/signaling/alarms/alarm_scene.h"

namespace signaling {
namespace {

using namespace test;
using enum VerdictKind;

TEST(AlarmBook, RaisesAtItsHoldTimeAndClearsAtItsOther) {
  auto scene = BookScene::running();
  scene.seconds(10, {verdict("y-yen", kUplink)});
  EXPECT_EQ(scene.raised(), 1) << "at the tenth second's end";
  EXPECT_EQ(scene.changes.back().alarm.raised, at(130s).wall);
  EXPECT_EQ(scene.changes.back().alarm.severity, AlarmSeverity::kWarning);
  EXPECT_EQ(scene.changes.back().alarm.text.vi, "Đường truyền chiều lên của điểm cầu kém.");
  scene.seconds(20, {verdict("y-yen", kUplink)});
  scene.seconds(61, {fine("y-yen")});
  EXPECT_EQ(scene.raised(), 1);
  ASSERT_EQ(scene.cleared(), 1);
  EXPECT_EQ(scene.changes.back().alarm.cleared, at(150s + 60s).wall);
  EXPECT_EQ(scene.open(), "");
}

TEST(AlarmBook, IsSilentAboutWhatIsShorterThanItsHoldTime) {
  auto scene = BookScene::running();
  scene.seconds(9, {verdict("y-yen", kUplink)});
  scene.seconds(100, {fine("y-yen")});
  EXPECT_EQ(scene.raised(), 0);
}

TEST(AlarmBook, DoesWhatWasDueBeforeWhatComesLate) {
  auto scene = BookScene::running();
  scene.book.second(kMorning, troubles_of(kMorning, std::vector{verdict("y-yen", kUplink)}), at(120s));
  scene.book.second(kMorning, troubles_of(kMorning, std::vector{verdict("y-yen", kUplink)}), at(124s));
  scene.book.second(kMorning, troubles_of(kMorning, std::vector{verdict("y-yen", kUplink)}), at(128s));
  scene.book.second(kMorning, troubles_of(kMorning, std::vector{fine("y-yen")}), at(132s));
  EXPECT_EQ(scene.open(), "line_up y-yen") << "it lasted ten seconds, whenever that was looked at";
}

TEST(AlarmBook, AFlappingVerdictIsOneAlarm) {
  auto scene = BookScene::running();
  for (int i = 0; i < 20; ++i) {
    scene.seconds(5, {verdict("y-yen", kUplink)});
    scene.seconds(15, {fine("y-yen")});
  }
  EXPECT_EQ(scene.raised(), 1);
  EXPECT_EQ(scene.cleared(), 0);
  scene.seconds(60, {fine("y-yen")});
  EXPECT_EQ(scene.cleared(), 1);
}

TEST(AlarmBook, EachVerdictIsItsKind) {
  const struct {
    VerdictKind verdict;
    std::string open;
  } table[] = {{kFine, ""},
               {kUplink, "line_up y-yen"},
               {kDownlink, "line_down y-yen"},
               {kHallCamera, "hall y-yen hall_camera"},
               {kHallMicrophone, "hall y-yen hall_microphone"},
               {kHallLoudspeaker, "hall y-yen hall_loudspeaker"},
               {kHallComputer, "hall y-yen hall_computer"},
               {kHallBrowser, "hall y-yen hall_browser"},
               {kUnreachable, "unreachable y-yen"},
               {kServer, "server"}};
  for (const auto& row : table) {
    auto scene = BookScene::running();
    scene.seconds(20, {verdict("y-yen", row.verdict)});
    EXPECT_EQ(scene.open(), row.open);
  }
}

TEST(AlarmBook, ATrunkIsOneAlarmForAllItsSitesAndConferences) {
  auto scene = BookScene::running();
  SiteVerdict one = verdict("y-yen", kTrunk);
  one.verdict.trunk = "Nam Định – Ý Yên";
  SiteVerdict other = verdict("my-loc", kTrunk);
  other.verdict.trunk = one.verdict.trunk;
  for (int i = 0; i < 20; ++i) {
    scene.book.second(kAfternoon, troubles_of(kAfternoon, std::vector{other}), at(scene.now()));
    scene.seconds(1, {one, other});
  }
  EXPECT_EQ(scene.open(), "trunk Nam Định – Ý Yên");
  EXPECT_EQ(scene.book.open()[0].severity, AlarmSeverity::kCritical);
  EXPECT_EQ(scene.book.open()[0].cause.conference, ConferenceId());
  for (int i = 0; i < 70; ++i) {
    scene.book.second(kAfternoon, troubles_of(kAfternoon, std::vector{fine("my-loc")}), at(scene.now()));
    scene.seconds(1, {one});
  }
  EXPECT_EQ(scene.cleared(), 0) << "one conference still shows it";
}

TEST(AlarmBook, ServerTroubleIsOneAlarmNotOneASite) {
  auto scene = BookScene::running();
  scene.seconds(20, {verdict("a", kServer), verdict("b", kServer), verdict("c", kServer)});
  EXPECT_EQ(scene.open(), "server");
}

TEST(AlarmBook, NothingIsConcludedOfSitesWhileTheServerIsAtFault) {
  auto scene = BookScene::running();
  scene.seconds(12, {verdict("a", kUplink), verdict("b", kFine)});
  scene.seconds(5, {verdict("a", kUplink), verdict("b", kDownlink)});
  scene.seconds(100, {verdict("a", kServer), verdict("b", kServer)});
  EXPECT_EQ(scene.open(), "line_up a, server") << "neither raised nor cleared";
  scene.seconds(59, {fine("a"), fine("b")});
  EXPECT_EQ(scene.cleared(), 0);
  scene.seconds(2, {fine("a"), fine("b")});
  EXPECT_EQ(scene.open(), "");
}

TEST(AlarmBook, AnMcuThatStartsAgainIsOneAlarm) {
  auto scene = BookScene::running();
  scene.seconds(12, {verdict("a", kUplink), fine("b")});
  scene.book.mcu_gone(at(scene.now()));
  scene.seconds(10, {verdict("a", kUnreachable), verdict("b", kUnreachable)});
  scene.book.mcu_back(at(scene.now()));
  scene.seconds(25, {verdict("a", kUnreachable), verdict("b", kUnreachable)});
  EXPECT_EQ(scene.open(), "line_up a, server");
  scene.seconds(20, {verdict("a", kUplink), fine("b")});
  EXPECT_EQ(scene.raised(), 2) << "the line's alarm is the same as before";
  scene.seconds(50, {verdict("a", kUplink), fine("b")});
  EXPECT_EQ(scene.open(), "line_up a");
}

TEST(AlarmBook, ASiteThatDoesNotComeBackIsRaisedInTheEnd) {
  auto scene = BookScene::running();
  scene.seconds(5, {fine("a"), fine("b")});
  scene.book.mcu_gone(at(scene.now()));
  scene.book.mcu_back(at(scene.now() + 400ms));
  scene.seconds(60, {fine("a"), verdict("b", kUnreachable)});
  EXPECT_EQ(scene.open(), "server, unreachable b");
}

TEST(AlarmBook, TheFirstStartIsNoTroubleUnlessTheMcuStaysAway) {
  BookScene quick;
  quick.book.start(false, at(0s));
  quick.to(2s);
  quick.book.mcu_back(at(2s));
  quick.to(300s);
  EXPECT_EQ(quick.raised(), 0);
  BookScene slow;
  slow.book.start(false, at(0s));
  slow.to(3s);
  EXPECT_EQ(slow.open(), "server");
  EXPECT_EQ(slow.book.open()[0].raised, at(3s).wall);
}

TEST(AlarmBook, ATroubleIsToldInTheWordsOfWhoShowsItNow) {
  BookScene scene;
  scene.book.start(false, at(0s));
  scene.to(2s);
  scene.book.mcu_back(at(2s));
  scene.to(40s);
  scene.seconds(5, {verdict("y-yen", kServer)});
  EXPECT_EQ(scene.open(), "server");
  const auto text = describe(verdict("y-yen", kServer).verdict).vi;
  EXPECT_EQ(scene.book.open()[0].text.vi, text) << "not that the mcu was away, which is over";
  scene.book.mcu_gone(at(scene.now()));
  EXPECT_EQ(scene.book.open()[0].text.vi, text) << "the conference has not said that it is over";
}

TEST(AlarmBook, AServiceThatStartsAgainIsOneAlarmAndKeepsThoseThatWereOpen) {
  Alarm line{AlarmId(7), {AlarmKind::kLineUp, kMorning, SiteId("a"), {}}, AlarmSeverity::kWarning,
             {"xấu", "bad"}, at(-600s).wall, Acknowledgement{"An", at(-500s).wall}};
  Alarm calm{AlarmId(8), {AlarmKind::kLineDown, kMorning, SiteId("b"), {}}, AlarmSeverity::kWarning,
             {"xấu", "bad"}, at(-600s).wall};
  BookScene scene({}, {line, calm}, AlarmId(9));
  scene.book.start(true, at(0s));
  scene.seconds(2, {verdict("a", kUnreachable), verdict("b", kUnreachable)});
  scene.book.mcu_back(at(scene.now()));
  scene.seconds(28, {verdict("a", kUnreachable), verdict("b", kUnreachable), verdict("c", kUnreachable)});
  EXPECT_EQ(scene.open(), "line_up a, line_down b, server");
  EXPECT_EQ(scene.raised(), 1);
  EXPECT_EQ(scene.book.open()[0].id, AlarmId(10)) << "above all that were given";
  scene.seconds(64, {verdict("a", kUplink), fine("b"), fine("c")});
  EXPECT_EQ(scene.open(), "line_up a") << "what does not show again clears after its time";
  EXPECT_EQ(scene.book.find(AlarmId(7))->acknowledged->by, "An");
}

TEST(AlarmBook, TwoOpenAlarmsOfOneCauseBecomeOne) {
  Alarm line{AlarmId(7), {AlarmKind::kLineUp, kMorning, SiteId("a"), {}}, AlarmSeverity::kWarning, {"x", "x"}, {}};
  Alarm again = line;
  again.id = AlarmId(8);
  BookScene scene({}, {line, again}, AlarmId(2));
  EXPECT_EQ(scene.open(), "line_up a");
  ASSERT_EQ(scene.cleared(), 1);
  EXPECT_EQ(scene.changes[0].alarm.id, AlarmId(8));
}

TEST(AlarmBook, AConferenceThatIsOverTakesItsTroublesAlong) {
  auto scene = BookScene::running();
  scene.seconds(12, {verdict("a", kUplink)});
  scene.wait(63s);
  EXPECT_EQ(scene.open(), "line_up a");
  scene.wait(2s);
  EXPECT_EQ(scene.open(), "") << "5 s until it is known to be over, and the hold time";
}

TEST(AlarmBook, ASilenceIsRaisedUnlessTheLineExplainsIt) {
  const struct {
    VerdictKind verdict;
    SilenceKind silence;
    std::string open;
  } table[] = {{kFine, SilenceKind::kMuted, "silent_holder a"},
               {kFine, SilenceKind::kDeadInput, "silent_holder a"},
               {kFine, SilenceKind::kNobodySpeaks, ""},
               {kUplink, SilenceKind::kLine, "line_up a"},
               {kUnreachable, SilenceKind::kLine, "unreachable a"},
               {kHallMicrophone, SilenceKind::kDeadInput, "silent_holder a, hall a hall_microphone"},
               {kServer, SilenceKind::kLine, "server"}};
  for (const auto& row : table) {
    auto scene = BookScene::running();
    SiteVerdict site = verdict("a", row.verdict);
    site.silence = Silence{.kind = row.silence};
    scene.seconds(20, {site});
    EXPECT_EQ(scene.open(), row.open);
  }
}

TEST(AlarmBook, TroublesOfTheServiceChangeTheirWords) {
  auto scene = BookScene::running();
  scene.book.set(AlarmKind::kRecord, record_lossy(3), at(120s));
  EXPECT_EQ(scene.open(), "record") << "at once";
  scene.book.set(AlarmKind::kRecord, record_lossy(3), at(121s));
  scene.collect();
  EXPECT_EQ(scene.changes.size(), 1U);
  scene.book.set(AlarmKind::kRecord, record_lossy(9), at(122s));
  scene.collect();
  ASSERT_EQ(scene.changes.size(), 2U);
  EXPECT_EQ(scene.changes[1].alarm.id, scene.changes[0].alarm.id);
  EXPECT_EQ(scene.book.open()[0].text, record_lossy(9));
  scene.book.set(AlarmKind::kRecord, std::nullopt, at(123s));
  scene.to(182s);
  EXPECT_EQ(scene.open(), "record");
  scene.to(183s);
  EXPECT_EQ(scene.open(), "");
  scene.book.set(AlarmKind::kRecord, std::nullopt, at(184s));
  EXPECT_EQ(scene.cleared(), 1);
}

TEST(AlarmBook, ANewAlarmSaysWhatToDo) {
  auto scene = BookScene::running();
  scene.book.set(AlarmKind::kDisk, disk_almost_full(0), at(scene.now()));
  scene.book.mcu_gone(at(scene.now()));
  scene.wait(10s);
  scene.collect();
  ASSERT_EQ(scene.changes.size(), 2U);
  EXPECT_EQ(scene.changes[0].advice, advice_for(AlarmKind::kDisk));
  EXPECT_EQ(scene.changes[1].advice, advice_for(AlarmKind::kServer));
  EXPECT_FALSE(scene.changes[1].advice.vi.empty());
}

TEST(AlarmBook, TheFirstAcknowledgementStaysAndDoesNotClear) {
  auto scene = BookScene::running();
  scene.seconds(12, {verdict("a", kUplink)});
  const AlarmId id = scene.book.open()[0].id;
  EXPECT_FALSE(scene.book.acknowledge(AlarmId(id.value() + 1), "An", at(scene.now())));
  EXPECT_TRUE(scene.book.acknowledge(id, "An", at(scene.now())));
  EXPECT_TRUE(scene.book.acknowledge(id, "Bình", at(scene.now() + 1s)));
  EXPECT_EQ(scene.book.find(id)->acknowledged, (Acknowledgement{"An", at(scene.now()).wall}));
  scene.seconds(100, {verdict("a", kUplink)});
  EXPECT_EQ(scene.open(), "line_up a");
  scene.seconds(62, {fine("a")});
  EXPECT_EQ(scene.open(), "");
  EXPECT_EQ(scene.changes.back().alarm.acknowledged->by, "An");
  EXPECT_FALSE(scene.book.acknowledge(id, "Bình", at(scene.now()))) << "it is not open";
  EXPECT_EQ(scene.book.find(id), nullptr);
}

TEST(AlarmBook, TheGravestComeFirstThenTheNewest) {
  auto scene = BookScene::running();
  scene.seconds(20, {verdict("a", kUplink), verdict("b", kUnreachable)});
  scene.book.set(AlarmKind::kDisk, disk_almost_full(1 << 20), at(scene.now()));
  const auto open = scene.book.open();
  ASSERT_EQ(open.size(), 3U);
  EXPECT_EQ(open[0].cause.kind, AlarmKind::kDisk);
  EXPECT_EQ(open[1].cause.site, SiteId("b"));
}

}  // namespace
}  // namespace signaling
