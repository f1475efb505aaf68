#include "signaling/api/session_cookie.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(SessionCookie, IsFoundAmongOthers) {
  for (const char* header : {"diem_cau_session=dcs_x", "a=b; diem_cau_session=dcs_x", "a=b;diem_cau_session=dcs_x; c=d",
                             "xdiem_cau_session=y; diem_cau_session=dcs_x"}) {
    EXPECT_EQ(session_cookie(header), "dcs_x") << header;
  }
  for (const char* header : {"", ";", "; ", "a", "diem_cau_session", "xdiem_cau_session=y", "diem_cau_session2=y"}) {
    EXPECT_EQ(session_cookie(header), "") << header;
  }
}

TEST(SessionCookie, ReadsBack) {
  const std::string set = set_session_cookie("dcs_x", true);
  EXPECT_EQ(session_cookie(set), "dcs_x");
  EXPECT_EQ(session_cookie(clear_session_cookie(false)), "");
}

}  // namespace
}  // namespace signaling
