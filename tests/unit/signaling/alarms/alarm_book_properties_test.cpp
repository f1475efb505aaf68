// Random troubles against a book written as a loop over milliseconds of history: never two open alarms of one cause,
// none lost, hold times to the tick.
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "tests/unit/signaling/alarms/alarm_scene.h"

namespace signaling {
namespace {

using namespace test;

constexpr int kSeconds = 900;

// What should happen to one site's uplink, from when its verdict was bad in each second.
struct Expected {
  std::vector<int> raised;   // seconds
  std::vector<int> cleared;
};

Expected expected_of(const std::vector<bool>& bad, int raise_after, int clear_after) {
  Expected all;
  std::optional<int> since;
  int last_bad = 0;
  bool open = false;
  for (int t = 0; t < static_cast<int>(bad.size()); ++t) {
    // A second's verdict holds until the next one.
    const bool was_bad = t > 0 && bad[static_cast<size_t>(t - 1)];
    if (since && !was_bad && t - last_bad >= clear_after) {
      if (open) all.cleared.push_back(t);
      open = false;
      since.reset();
    }
    if (since && was_bad && !open && t - *since >= raise_after) {
      all.raised.push_back(t);
      open = true;
    }
    if (!bad[static_cast<size_t>(t)]) {
      if (was_bad) last_bad = t;
      continue;
    }
    if (!since) since = t;
    if (!open && t - *since >= raise_after) {
      all.raised.push_back(t);
      open = true;
    }
  }
  return all;
}

TEST(AlarmBookProperties, AgreesWithALoopOverHistory) {
  std::mt19937 random(20261126);
  for (int round = 0; round < 60; ++round) {
    const int raise_after = static_cast<int>(random() % 12);
    const int clear_after = 1 + static_cast<int>(random() % 40);
    AlarmSettings settings;
    settings.rules[0] = {AlarmSeverity::kWarning, std::chrono::seconds(raise_after), std::chrono::seconds(clear_after)};
    auto scene = BookScene::running(settings);
    const auto start = scene.now();
    const std::vector<std::string> sites = {"a", "b", "c"};
    std::map<std::string, std::vector<bool>> bad;
    std::map<std::string, bool> state;
    for (int t = 0; t < kSeconds; ++t) {
      std::vector<SiteVerdict> verdicts;
      for (const auto& site : sites) {
        if (random() % (state[site] ? 8U : 25U) == 0) state[site] = !state[site];
        bad[site].push_back(state[site]);
        verdicts.push_back(state[site] ? verdict(site, VerdictKind::kUplink) : fine(site));
      }
      scene.seconds(1, verdicts);
    }
    std::map<std::string, Expected> got;
    std::map<std::string, int> open;
    for (const auto& change : scene.changes) {
      const auto& alarm = change.alarm;
      const auto& site = alarm.cause.site.value();
      const auto second = [&](WallTime time) {
        const auto since = time - at(start).wall;
        EXPECT_EQ(since % 1s, 0ms);
        return static_cast<int>(since / 1s);
      };
      if (change.raised) got[site].raised.push_back(second(alarm.raised));
      if (alarm.cleared) got[site].cleared.push_back(second(*alarm.cleared));
      open[site] += change.raised ? 1 : -1;
      EXPECT_TRUE(open[site] == 0 || open[site] == 1) << "never two of one cause";
    }
    for (const auto& site : sites) {
      const auto wanted = expected_of(bad[site], raise_after, clear_after);
      // The scene stands one second after the last verdict.
      const auto cut = [](std::vector<int> times) {
        std::erase_if(times, [](int t) { return t >= kSeconds; });
        return times;
      };
      EXPECT_EQ(cut(got[site].raised), wanted.raised) << raise_after << " s, " << clear_after << " s";
      EXPECT_EQ(cut(got[site].cleared), wanted.cleared) << raise_after << " s, " << clear_after << " s";
    }
  }
}

TEST(AlarmBookProperties, WhateverComesOneCauseIsOpenOnceAndEveryAlarmIsTold) {
  std::mt19937 random(42);
  auto scene = BookScene::running();
  std::map<AlarmId, Alarm> told;
  for (int t = 0; t < 4000; ++t) {
    const auto now = at(scene.now());
    const auto dice = random() % 400;
    if (dice == 0) scene.book.mcu_gone(now);
    if (dice >= 1 && dice < 20) scene.book.mcu_back(now);
    if (dice >= 20 && dice < 30) scene.book.set(AlarmKind::kRecord, record_lossy(random() % 9), now);
    if (dice >= 30 && dice < 40) scene.book.set(AlarmKind::kRecord, std::nullopt, now);
    if (dice >= 40 && dice < 80) scene.book.acknowledge(AlarmId(static_cast<int64_t>(random() % 50)), "An", now);
    std::vector<SiteVerdict> verdicts;
    for (int s = 0; s < 6; ++s) {
      auto kind = random() % 5 != 0 ? VerdictKind::kFine : static_cast<VerdictKind>(random() % kVerdictKinds);
      if (kind == VerdictKind::kServer && random() % 20 != 0) kind = VerdictKind::kUplink;
      verdicts.push_back(verdict(std::to_string(s), kind));
    }
    scene.seconds(1, verdicts, random() % 2 == 0 ? kMorning : kAfternoon);
    std::map<AlarmCause, int> causes;
    for (const auto& alarm : scene.book.open()) ++causes[alarm.cause];
    for (const auto& [cause, count] : causes) ASSERT_EQ(count, 1);
  }
  scene.book.mcu_back(at(scene.now()));
  scene.book.set(AlarmKind::kRecord, std::nullopt, at(scene.now()));
  scene.wait(600s);
  EXPECT_EQ(scene.open(), "");
  int raised = 0;
  for (const auto& change : scene.changes) {
    EXPECT_EQ(change.raised, !told.contains(change.alarm.id));
    raised += change.raised ? 1 : 0;
    told[change.alarm.id] = change.alarm;
  }
  EXPECT_GT(raised, 20);
  for (const auto& [id, alarm] : told) EXPECT_TRUE(alarm.cleared) << to_string(alarm.cause.kind);
  EXPECT_EQ(scene.book.next_deadline(), media::kNever);
}

}  // namespace
}  // namespace signaling
