#include "signaling/mcu_client/mcu_channel.h"

#include <chrono>

#include <gtest/gtest.h>

#include "mcu/api/proof.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

const Timestamp kStart(100s);

McuChannelSettings settings() {
  McuChannelSettings s;
  s.secret = "0123456789abcdef";
  return s;
}

void greet(McuChannel& channel, Timestamp now = kStart) {
  ASSERT_TRUE(channel.on_line(R"({"type":"challenge","version":4,"nonce":"00ff"})", now));
  (void)channel.poll_line();
  ASSERT_TRUE(channel.on_line(R"({"type":"welcome","version":4,"mcu":"m","conferences":[]})", now));
  ASSERT_TRUE(channel.is_ready());
}

TEST(McuChannel, ProvesTheSecretAndIsWelcomed) {
  McuChannel channel(settings(), kStart);
  EXPECT_EQ(channel.poll_line(), std::nullopt);
  const auto challenge = channel.on_line(R"({"type":"challenge","version":4,"nonce":"00ff"})", kStart);
  ASSERT_TRUE(challenge);
  EXPECT_FALSE(*challenge);
  const auto hello = mcu::parse_command(channel.poll_line().value());
  ASSERT_TRUE(hello);
  EXPECT_EQ(std::get<mcu::Hello>(hello->body).proof, mcu::control_proof("0123456789abcdef", "00ff"));
  EXPECT_EQ(channel.poll_line(), std::nullopt);
  EXPECT_FALSE(channel.is_ready());

  const auto welcome = channel.on_line(
      R"({"type":"welcome","version":4,"mcu":"m","conferences":[{"id":"c","version":4,"participants":[]}]})", kStart);
  ASSERT_TRUE(welcome && *welcome);
  EXPECT_EQ(std::get<mcu::Welcome>(**welcome).conferences[0].version, 4);
  EXPECT_TRUE(channel.is_ready());
}

TEST(McuChannel, WhatDoesNotFitTheGreetingEndsIt) {
  const char* wrong[] = {
      "",
      "HTTP/1.1 400 Bad Request",
      R"({"type":"challenge","version":5,"nonce":"00"})",
      R"({"type":"welcome","version":4,"mcu":"m","conferences":[]})",
      R"({"type":"figures","conferences":[]})",
      R"({"type":"reply","id":1,"ok":true})",
      R"({"type":"refused","code":"control.wrong_proof","message":"no"})",
  };
  for (const auto* line : wrong) {
    McuChannel channel(settings(), kStart);
    EXPECT_FALSE(channel.on_line(line, kStart)) << line;
    EXPECT_FALSE(channel.is_ready());
  }
  McuChannel channel(settings(), kStart);
  const auto refused =
      channel.on_line(R"({"type":"refused","code":"control.wrong_proof","message":"the proof is wrong"})", kStart);
  EXPECT_EQ(refused.error().code, "mcu.refused");
  EXPECT_NE(refused.error().message.find("the proof is wrong"), std::string::npos);
}

TEST(McuChannel, RepliesBelongToCommands) {
  McuChannel channel(settings(), kStart);
  greet(channel);
  const auto line = channel.send({7, mcu::RemoveConference{mcu::ConferenceId("c")}}, kStart);
  EXPECT_EQ(mcu::parse_command(line)->id, 7);
  EXPECT_FALSE(*channel.on_line(R"({"type":"reply","id":8,"ok":true})", kStart)) << "nobody asked";
  const auto reply = channel.on_line(R"({"type":"reply","id":7,"ok":true})", kStart);
  ASSERT_TRUE(reply && *reply);
  EXPECT_TRUE(std::get<mcu::Reply>(**reply).ok);
  EXPECT_FALSE(*channel.on_line(R"({"type":"reply","id":7,"ok":true})", kStart)) << "twice";
}

TEST(McuChannel, AReplyThatIsOwedTooLongHasFailed) {
  McuChannel channel(settings(), kStart);
  greet(channel);
  (void)channel.send({1, mcu::RemoveConference{mcu::ConferenceId("c")}}, kStart);
  (void)channel.on_line(R"({"type":"figures","conferences":[]})", kStart + 9s);
  EXPECT_EQ(channel.next_deadline(), kStart + 10s);
  EXPECT_TRUE(channel.handle_timeout(kStart + 10s - 1ns)->empty());
  const auto late = channel.handle_timeout(kStart + 10s);
  ASSERT_TRUE(late);
  ASSERT_EQ(late->size(), 1U);
  EXPECT_EQ((*late)[0].id, 1);
  EXPECT_EQ((*late)[0].code, "mcu.timeout");
  EXPECT_FALSE(*channel.on_line(R"({"type":"reply","id":1,"ok":true})", kStart + 11s)) << "too late";
}

TEST(McuChannel, ASilentMcuIsGivenUp) {
  McuChannel greeting(settings(), kStart);
  EXPECT_EQ(greeting.next_deadline(), kStart + 5s);
  EXPECT_FALSE(greeting.handle_timeout(kStart + 5s));

  McuChannel channel(settings(), kStart);
  greet(channel);
  (void)channel.on_line(R"({"type":"figures","conferences":[]})", kStart + 3s);
  EXPECT_EQ(channel.next_deadline(), kStart + 13s);
  EXPECT_FALSE(channel.handle_timeout(kStart + 13s));
}

TEST(McuChannel, WhatANewerMcuSaysIsPassedOver) {
  McuChannel channel(settings(), kStart);
  greet(channel);
  for (const auto* line : {R"({"type":"weather","sun":true})", "not json", R"({"type":"slots"})"}) {
    const auto step = channel.on_line(line, kStart);
    ASSERT_TRUE(step) << line;
    EXPECT_FALSE(*step);
  }
  const auto event = channel.on_line(R"({"type":"speaking","conference":"c","sites":["a"],"on_stage":null})", kStart);
  EXPECT_EQ(std::get<mcu::SpeakingEvent>(**event).sites.size(), 1U);
}

}  // namespace
}  // namespace signaling
