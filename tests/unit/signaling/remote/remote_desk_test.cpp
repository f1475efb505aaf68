#include "signaling/remote/remote_desk.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kNow{100s};
const ClientKey kAn{1}, kBinh{2}, kHallA{11}, kHallB{12};
const SiteId kA{"a"}, kB{"b"};

TEST(RemoteDesk, ARequestIsOverByItsAnswer) {
  RemoteDesk desk;
  const auto number = desk.ask(kAn, "An", kHallA, kA, RemoteAct::kStill, kNow);
  ASSERT_TRUE(number);
  const RemoteDesk::Request expected{*number, kAn, kHallA, kA, RemoteAct::kStill, kNow + 10s, "An"};
  EXPECT_EQ(desk.next_deadline(), kNow + 10s);
  EXPECT_EQ(desk.answer(kHallB, *number), std::nullopt) << "another hall's";
  EXPECT_EQ(desk.answer(kHallA, *number + 1), std::nullopt);
  EXPECT_EQ(desk.answer(kHallA, 0), std::nullopt);
  EXPECT_EQ(desk.answer(kHallA, *number), expected);
  EXPECT_EQ(desk.answer(kHallA, *number), std::nullopt) << "answered twice";
  EXPECT_EQ(desk.next_deadline(), media::kNever);
}

TEST(RemoteDesk, ARequestIsOverByItsTime) {
  RemoteDesk desk;
  const auto first = desk.ask(kAn, "An", kHallA, kA, RemoteAct::kStill, kNow);
  const auto second = desk.ask(kAn, "An", kHallB, kB, RemoteAct::kStill, kNow + 1s);
  EXPECT_TRUE(desk.expire(kNow + 10s - 1ns).empty());
  const auto late = desk.expire(kNow + 10s);
  ASSERT_EQ(late.size(), 1U);
  EXPECT_EQ(late[0].number, *first);
  EXPECT_EQ(desk.next_deadline(), kNow + 11s);
  EXPECT_EQ(desk.answer(kHallA, *first), std::nullopt) << "too late";
  EXPECT_TRUE(desk.answer(kHallB, *second));
}

TEST(RemoteDesk, ARequestIsOverWithItsDevice) {
  RemoteDesk desk;
  (void)desk.ask(kAn, "An", kHallA, kA, RemoteAct::kStill, kNow);
  (void)desk.ask(kBinh, "Bình", kHallA, kA, RemoteAct::kDevices, kNow);
  (void)desk.ask(kAn, "An", kHallB, kB, RemoteAct::kStill, kNow);
  EXPECT_EQ(desk.device_gone(kHallA).size(), 2U);
  EXPECT_TRUE(desk.device_gone(kHallA).empty());
  EXPECT_EQ(desk.open().size(), 1U);
}

TEST(RemoteDesk, TheSameIsAskedOnceAtATime) {
  struct Case {
    ClientKey by;
    const char* account;
    SiteId site;
    RemoteAct what;
    bool taken;
    const char* why;
  };
  const Case cases[] = {{kAn, "An", kA, RemoteAct::kDevices, false, "the same"},
                        {ClientKey(3), "An", kA, RemoteAct::kDevices, false, "another page of his"},
                        {kAn, "An", kA, RemoteAct::kStill, true, "something else"},
                        {kAn, "An", kB, RemoteAct::kDevices, true, "another site"},
                        {kBinh, "Bình", kA, RemoteAct::kDevices, true, "another technician"}};
  for (const auto& c : cases) {
    RemoteDesk desk;
    const auto first = desk.ask(kAn, "An", kHallA, kA, RemoteAct::kDevices, kNow);
    const auto next = desk.ask(c.by, c.account, kHallA, c.site, c.what, kNow);
    EXPECT_EQ(next.has_value(), c.taken) << c.why;
    if (next) {
      EXPECT_NE(*next, *first) << c.why;
    } else {
      EXPECT_EQ(next.error(), RemoteDesk::Fault::kOpen) << c.why;
    }
    EXPECT_TRUE(desk.answer(kHallA, *first));
    if (!next) {
      EXPECT_TRUE(desk.ask(c.by, c.account, kHallA, c.site, c.what, kNow)) << "after the answer";
    }
  }
}

