#include "signaling/invitations/attendance_book.h"

#include "tests/unit/signaling/invitations/invitation_scene.h"

namespace signaling {
namespace {

using namespace test;

class AttendanceBookTest : public InvitationScene {
 protected:
  void SetUp() override {
    InvitationScene::SetUp();
    open_room();
  }
  AttendanceBook book() { return AttendanceBook(database()); }
  // The code of the refusal; empty: taken.
  std::string answer(const ConferenceBooking& booking, const std::string& site,
                     const Attendance& attendance = {true, "Đức", 5}, std::optional<LocalTime> occurrence = {},
                     WallTime at = kNow) {
    const auto done = book().answer(booking, {booking.id, SiteId(site), occurrence}, attendance, "mail", at);
    return done ? "" : done.error().code;
  }
  // "ubnd-tinh -, y-yen yes Đức 5"
  std::string answers(const ConferenceBooking& booking, std::optional<LocalTime> occurrence = {}) {
    std::string text;
    const auto all = book().of(booking, occurrence);
    for (const auto& [site, given] : *all) {
      text += (text.empty() ? "" : ", ") + site.value() + " ";
      if (!given) {
        text += "-";
      } else {
        text += (given->answer.empty() ? "?" : given->answer) + " " + given->head + " " +
                std::to_string(given->delegates);
      }
    }
    return text;
  }
};

TEST_F(AttendanceBookTest, TheLastAnswerOfASiteCounts) {
  const auto booking = sample_booking();
  EXPECT_EQ(answers(booking), "ubnd-tinh -, y-yen -, my-loc -");
  EXPECT_EQ(answer(booking, "y-yen"), "");
  EXPECT_EQ(answer(booking, "y-yen", {false, "", 0}), "");
  EXPECT_EQ(answer(booking, "my-loc", {true, "Trần Văn An, Phó chủ tịch", 12}), "");
  EXPECT_EQ(answers(booking), "ubnd-tinh -, y-yen no  0, my-loc yes Trần Văn An, Phó chủ tịch 12");
}

TEST_F(AttendanceBookTest, RefusesWhatIsWrong) {
  auto booking = sample_booking();
  EXPECT_EQ(answer(booking, "vu-ban"), "attendance.not_invited");
  EXPECT_EQ(answer(booking, "y-yen", {true, "a\r\nb", 1}), "attendance.head");
  EXPECT_EQ(answer(booking, "y-yen", {true, std::string(121, 'x'), 1}), "attendance.head");
  EXPECT_EQ(answer(booking, "y-yen", {true, "", -1}), "attendance.number");
  EXPECT_EQ(answer(booking, "y-yen", {true, "", 1001}), "attendance.number");
  EXPECT_EQ(answer(booking, "y-yen", {}, original_start(1)), "attendance.not_invited") << "it is no series";
  EXPECT_EQ(answer(booking, "y-yen", {}, {}, booking.end()), "attendance.over");
  booking.cancelled = true;
  EXPECT_EQ(answer(booking, "y-yen"), "attendance.cancelled");
  EXPECT_EQ(answers(booking), "ubnd-tinh -, y-yen -, my-loc -");
}

TEST_F(AttendanceBookTest, OneOfASeriesMayBeAnsweredByItself) {
  auto series = sample_series();
  series.recurrence->cancelled = {original_start(3)};
  EXPECT_EQ(answer(series, "y-yen"), "");
  EXPECT_EQ(answer(series, "y-yen", {false, "", 0}, original_start(2)), "");
  EXPECT_EQ(answers(series, original_start(1)), "ubnd-tinh -, y-yen yes Đức 5, my-loc -");
  EXPECT_EQ(answers(series, original_start(2)), "ubnd-tinh -, y-yen no  0, my-loc -");
  EXPECT_EQ(answer(series, "y-yen", {}, original_start(3)), "attendance.cancelled");
  EXPECT_EQ(answer(series, "y-yen", {}, original_start(1) + 1h), "attendance.cancelled") << "there is none";
  EXPECT_EQ(answer(series, "y-yen", {}, original_start(0), series.end()), "attendance.over");
  EXPECT_EQ(answer(series, "y-yen", {true, "Bình", 2}, {}, series.end()), "") << "others are still to come";
  EXPECT_EQ(answers(series), "ubnd-tinh -, y-yen yes Bình 2, my-loc -");
}

TEST_F(AttendanceBookTest, AMovedConferenceAsksAgain) {
  const auto former = sample_booking();
  ASSERT_EQ(answer(former, "y-yen"), "");
  auto renamed = former;
  renamed.title = "Họp khác";
  renamed.sequence = 1;
  ASSERT_TRUE(change(&former, renamed));
  EXPECT_EQ(answers(renamed), "ubnd-tinh -, y-yen yes Đức 5, my-loc -");
  auto moved = renamed;
  moved.start += 24h;
  moved.sequence = 2;
  ASSERT_TRUE(change(&renamed, moved));
  EXPECT_EQ(answers(moved), "ubnd-tinh -, y-yen ? Đức 5, my-loc -");
  ASSERT_EQ(answer(moved, "y-yen"), "");
  EXPECT_EQ(book().of(moved)->at(1).given->sequence, 2);
}

TEST_F(AttendanceBookTest, AMovedOccurrenceAsksAgainForItself) {
  const auto former = sample_series();
  ASSERT_EQ(answer(former, "y-yen"), "");
  auto moved = former;
  moved.recurrence->moved = {{original_start(1), former.start + 24h * 7 + 2h, 60min}};
  ASSERT_TRUE(change(&former, moved));
  EXPECT_EQ(answers(moved, original_start(1)), "ubnd-tinh ?  0, y-yen ?  0, my-loc ?  0");
  EXPECT_EQ(answers(moved, original_start(2)), "ubnd-tinh -, y-yen yes Đức 5, my-loc -");
}

}  // namespace
}  // namespace signaling
