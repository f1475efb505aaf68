#include "signaling/store/conference_runs.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

class ConferenceRunsTest : public DatabaseTest {
 protected:
  ConferenceRuns runs() { return ConferenceRuns(*database_); }
  static RunRow row(const std::string& id, bool open, int64_t since) {
    return {ConferenceId(id), open, at(std::chrono::milliseconds(since)), "{\"phase\":\"testing\"}"};
  }
};

TEST_F(ConferenceRunsTest, OneIsKeptPerConference) {
  ASSERT_TRUE(runs().put(row("hn-1", true, 1000)));
  ASSERT_TRUE(runs().put(row("hn-2", true, 2000)));
  const auto closed = row("hn-1", false, 3000);
  ASSERT_TRUE(runs().put(closed));
  EXPECT_EQ(*runs().all(), (std::vector<RunRow>{row("hn-2", true, 2000), closed}));
}

TEST_F(ConferenceRunsTest, OldOnesAreSweptUnlessOpen) {
  ASSERT_TRUE(runs().put(row("open", true, 1)));
  ASSERT_TRUE(runs().put(row("old", false, 999)));
  ASSERT_TRUE(runs().put(row("new", false, 1000)));
  EXPECT_EQ(runs().sweep(at(std::chrono::milliseconds(1000))), 1);
  EXPECT_EQ(*runs().all(), (std::vector<RunRow>{row("open", true, 1), row("new", false, 1000)}));
}

}  // namespace
}  // namespace signaling
