#include "signaling/rest/page_cursor.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(PageCursor, ComesBackAsItWas) {
  const std::vector<std::string> keys{"Đ\xE1\xBA\xB7ng \"x\"/\\", "", "42"};
  const auto cursor = write_cursor(keys);
  EXPECT_EQ(cursor.find_first_not_of("0123456789abcdef"), std::string::npos) << "goes into an address as it is";
  EXPECT_EQ(read_cursor(cursor, 3), keys);
}

TEST(PageCursor, RefusesWhatItDidNotWrite) {
  const auto cursor = write_cursor({"a", "b"});
  EXPECT_FALSE(read_cursor(cursor, 1)) << "another list's";
  for (const std::string& text : {std::string("zz"), cursor.substr(1), cursor.substr(2), std::string(),
                                  std::string("5b315d"), std::string("7b7d"), std::string(4096, '0')}) {
    EXPECT_FALSE(read_cursor(text, 1)) << text.substr(0, 40);
  }
}

}  // namespace
}  // namespace signaling
