#include "signaling/mail/invitation.h"

#include <gtest/gtest.h>

#include <functional>

#include "tests/unit/signaling/mail/sample_invitation.h"

namespace signaling {
namespace {

using namespace test;

TEST(Invitation, TheSampleIsRight) { EXPECT_TRUE(check(sample_invitation())); }

TEST(Invitation, WhatIsWrongIsNamed) {
  const std::pair<std::string, std::function<void(Invitation&)>> cases[] = {
      {"invitation.uid", [](Invitation& i) { i.uid = ""; }},
      {"invitation.uid", [](Invitation& i) { i.uid = "a\r\nX:y"; }},
      {"invitation.uid", [](Invitation& i) { i.uid = std::string(201, 'u'); }},
      {"invitation.sequence", [](Invitation& i) { i.sequence = 0x80000000U; }},
      {"invitation.times", [](Invitation& i) { i.end = i.start; }},
      {"invitation.times", [](Invitation& i) { i.start = sys_seconds(-1s); }},
      {"invitation.times", [](Invitation& i) { i.end = sys_seconds::max(); }},
      {"invitation.times",
       [](Invitation& i) {
         i.rule = "FREQ=DAILY", i.moved = {{kStart, kStart, kStart}};
       }},
      {"invitation.zone", [](Invitation& i) { i.zone.name = "Asia:Ha Noi"; }},
      {"invitation.zone", [](Invitation& i) { i.zone.offset = 24h; }},
      {"invitation.zone", [](Invitation& i) { i.zone.offset = 7h + 1s; }},
      {"invitation.occurrence", [](Invitation& i) { i.cancelled = {kStart}; }},
      {"invitation.occurrence", [](Invitation& i) { i.rule = "FREQ=DAILY", i.occurrence = kStart; }},
      {"invitation.url", [](Invitation& i) { i.url = "javascript:alert(1)"; }},
      {"invitation.url", [](Invitation& i) { i.url = "https://a/\r\nATTENDEE:x"; }},
      {"invitation.too_many", [](Invitation& i) { i.attendees.assign(kMaxAttendees + 1, i.organizer); }},
      {"invitation.too_many",
       [](Invitation& i) { i.rule = "FREQ=DAILY", i.cancelled.assign(kMaxEventExceptions + 1, kStart); }},
  };
  for (const auto& [code, spoil] : cases) {
    Invitation invitation = sample_invitation();
    spoil(invitation);
    const auto checked = check(invitation);
    ASSERT_FALSE(checked) << code;
    EXPECT_EQ(checked.error().code, code);
  }
}

TEST(Invitation, WebLinks) {
  EXPECT_TRUE(is_web_link("http://10.0.0.1:8080/x?token=a%20b"));
  for (const std::string& wrong :
       {std::string(""), std::string("ftp://a"), std::string("https://a b"), std::string("https://a\"b"),
        std::string("https://ý"), std::string("//a"), "https://" + std::string(500, 'a')}) {
    EXPECT_FALSE(is_web_link(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace signaling
