#include "signaling/session/join_tickets.h"

#include <chrono>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "signaling/auth/secret_token.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

const Timestamp kNow = Timestamp(100s);

Visitor visitor(const std::string& credential = "user:7") {
  return {credential, {.role = Role::kOperator, .user = UserId(7)}, Role::kOperator, "Lan", ConferenceId("weekly")};
}

TEST(JoinTickets, WorkOnce) {
  JoinTickets tickets;
  const auto ticket = tickets.issue(visitor(), kNow);
  ASSERT_TRUE(ticket);
  EXPECT_EQ(token_kind(*ticket), TokenKind::kJoinTicket);
  const auto who = tickets.redeem(*ticket, kNow + 59s);
  ASSERT_TRUE(who);
  EXPECT_EQ(who->credential, "user:7");
  EXPECT_EQ(who->conference, ConferenceId("weekly"));
  EXPECT_FALSE(tickets.redeem(*ticket, kNow + 59s));
  EXPECT_EQ(tickets.size(), 0U);
}

TEST(JoinTickets, ExpireAfterAMinute) {
  JoinTickets tickets;
  const auto ticket = tickets.issue(visitor(), kNow);
  EXPECT_FALSE(tickets.redeem(*ticket, kNow + 60s));
  EXPECT_FALSE(tickets.redeem(*ticket, kNow + 1s)) << "it was spent by that";
}

TEST(JoinTickets, WhatIsNoTicketLetsNobodyIn) {
  JoinTickets tickets;
  const auto ticket = tickets.issue(visitor(), kNow);
  for (const auto& text : {std::string(), std::string("dct_"), make_token(TokenKind::kJoinTicket),
                           make_token(TokenKind::kDevice), "dcd_" + ticket->substr(4), *ticket + "x"}) {
    EXPECT_FALSE(tickets.redeem(text, kNow)) << text;
  }
  EXPECT_TRUE(tickets.redeem(*ticket, kNow));
}

TEST(JoinTickets, AreNeverTheSame) {
  JoinTickets tickets;
  std::set<std::string> all;
  for (int i = 0; i < 500; ++i) all.insert(*tickets.issue(visitor("user:" + std::to_string(i)), kNow));
  EXPECT_EQ(all.size(), 500U);
}

TEST(JoinTickets, AVisitorsOldestGoesFirst) {
  JoinTickets tickets;
  std::vector<std::string> own;
  const auto other = tickets.issue(visitor("user:8"), kNow);
  for (size_t i = 0; i <= kMaxTicketsOfVisitor; ++i) {
    own.push_back(*tickets.issue(visitor(), kNow + std::chrono::seconds(i)));
  }
  EXPECT_EQ(tickets.size(), kMaxTicketsOfVisitor + 1);
  EXPECT_FALSE(tickets.redeem(own.front(), kNow + 10s));
  for (size_t i = 1; i < own.size(); ++i) EXPECT_TRUE(tickets.redeem(own[i], kNow + 10s)) << i;
  EXPECT_TRUE(tickets.redeem(*other, kNow + 10s));
}

TEST(JoinTickets, AreBoundedAndOldOnesMakeRoom) {
  JoinTickets tickets;
  for (size_t i = 0; i < kMaxTickets; ++i) {
    ASSERT_TRUE(tickets.issue(visitor("user:" + std::to_string(i)), kNow));
  }
  EXPECT_FALSE(tickets.issue(visitor("one more"), kNow + 59s));
  EXPECT_TRUE(tickets.issue(visitor("one more"), kNow + 60s));
  EXPECT_EQ(tickets.size(), 1U);
}

}  // namespace
}  // namespace signaling
