#include "signaling/store/attendance_answers.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

class AttendanceAnswersTest : public DatabaseTest {
 protected:
  AttendanceAnswers answers() { return AttendanceAnswers(*database_); }
  static AttendanceAnswer answer(const std::string& occurrence, const std::string& word) {
    return {BookingId("hn-1"), occurrence, SiteId("y-yen"), word, "Nguyễn Văn Đức", 12, 3, at(std::chrono::seconds(9)),
            "mail"};
  }
};

TEST_F(AttendanceAnswersTest, TheLastAnswerCounts) {
  ASSERT_TRUE(answers().put(answer("", "yes")));
  ASSERT_TRUE(answers().put(answer("", "no")));
  ASSERT_TRUE(answers().put(answer("20261201T080000", "yes")));
  EXPECT_EQ(answers().of_booking(BookingId("hn-1")), (std::vector{answer("", "no"), answer("20261201T080000", "yes")}));
  EXPECT_TRUE(answers().of_booking(BookingId("hn-2"))->empty());
}

TEST_F(AttendanceAnswersTest, MayBeAskedAgain) {
  ASSERT_TRUE(answers().put(answer("", "yes")));
  auto other = answer("", "yes");
  other.booking = BookingId("hn-2");
  ASSERT_TRUE(answers().put(other));
  ASSERT_TRUE(answers().ask_again(BookingId("hn-1")));
  EXPECT_EQ(answers().of_booking(BookingId("hn-1")), std::vector{answer("", "")}) << "who came stays as a suggestion";
  EXPECT_EQ(answers().of_booking(BookingId("hn-2")), std::vector{other});
}

}  // namespace
}  // namespace signaling
