#include "signaling/invitations/calendar_feeds.h"

#include "tests/unit/signaling/invitations/invitation_scene.h"

// What is written is read by an independent parser, see parse_calendar.py of the mails' tests.
namespace signaling {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;

class CalendarFeedsTest : public InvitationScene {
 protected:
  CalendarFeeds feeds() { return {database(), key_, *this}; }
  std::string parsed(const std::string& token) {
    const auto text = feeds().write(token, kNow);
    EXPECT_TRUE(text) << text.error().message;
    return text && *text ? run_script("parse_calendar.py", **text) : "nothing";
  }
};

TEST_F(CalendarFeedsTest, EachSiteSeesItsOwnAndTheProvinceAll) {
  auto other = sample_series();
  other.id = BookingId("hn-20261201-2");
  other.title = "Giao ban tuần";
  other.sites = {SiteId("ubnd-tinh"), SiteId("vu-ban")};
  other.recurrence->cancelled = {original_start(1)};
  bookings_ = {sample_booking(), other};
  const std::string own = parsed(feeds().token(SiteId("y-yen")).value());
  EXPECT_THAT(own, HasSubstr("VCALENDAR.METHOD=PUBLISH\n"));
  EXPECT_THAT(own, HasSubstr("X-WR-CALNAME=Hội nghị trực tuyến – Ý Yên\n"));
  EXPECT_THAT(own, HasSubstr("VEVENT.SUMMARY=Giao ban phòng, chống bão số 9\n"));
  EXPECT_THAT(own, HasSubstr("UBND tỉnh"));
  EXPECT_THAT(own, Not(HasSubstr("Giao ban tuần")));
  EXPECT_THAT(own, Not(HasSubstr("RAW"))) << own;
  const std::string all = parsed(feeds().token(std::nullopt).value());
  EXPECT_THAT(all, HasSubstr("X-WR-CALNAME=Hội nghị trực tuyến – Tỉnh Nam Định\n"));
  EXPECT_THAT(all, HasSubstr("Giao ban tuần"));
  EXPECT_THAT(all, HasSubstr("VEVENT.RRULE=FREQ=WEEKLY;COUNT=10;BYDAY=TU\n"));
  EXPECT_THAT(all, HasSubstr("VEVENT.EXDATE"));
}

TEST_F(CalendarFeedsTest, CancelledOnesAreMarked) {
  bookings_ = {sample_booking()};
  bookings_[0].cancelled = true;
  EXPECT_THAT(parsed(feeds().token(std::nullopt).value()), HasSubstr("VEVENT.STATUS=CANCELLED\n"));
}

TEST_F(CalendarFeedsTest, AnAddressIsGivenUpForGood) {
  const SiteId site("y-yen");
  const std::string old = feeds().token(site).value();
  const std::string province = feeds().token(std::nullopt).value();
  ASSERT_TRUE(feeds().renew(site));
  const std::string fresh = feeds().token(site).value();
  EXPECT_EQ(parsed(old), "nothing");
  EXPECT_NE(parsed(fresh), "nothing");
  EXPECT_NE(parsed(province), "nothing") << "others keep theirs";
  ASSERT_TRUE(feeds().renew(std::nullopt));
  EXPECT_EQ(parsed(province), "nothing");
}

TEST_F(CalendarFeedsTest, NothingForWhoGuesses) {
  const std::string right = feeds().token(SiteId("y-yen")).value();
  for (const auto& token : {std::string(), std::string("all."), "x" + right, right.substr(0, right.size() - 1),
                            std::string("y-yen."), std::string(100'000, 'x')}) {
    EXPECT_EQ(parsed(token), "nothing");
  }
  const std::string gone = feeds().token(SiteId("khong-co")).value();
  EXPECT_EQ(parsed(gone), "nothing") << "a site that is not there";
}

}  // namespace
}  // namespace signaling
