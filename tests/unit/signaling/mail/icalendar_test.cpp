#include "signaling/mail/icalendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include <fmt/format.h>

#include "tests/unit/signaling/mail/python_script.h"
#include "tests/unit/signaling/mail/sample_invitation.h"

// What is written is read by an independent parser, see parse_calendar.py.
namespace signaling {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;

std::string parsed(const Invitation& invitation) {
  const auto text = write_invitation(invitation, kStamp);
  EXPECT_TRUE(text);
  return text ? run_script("parse_calendar.py", *text) : "";
}

size_t count(const std::string& text, std::string_view what) {
  size_t result = 0;
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++result;
  return result;
}

constexpr const char* kHead =
    "VCALENDAR.PRODID=-//Diem Cau//Conference schedule//VI\n"
    "VCALENDAR.VERSION=2.0\n"
    "VCALENDAR.CALSCALE=GREGORIAN\n";
constexpr const char* kZone =
    "VTIMEZONE.TZID=Asia/Ho_Chi_Minh\n"
    "STANDARD.DTSTART=1970-01-01T00:00:00\n"
    "STANDARD.TZOFFSETFROM=+0700\n"
    "STANDARD.TZOFFSETTO=+0700\n"
    "STANDARD.TZNAME=+07\n";

TEST(Icalendar, RequestHasEveryField) {
  EXPECT_EQ(parsed(sample_invitation()),
            std::string(kHead) + "VCALENDAR.METHOD=REQUEST\n" + kZone +
                "VEVENT.UID=b-17@hop.namdinh.gov.vn\n"
                "VEVENT.DTSTAMP=2026-11-20T03:04:05+00:00 UTC\n"
                "VEVENT.SEQUENCE=3\n"
                "VEVENT.DTSTART;TZID=Asia/Ho_Chi_Minh=2026-11-26T08:00:00+07:00 Asia/Ho_Chi_Minh\n"
                "VEVENT.DTEND;TZID=Asia/Ho_Chi_Minh=2026-11-26T10:00:00+07:00 Asia/Ho_Chi_Minh\n"
                "VEVENT.STATUS=CONFIRMED\n"
                "VEVENT.SUMMARY=Giao ban phòng, chống bão số 9\n"
                "VEVENT.DESCRIPTION=1. T\\xecnh h\\xecnh b\\xe3o; n\\u01b0\\u1edbc d\\xe2ng\\n"
                "2. \\xdd ki\\u1ebfn c\\xe1c huy\\u1ec7n\n"
                "VEVENT.LOCATION=Hội trường A, UBND tỉnh\n"
                "VEVENT.URL=https://hop.namdinh.gov.vn/c/b-17?x=1&y=2\n"
                "VEVENT.ORGANIZER;CN=Văn phòng UBND tỉnh=mailto:vanphong@namdinh.gov.vn\n"
                "VEVENT.ATTENDEE;CN=Huyện Ý Yên;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE="
                "mailto:yyen@namdinh.gov.vn\n"
                "VEVENT.ATTENDEE;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE=mailto:haihau@namdinh.gov.vn\n");
}

TEST(Icalendar, CancellationAsksForNoAnswer) {
  Invitation invitation = sample_invitation();
  invitation.method = InvitationMethod::kCancel;
  invitation.sequence = 4;
  const std::string text = parsed(invitation);
  EXPECT_THAT(text, HasSubstr("VCALENDAR.METHOD=CANCEL\n"));
  EXPECT_THAT(text, HasSubstr("VEVENT.STATUS=CANCELLED\n"));
  EXPECT_THAT(text, HasSubstr("VEVENT.SEQUENCE=4\n"));
  EXPECT_THAT(text, HasSubstr("VEVENT.ATTENDEE;CN=Huyện Ý Yên;ROLE=REQ-PARTICIPANT=mailto:yyen@namdinh.gov.vn\n"));
  EXPECT_THAT(text, Not(HasSubstr("RSVP")));
  invitation.withdrawn = true;
  EXPECT_THAT(parsed(invitation), HasSubstr("VCALENDAR.METHOD=CANCEL\n"));
  EXPECT_THAT(parsed(invitation), Not(HasSubstr("STATUS"))) << "the event takes place";
}

TEST(Icalendar, SeriesWithExceptions) {
  Invitation invitation = sample_invitation();
  invitation.rule = "FREQ=WEEKLY;UNTIL=20270225T010000Z;BYDAY=TH";
  invitation.cancelled = {kStart + 168h, kStart + 336h};
  invitation.moved = {{kStart + 504h, kStart + 507h, kStart + 510h}};
  const std::string text = parsed(invitation);
  EXPECT_THAT(text, HasSubstr("VEVENT.RRULE=FREQ=WEEKLY;UNTIL=20270225T010000Z;BYDAY=TH\n"));
  EXPECT_THAT(text, HasSubstr("VEVENT.EXDATE;TZID=Asia/Ho_Chi_Minh=2026-12-03T08:00:00+07:00 Asia/Ho_Chi_Minh\n"));
  EXPECT_THAT(text, HasSubstr("VEVENT.EXDATE;TZID=Asia/Ho_Chi_Minh=2026-12-10T08:00:00+07:00 Asia/Ho_Chi_Minh\n"));
  EXPECT_THAT(text, HasSubstr("VEVENT.DTSTART;TZID=Asia/Ho_Chi_Minh=2026-12-17T11:00:00+07:00 Asia/Ho_Chi_Minh\n"));
  EXPECT_THAT(text, HasSubstr("VEVENT.DTEND;TZID=Asia/Ho_Chi_Minh=2026-12-17T14:00:00+07:00 Asia/Ho_Chi_Minh\n"));
  EXPECT_THAT(text,
              HasSubstr("VEVENT.RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh=2026-12-17T08:00:00+07:00 Asia/Ho_Chi_Minh\n"));
  EXPECT_EQ(count(text, "VEVENT.UID=b-17@hop.namdinh.gov.vn\n"), 2U);
  EXPECT_EQ(count(text, "VEVENT.RRULE"), 1U);
}

TEST(Icalendar, OneOccurrenceOfASeries) {
  Invitation invitation = sample_invitation();
  invitation.method = InvitationMethod::kCancel;
  invitation.occurrence = kStart;
  EXPECT_THAT(parsed(invitation),
              HasSubstr("VEVENT.RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh=2026-11-26T08:00:00+07:00 Asia/Ho_Chi_Minh\n"));
}

TEST(Icalendar, OtherZonesAreDefinedToo) {
  Invitation invitation = sample_invitation();
  invitation.zone = {"Asia/Kolkata", 5h + 30min};
  const std::string text = parsed(invitation);
  EXPECT_THAT(text, HasSubstr("STANDARD.TZOFFSETTO=+0530\nSTANDARD.TZNAME=+0530\n"));
  EXPECT_THAT(text, HasSubstr("VEVENT.DTSTART;TZID=Asia/Kolkata=2026-11-26T06:30:00+05:30 Asia/Kolkata\n"));
}

// The properties' names of a text that should read as the sample's, whatever the values are.
std::string names(const std::string& parsed_text) {
  std::string result;
  std::istringstream lines(parsed_text);
  for (std::string line; std::getline(lines, line);) result += line.substr(0, line.find_first_of(";=")) + "\n";
  return result;
}

TEST(Icalendar, NoTextBecomesAProperty) {
  const std::string clean_names = names(parsed(sample_invitation()));
  for (const std::string& hostile :
       {std::string("x\r\nATTENDEE:mailto:evil@x.vn"), std::string("x\nEND:VEVENT\nBEGIN:VALARM"),
        std::string("x\rSTATUS:CANCELLED"), std::string("\\nSUMMARY:y\\"), std::string("a\0b\r\n c", 7),
        std::string("\xff\xfe\r\nX:1"), std::string("\";X=\"1\":mailto:a@b"), std::string("^n^'a;b,c:d\"e"),
        std::string("\u2028METHOD:CANCEL\u0085X:1"), std::string(5'000, 'x'), std::string(2'000, '\n') + "X:1"}) {
    Invitation invitation = sample_invitation();
    invitation.title = hostile;
    invitation.location = hostile;
    invitation.description = {hostile, hostile};
    invitation.organizer.name = hostile;
    invitation.attendees[0].name = hostile;
    const std::string text = parsed(invitation);
    EXPECT_EQ(names(text), clean_names) << hostile;
    EXPECT_THAT(text, HasSubstr("VEVENT.STATUS=CONFIRMED\n"));
    EXPECT_THAT(text, Not(HasSubstr("RAW")));
  }
}

TEST(Icalendar, HardTextsArriveWhole) {
  Invitation invitation = sample_invitation();
  std::string title = "a;b,c:d\\e\"f'g ";
  while (title.size() < 400) title += "Ủy ban nhân dân huyện Nghĩa Hưng ";
  title.pop_back();
  invitation.title = title;
  invitation.attendees[0].name = "Trần Thị B; Sở X, \"phòng\": 1";
  const std::string text = parsed(invitation);
  EXPECT_THAT(text, HasSubstr("VEVENT.SUMMARY=" + title + "\n"));
  EXPECT_THAT(text, HasSubstr("CN=Trần Thị B; Sở X, 'phòng': 1;"));
  EXPECT_THAT(text, Not(HasSubstr("RAW")));
}

TEST(Icalendar, LinesOfEveryLengthAreFoldedRight) {
  for (size_t size = 50; size < 230; ++size) {
    Invitation invitation = sample_invitation();
    invitation.title = std::string(size, 'x');
    const std::string text = write_invitation(invitation, kStamp).value();
    for (size_t begin = 0, end = text.find("\r\n"); end != std::string::npos; end = text.find("\r\n", begin)) {
      const std::string_view line(text.data() + begin, end - begin);
      ASSERT_LE(line.size(), 75U);
      ASSERT_EQ(line.find_first_of("\r\n"), std::string_view::npos) << size;
      begin = end + 2;
    }
  }
}

TEST(Icalendar, WhatIsWrongIsRefused) {
  Invitation invitation = sample_invitation();
  invitation.status = InvitationStatus::kCancelled;
  EXPECT_EQ(write_invitation(invitation, kStamp).error().code, "invitation.cancelled_request");
  invitation = sample_invitation();
  invitation.end = invitation.start;
  EXPECT_EQ(write_invitation(invitation, kStamp).error().code, "invitation.times");
  for (const std::string& rule :
       {std::string("WEEKLY"), std::string("FREQ=OFTEN"), std::string("FREQ=DAILY\r\nX:1"), std::string("FREQ=DAILY;X"),
        std::string("freq=daily"), std::string("RSCALE=GREGORIAN;FREQ=DAILY"),
        "FREQ=DAILY;BYMONTH=" + std::string(300, '1')}) {
    invitation = sample_invitation();
    invitation.rule = rule;
    const auto text = write_invitation(invitation, kStamp);
    ASSERT_FALSE(text) << rule;
    EXPECT_EQ(text.error().code, "invitation.rule");
  }
}

TEST(Icalendar, FeedOfAThousandEvents) {
  CalendarFeed feed{.name = "Điểm cầu Ý Yên\r\nX:1", .refresh = 30min};
  for (int i = 0; i < 1000; ++i) {
    Invitation event = sample_invitation();
    event.uid = fmt::format("b-{}@hop.namdinh.gov.vn", i);
    event.title = fmt::format("Hội nghị số {}", i);
    event.start += i * 24h;
    event.end += i * 24h;
    if (i == 5) event.status = InvitationStatus::kCancelled;
    feed.events.push_back(std::move(event));
  }
  const auto written = write_feed(feed, kStamp);
  ASSERT_TRUE(written);
  const std::string text = run_script("parse_calendar.py", *written);
  EXPECT_TRUE(text.starts_with(std::string(kHead) +
                               "VCALENDAR.METHOD=PUBLISH\n"
                               "VCALENDAR.NAME=Điểm cầu Ý Yên X:1\n"
                               "VCALENDAR.REFRESH-INTERVAL;VALUE=DURATION=PT30M\n"
                               "VCALENDAR.X-WR-CALNAME=Điểm cầu Ý Yên X:1\n"
                               "VCALENDAR.X-PUBLISHED-TTL=PT30M\n" +
                               kZone))
      << text.substr(0, 1000);
  EXPECT_EQ(count(text, "VEVENT.UID="), 1000U);
  EXPECT_EQ(count(text, "VEVENT.STATUS=CANCELLED"), 1U);
  EXPECT_EQ(count(text, "VTIMEZONE.TZID"), 1U);
  EXPECT_THAT(text, HasSubstr("VEVENT.SUMMARY=Hội nghị số 999\n"));
  EXPECT_THAT(text, HasSubstr("2026-11-27T08:00:00+07:00"));
  EXPECT_THAT(text, Not(HasSubstr("ATTENDEE")));
  EXPECT_THAT(text, Not(HasSubstr("RAW")));
}

TEST(Icalendar, AWrongEventRefusesTheFeed) {
  CalendarFeed feed{.name = "f", .events = {sample_invitation(), sample_invitation()}};
  feed.events[1].uid = "";
  EXPECT_EQ(write_feed(feed, kStamp).error().code, "invitation.uid");
}

}  // namespace
}  // namespace signaling