TEST(RemoteDesk, HasBoundedRequests) {
  RemoteDesk desk;
  for (uint64_t i = 0; i < RemoteDesk::kMaxOpen; ++i) {
    EXPECT_TRUE(desk.ask(ClientKey(i), std::to_string(i), kHallA, kA, RemoteAct::kStill, kNow));
  }
  const auto more = desk.ask(ClientKey(99), "99", kHallA, kA, RemoteAct::kStill, kNow);
  ASSERT_FALSE(more);
  EXPECT_EQ(more.error(), RemoteDesk::Fault::kFull);
  EXPECT_TRUE(desk.answer(kHallA, 1));
  EXPECT_TRUE(desk.ask(ClientKey(99), "99", kHallA, kA, RemoteAct::kStill, kNow));
}

TEST(RemoteDesk, ListeningAndWatchingExcludeEachOther) {
  RemoteDesk desk;
  desk.listen(kAn, kA);
  EXPECT_EQ(desk.help_of(kAn), (RemoteDesk::Help{.listens_to = kA}));
  ASSERT_TRUE(desk.talk(kAn, "An", kB));
  desk.watch(kAn, kB);
  EXPECT_EQ(desk.help_of(kAn), (RemoteDesk::Help{.watches = kB, .talks_to = kB})) << "talking goes with both";
  desk.listen(kAn, std::nullopt);
  EXPECT_EQ(desk.help_of(kAn).watches, kB) << "the end of what was not ends nothing";
  desk.listen(kAn, kA);
  EXPECT_EQ(desk.help_of(kAn), (RemoteDesk::Help{.listens_to = kA, .talks_to = kB}));
  desk.listen(kAn, std::nullopt);
  ASSERT_TRUE(desk.talk(kAn, "An", std::nullopt));
  EXPECT_TRUE(desk.helpers().empty());
}

TEST(RemoteDesk, OneTalksWithASite) {
  RemoteDesk desk;
  ASSERT_TRUE(desk.talk(kAn, "An", kA));
  EXPECT_EQ(desk.talker(kA), kAn);
  const auto second = desk.talk(kBinh, "Bình", kA);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error(), kAn);
  EXPECT_TRUE(desk.help_of(kBinh).is_none());
  EXPECT_TRUE(desk.talk(kAn, "An", kA)) << "again";
  EXPECT_TRUE(desk.talk(kAn, "An", kB)) << "goes elsewhere";
  EXPECT_EQ(desk.talker(kA), std::nullopt);
  EXPECT_TRUE(desk.talk(kBinh, "Bình", kA));
  EXPECT_TRUE(desk.talk(kAn, "An", std::nullopt));
  EXPECT_EQ(desk.talker(kA), kBinh) << "ends his own only";
  EXPECT_TRUE(desk.talk(ClientKey(3), "Bình", kA)) << "another page of the same technician";
  EXPECT_TRUE(desk.talk(kBinh, "Bình", std::nullopt));
  EXPECT_EQ(desk.talker(kA), ClientKey(3));
  EXPECT_FALSE(desk.talk(kAn, "An", kA));
  EXPECT_TRUE(desk.talk(ClientKey(3), "Bình", std::nullopt));
  desk.listen(kAn, kA);
  desk.listen(kBinh, kA);
  EXPECT_EQ(desk.helpers().size(), 2U) << "any number listens";
}

TEST(RemoteDesk, NamesDevicesAsTheSiteSaidLast) {
  RemoteDesk desk;
  EXPECT_EQ(desk.label_of(kA, MediaDeviceKind::kCamera, "1"), "");
  desk.note_devices(kA, {{MediaDeviceKind::kCamera, "1", "Camera"}, {MediaDeviceKind::kMicrophone, "1", "Micro"}});
  EXPECT_EQ(desk.label_of(kA, MediaDeviceKind::kCamera, "1"), "Camera");
  EXPECT_EQ(desk.label_of(kA, MediaDeviceKind::kMicrophone, "1"), "Micro");
  EXPECT_EQ(desk.label_of(kA, MediaDeviceKind::kLoudspeaker, "1"), "");
  EXPECT_EQ(desk.label_of(kB, MediaDeviceKind::kCamera, "1"), "");
  desk.note_devices(kA, {{MediaDeviceKind::kCamera, "1", "Camera USB"}});
  EXPECT_EQ(desk.label_of(kA, MediaDeviceKind::kCamera, "1"), "Camera USB");
  EXPECT_EQ(desk.label_of(kA, MediaDeviceKind::kMicrophone, "1"), "");
  desk.forget_devices(kA);
  EXPECT_EQ(desk.label_of(kA, MediaDeviceKind::kCamera, "1"), "");
}

}  // namespace
}  // namespace signaling
