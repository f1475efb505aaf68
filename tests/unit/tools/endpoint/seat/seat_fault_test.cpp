#include "tools/endpoint/seat/seat_fault.h"

#include <boost/json.hpp>

#include <gtest/gtest.h>

namespace tools {
namespace {

using namespace std::chrono_literals;

bool read(const char* text, SeatFault& fault) { return read_seat_fault(boost::json::parse(text), fault); }

TEST(SeatFault, ReadsEachMember) {
  SeatFault fault;
  EXPECT_TRUE(read("{}", fault));
  EXPECT_FALSE(fault.line.any());
  EXPECT_FALSE(fault.hall.echo.any());
  EXPECT_EQ(fault.hall.camera, CameraFault::kNone);
  EXPECT_TRUE(read(R"({"loss":0.1,"burst":4,"kbps":600,"camera":"frozen","echo_ms":180,"echo_loss_db":12.5})", fault));
  EXPECT_EQ(fault.line.loss, 0.1);
  EXPECT_EQ(fault.line.burst, 4);
  EXPECT_EQ(fault.line.kbps, 600);
  EXPECT_EQ(fault.hall.camera, CameraFault::kFrozen);
  EXPECT_EQ(fault.hall.echo.delay, 180ms);
  EXPECT_EQ(fault.hall.echo.loss_db, 12.5);
  EXPECT_TRUE(read(R"({"camera":"overloaded"})", fault));
  EXPECT_EQ(fault.hall.camera, CameraFault::kOverloaded);
  EXPECT_EQ(fault.line.kbps, 600) << "what is not named stays";
}

TEST(SeatFault, RefusesWhatIsNoneAndChangesNothingThen) {
  for (const char* text : {"[]", "1", R"({"colour":1})", R"({"loss":0.95})", R"({"loss":-0.1})", R"({"loss":"0.1"})",
                           R"({"burst":0})", R"({"kbps":7})", R"({"kbps":1e9})", R"({"camera":"on fire"})",
                           R"({"camera":1})", R"({"echo_ms":20})", R"({"echo_ms":501})", R"({"echo_loss_db":61})",
                           R"({"loss":0.2,"kbps":0})"}) {
    SeatFault fault;
    EXPECT_FALSE(read(text, fault)) << text;
    EXPECT_FALSE(fault.line.any()) << text;
  }
}

}  // namespace
}  // namespace tools
