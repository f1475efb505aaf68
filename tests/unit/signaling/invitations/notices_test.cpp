#include "signaling/invitations/notices.h"

#include "tests/unit/signaling/invitations/invitation_scene.h"

namespace signaling {
namespace {

using namespace test;

const CalendarTime kAt = calendar_time(kNow);

// "REQUEST y-yen (new), CANCEL my-loc (withdrawn), REQUEST y-yen 20261208"
std::string told(const std::vector<Notice>& notices) {
  std::string text;
  for (const auto& notice : notices) {
    if (!text.empty()) text += ", ";
    text += notice.method == InvitationMethod::kCancel ? "CANCEL " : "REQUEST ";
    text += notice.site.value();
    if (notice.occurrence) text += " " + to_ical_date(*notice.occurrence);
    if (notice.first_time) text += " (new)";
    if (notice.withdrawn) text += " (withdrawn)";
  }
  return text;
}

std::string told(const ConferenceBooking& former, const ConferenceBooking& now, CalendarTime at = kAt) {
  return told(notices_of(&former, now, at));
}

const std::string kToAll = "REQUEST ubnd-tinh, REQUEST y-yen, REQUEST my-loc";

TEST(Notices, ANewBookingInvitesAndACancelledOneCancels) {
  const auto booking = sample_booking();
  EXPECT_EQ(told(notices_of(nullptr, booking, kAt)),
            "REQUEST ubnd-tinh (new), REQUEST y-yen (new), REQUEST my-loc (new)");
  auto cancelled = booking;
  cancelled.cancelled = true;
  EXPECT_EQ(told(booking, cancelled), "CANCEL ubnd-tinh, CANCEL y-yen, CANCEL my-loc");
  EXPECT_EQ(told(cancelled, cancelled), "");
  EXPECT_EQ(told(notices_of(nullptr, cancelled, kAt)), "");
  EXPECT_EQ(told(all_notices(booking)), kToAll);
  EXPECT_EQ(told(all_notices(cancelled)), "");
}

TEST(Notices, OnlyWhatGuestsSeeIsSent) {
  const auto former = sample_booking();
  using Edit = void (*)(ConferenceBooking&);
  const Edit seen[] = {
      [](auto& b) { b.title = "Họp khác"; },       [](auto& b) { b.start += 1h; },
      [](auto& b) { b.length = 60min; },           [](auto& b) { b.test_window = 30min; },
      [](auto& b) { b.departments.clear(); },      [](auto& b) { b.communes = {"Yên Bình"}; },
      [](auto& b) { b.agenda[0].title = "Khác"; }, [](auto& b) { b.agenda[0].speakers.clear(); },
      [](auto& b) { b.agenda[0].planned = 5min; }, [](auto& b) { b.chair_site = SiteId("y-yen"); },
      [](auto& b) { b.recurrence = Recurrence{"FREQ=WEEKLY;BYDAY=TU;COUNT=2", {}, {}}; },
  };
  for (const auto edit : seen) {
    auto now = former;
    edit(now);
    EXPECT_EQ(told(former, now), kToAll);
  }
  const Edit unseen[] = {
      [](auto& b) { b.policy = FloorPolicy::kOpen; },           [](auto& b) { b.layout_presets = {"stage"}; },
      [](auto& b) { b.lecturer = b.sites[0]; },
      [](auto& b) { b.auto_start = true; },                     [](auto& b) { b.deputy = UserId(5); },
      [](auto& b) { b.agenda[0].papers = {PaperId(1)}; },       [](auto& b) { b.sequence = 9; },
      [](auto& b) { b.agenda[0].layout_preset = "full"; },      [](auto& b) { b.operator_in_charge = UserId(7); },
      [](auto& b) { std::swap(b.sites.front(), b.sites.back()); },
  };
  for (const auto edit : unseen) {
    auto now = former;
    edit(now);
    EXPECT_EQ(told(former, now), "");
  }
}

TEST(Notices, SitesThatComeAndGo) {
  const auto former = sample_booking();
  auto now = former;
  now.sites = {SiteId("ubnd-tinh"), SiteId("y-yen"), SiteId("vu-ban")};
  EXPECT_EQ(told(former, now), "CANCEL my-loc (withdrawn), REQUEST vu-ban (new)") << "nothing new for those that stay";
  now.title = "Họp khác";
  EXPECT_EQ(told(former, now),
            "CANCEL my-loc (withdrawn), REQUEST ubnd-tinh, REQUEST y-yen, REQUEST vu-ban (new)");
}

TEST(Notices, SingleOccurrencesOfASeries) {
  const auto former = sample_series();
  auto now = former;
  now.recurrence->cancelled = {original_start(1)};
  EXPECT_EQ(told(former, now), "CANCEL ubnd-tinh 20261208, CANCEL y-yen 20261208, CANCEL my-loc 20261208");
  EXPECT_EQ(told(now, former), "REQUEST ubnd-tinh 20261208, REQUEST y-yen 20261208, REQUEST my-loc 20261208");
  now.recurrence->cancelled.clear();
  now.recurrence->moved = {{original_start(2), sample_booking().start + 14 * 24h + 3h, 60min}};
  EXPECT_EQ(told(former, now), "REQUEST ubnd-tinh 20261215, REQUEST y-yen 20261215, REQUEST my-loc 20261215");
  EXPECT_EQ(told(now, now), "");
  now.title = "Họp khác";
  EXPECT_EQ(told(former, now), kToAll) << "the whole series tells all";
}

TEST(Notices, ManyExceptionsAreToldAtOnce) {
  auto former = sample_series();
  former.recurrence->rule = "FREQ=WEEKLY;BYDAY=TU;COUNT=30";
  auto now = former;
  for (int i = 0; i < 11; ++i) now.recurrence->cancelled.push_back(original_start(i));
  EXPECT_EQ(told(former, now), kToAll);
}

TEST(Notices, NobodyIsToldOfThePast) {
  const auto former = sample_booking();
  auto now = former;
  now.title = "Họp khác";
  EXPECT_EQ(told(former, now, former.end() - 1s), kToAll);
  EXPECT_EQ(told(former, now, former.end()), "");
  EXPECT_EQ(told(notices_of(nullptr, former, former.end())), "");
  now.start += 48h;
  EXPECT_EQ(told(former, now, former.end()), kToAll) << "it is to come again";
  auto series = sample_series();
  auto renamed = series;
  renamed.title = "Họp khác";
  EXPECT_EQ(told(series, renamed, series.end() + 24h), kToAll);
  EXPECT_EQ(told(series, renamed, series.end() + 24h * 7 * 9), "");
}

TEST(Notices, MovedIsWhatMakesPeopleAnswerAnew) {
  const auto former = sample_series();
  auto now = former;
  now.title = "Họp khác";
  EXPECT_FALSE(is_moved(former, now));
  now.length += 1min;
  EXPECT_TRUE(is_moved(former, now));
}

}  // namespace
}  // namespace signaling
