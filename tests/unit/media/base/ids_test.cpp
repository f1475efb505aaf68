#include "media/base/ids.h"

#include <type_traits>
#include <unordered_set>

#include <gtest/gtest.h>

namespace media {
namespace {

static_assert(!std::is_convertible_v<SiteId, ConferenceId>, "ids of two kinds are not mixed up");
static_assert(!std::is_convertible_v<std::string, SiteId>);

TEST(StrongId, ComparesOrdersAndHashesByValue) {
  const SiteId a("my-loc"), b("vu-ban");
  EXPECT_EQ(a, SiteId("my-loc"));
  EXPECT_NE(a, b);
  EXPECT_LT(a, b);
  const std::unordered_set<SiteId> set = {a, b, SiteId("my-loc")};
  EXPECT_EQ(set.size(), 2U);
  EXPECT_EQ(a.value(), "my-loc");
}

}  // namespace
}  // namespace media
