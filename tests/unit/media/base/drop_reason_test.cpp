#include "media/base/drop_reason.h"

#include <set>

#include <gtest/gtest.h>

namespace media {
namespace {

TEST(DropReason, EveryReasonHasItsOwnName) {
  std::set<std::string_view> names;
  for (size_t i = 0; i < static_cast<size_t>(DropReason::kCount); ++i) {
    const std::string_view name = to_string(static_cast<DropReason>(i));
    EXPECT_NE(name, "unknown") << i;
    EXPECT_TRUE(names.insert(name).second) << name << " twice";
  }
}

TEST(DropCounters, AddAndMerge) {
  DropCounters a;
  a.add(DropReason::kMalformed);
  a.add(DropReason::kReplayed, 3);
  DropCounters b;
  b.add(DropReason::kReplayed);
  b.merge(a);
  EXPECT_EQ(b[DropReason::kReplayed], 4U);
  EXPECT_EQ(b[DropReason::kMalformed], 1U);
  EXPECT_EQ(b[DropReason::kDuplicate], 0U);
  EXPECT_EQ(b.total(), 5U);
  EXPECT_EQ(a.total(), 4U);
}

}  // namespace
}  // namespace media
