#include "signaling/api/paper_type.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::string_view_literals;

TEST(PaperType, IsKnownByTheFirstBytes) {
  EXPECT_TRUE(is_paper_of("%PDF-1.7", "application/pdf"));
  EXPECT_TRUE(is_paper_of("\x89PNG\r\n\x1a\n\0\0"sv, "image/png"));
  EXPECT_TRUE(is_paper_of("\xff\xd8\xff\xe0", "image/jpeg"));
  EXPECT_FALSE(is_paper_of("%PDF-1.7", "image/png"));
  EXPECT_FALSE(is_paper_of("<html>", "application/pdf"));
  EXPECT_FALSE(is_paper_of("", "application/pdf"));
  EXPECT_FALSE(is_paper_of("<html>", "text/html"));
}

TEST(PaperType, NoNameEndsTheHeader) {
  EXPECT_EQ(attachment_header("bao-cao.pdf", "application/pdf"),
            "attachment; filename=\"paper.pdf\"; filename*=UTF-8''bao-cao.pdf");
  EXPECT_EQ(attachment_header("a\"; b\r\nX: ../é", "image/png"),
            "attachment; filename=\"paper.png\"; filename*=UTF-8''a%22%3B%20b%0D%0AX%3A%20..%2F%C3%A9");
}

}  // namespace
}  // namespace signaling
