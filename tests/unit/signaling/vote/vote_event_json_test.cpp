#include "signaling/vote/vote_event_json.h"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "signaling/vote/vote_state.h"

namespace signaling {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

const SiteId kA("a");
const Timestamp kAt(1000s);
const ClockPair kClocks{WallTime(1764118800000ms), kAt};

TEST(VoteEventJson, IsThisBothWays) {
  const std::string at = R"({"at":"2025-11-26T01:00:00Z",)";
  const std::pair<VoteEvent, std::string> cases[] = {
      {{kAt, VoteOpened{1, "Thông qua?", 50, {{kA, 9, 8}}}},
       at + R"("event":"opened","vote":1,"question":"Thông qua?","quorum":50,)" +
           R"("sites":[{"site":"a","invited":9,"present":8}]})"},
      {{kAt, VoteSitesChanged{1, {}}}, at + R"("event":"sites_changed","vote":1,"sites":[]})"},
      {{kAt, VoteEntered{1, kA, {5, 2, 1}, "Thư ký", true}},
       at + R"("event":"entered","vote":1,"site":"a","yes":5,"no":2,"abstain":1,"by":"Thư ký","replaces":true})"},
      {{kAt, VoteClosed{1}}, at + R"("event":"closed","vote":1})"},
      {{kAt, VoteConfirmed{2, {5, 2, 1}, 9, 8, true}},
       at + R"("event":"confirmed","vote":2,"yes":5,"no":2,"abstain":1,"invited":9,"present":8,"valid":true})"},
      {{kAt, VoteCancelled{1}}, at + R"("event":"cancelled","vote":1})"},
  };
  for (const auto& [event, text] : cases) {
    EXPECT_EQ(json::serialize(to_json(event, kClocks)), text);
    const auto read = read_vote_event(json::parse(text), kClocks);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, event);
  }
}

TEST(VoteEventJson, AnErrorNamesTheMember) {
  const std::string at = R"({"at":"2025-11-26T01:00:00Z",)";
  const std::pair<std::string, std::string> cases[] = {
      {"3", "the whole must be an object"},
      {at + R"("event":"closed"})", R"("vote" is missing)"},
      {at + R"("event":"closed","vote":0})", R"("vote" must be)"},
      {at + R"("event":"closed","vote":1,"why":1})", R"("why" is not known here)"},
      {at + R"("event":"reopened","vote":1})", R"("event" must be)"},
      {at + R"("event":"opened","vote":1,"question":"","quorum":50,"sites":[]})", R"("question" must be)"},
      {at + R"("event":"opened","vote":1,"question":"?","quorum":101,"sites":[]})", R"("quorum" must be)"},
      {at + R"("event":"sites_changed","vote":1,"sites":[{"site":"a","invited":1}]})", R"("sites[0].present" is)"},
      {at + R"("event":"entered","vote":1,"site":"a","yes":1001,"no":0,"abstain":0,"by":"","replaces":false})",
       R"("yes" must be a whole number from 0 to 1000)"},
  };
  for (const auto& [text, problem] : cases) {
    const auto read = read_vote_event(json::parse(text), kClocks);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, "vote.bad_event");
    EXPECT_NE(read.error().message.find(problem), std::string::npos) << read.error().message;
  }
}

// Events of a record that was tampered with: about votes that are not there, or in a phase that they do not fit.
TEST(VoteEventJson, EventsThatDoNotFitHarmNothing) {
  VoteState state;
  const VoteEvent early[] = {{kAt, VoteEntered{1, kA, {1, 0, 0}, "", false}},
                             {kAt, VoteSitesChanged{1, {}}},
                             {kAt, VoteClosed{1}},
                             {kAt, VoteConfirmed{1, {}, 0, 0, false}},
                             {kAt, VoteCancelled{1}}};
  for (const auto& event : early) apply(state, event);
  EXPECT_EQ(state, VoteState());
  apply(state, {kAt, VoteOpened{7, "?", 0, {}}});
  const VoteState opened = state;
  for (const auto& event : early) apply(state, event);
  EXPECT_EQ(state, opened);
  apply(state, {kAt, VoteConfirmed{7, {}, 0, 0, false}});
  EXPECT_EQ(state, opened) << "it was not closed";
}

}  // namespace
}  // namespace signaling
