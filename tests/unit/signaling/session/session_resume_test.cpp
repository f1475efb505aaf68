// A client that comes back is told what it missed and nothing else.
#include <chrono>

#include <gtest/gtest.h>

#include "scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr uint64_t kCenter = 1, kA = 2, kB = 3, kChair = 9, kDesk = 10;

Scene everybody() {
  Scene scene(Scene::plan());
  scene.mcu_up();
  EXPECT_TRUE(scene.join(kCenter, "center"));
  EXPECT_TRUE(scene.join(kA, "a"));
  EXPECT_TRUE(scene.join(kB, "b"));
  EXPECT_TRUE(scene.join(kChair, "chair", false));
  EXPECT_TRUE(scene.join(kDesk, "operator", false));
  return scene;
}

TEST(SessionResume, NumbersGrowForEachClient) {
  auto scene = everybody();
  (void)scene.say(kA, R"({"type":"floor.request"})");
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  for (const auto& [key, messages] : scene.told) {
    uint64_t last = 0;
    for (const auto& message : messages) {
      const auto seq = message.at("seq").to_number<uint64_t>();
      EXPECT_GE(seq, last) << key;
      last = seq;
    }
    EXPECT_GT(last, 0U);
  }
}

TEST(SessionResume, WhoMissedNothingIsToldNothing) {
  auto scene = everybody();
  scene.leave(kChair);
  const auto seq = scene.seq(kChair);
  scene.forget();
  ASSERT_TRUE(scene.come_back(20, "chair", seq));
  EXPECT_EQ(scene.types(20), "joined");
  EXPECT_EQ(scene.last(20, "joined").at("resumed_state"), true);
  EXPECT_EQ(scene.last(20, "joined").at("stream").as_string(), "stream-1");
}

TEST(SessionResume, OnlyKindsThatChangedAreTold) {
  auto scene = everybody();
  const auto seq = scene.seq(kDesk);
  scene.leave(kDesk);
  (void)scene.say(kA, R"({"type":"floor.request"})");
  scene.forget();
  ASSERT_TRUE(scene.come_back(20, "operator", seq));
  EXPECT_EQ(scene.types(20), "joined roster floor");
  EXPECT_EQ(scene.queue(20).size(), 1U);
  // Another stream, or a number that was never given: everything.
  ASSERT_TRUE(scene.come_back(21, "operator", seq, "of a former run"));
  EXPECT_EQ(scene.last(21, "joined").at("resumed_state"), false);
  EXPECT_FALSE(scene.last(21, "stage").is_null());
  ASSERT_TRUE(scene.come_back(22, "operator", 1'000'000));
  EXPECT_EQ(scene.last(22, "joined").at("resumed_state"), false);
}

TEST(SessionResume, ALineThatBreaksWhileTheStateIsToldLosesNothing) {
  auto scene = everybody();
  const auto whole = scene.types(kDesk);
  // Of a newcomer's messages any may have been the last that it heard.
  for (const auto& message : scene.told.at(kDesk)) {
    const auto seq = message.at("seq").to_number<uint64_t>();
    if (&message == &scene.told.at(kDesk).back()) continue;
    EXPECT_EQ(seq, 0U) << "it names nothing as heard that it may not have heard: " << whole;
  }
}

TEST(SessionResume, OfAChatOnlyNewLinesAreTold) {
  auto scene = everybody();
  (void)scene.say(kA, R"({"type":"chat","to":"all","text":"một"})");
  const auto seq = scene.seq(kB);
  scene.leave(kB);
  (void)scene.say(kDesk, R"({"type":"chat","to":"all","text":"hai"})");
  scene.forget();
  ASSERT_TRUE(scene.come_back(20, "b", seq));
  const auto lines = scene.last(20, "chat").at("messages").as_array();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].at("text").as_string(), "hai");
  EXPECT_EQ(lines[0].at("n").as_int64(), 2);
  ASSERT_TRUE(scene.join(21, "observer", false));
  EXPECT_EQ(scene.last(21, "chat").at("messages").as_array().size(), 2U) << "a newcomer is told all";
}

TEST(SessionResume, ASitesOwnMicrophoneIsToldIfItChanged) {
  auto scene = everybody();
  (void)scene.say(kA, R"({"type":"floor.request"})");
  const auto seq = scene.seq(kA);
  scene.leave(kA);
  scene.pass(1s);
  scene.forget();
  ASSERT_TRUE(scene.come_back(20, "a", seq));
  EXPECT_EQ(scene.count(20, "microphone"), 0U) << "it still asks";
  const auto seq_now = scene.seq(20);
  scene.leave(20);
  (void)scene.say(kChair, R"({"type":"floor.deny","site":"a"})");
  ASSERT_TRUE(scene.come_back(21, "a", seq_now));
  EXPECT_EQ(scene.last(21, "microphone").at("state").as_string(), "off");
}

}  // namespace
}  // namespace signaling
