#include "signaling/rest/path_template.h"

#include <gmock/gmock.h>

namespace signaling {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(PathTemplate, GivesWhatStandsInTheBraces) {
  const PathTemplate path("/api/v1/sites/{site}/delegates/{delegate}");
  const auto values = path.match("/api/v1/sites/y-yen/delegates/7");
  ASSERT_TRUE(values);
  EXPECT_THAT(*values, ElementsAre(Pair("delegate", "7"), Pair("site", "y-yen")));
  EXPECT_THAT(path.names(), ElementsAre("site", "delegate"));
}

TEST(PathTemplate, RefusesEveryOtherForm) {
  const PathTemplate path("/api/v1/sites/{site}");
  for (const char* other : {"", "/", "api/v1/sites/a", "/api/v1/sites", "/api/v1/sites/", "/api/v1/sites/a/",
                            "/api/v1/sites/a/b", "/api/v1//a", "/api/v2/sites/a", "//api/v1/sites/a"}) {
    EXPECT_FALSE(path.match(other)) << other;
  }
  EXPECT_TRUE(PathTemplate("/api/v1/sites").match("/api/v1/sites"));
}

}  // namespace
}  // namespace signaling
