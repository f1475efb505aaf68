#include "signaling/api/booking_api.h"

#include "tests/unit/signaling/api/calendar_api_fixture.h"

namespace signaling {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

class BookingApiTest : public CalendarApiTest {
 protected:
  std::vector<std::string> refused(const json::object& body, unsigned status = 422) {
    EXPECT_EQ(post("/bookings", body), status) << body_;
    EXPECT_EQ(calendar_->bookings().size(), 0U);
    return told();
  }
  static json::object with(const std::string& member, json::value value) {
    auto body = booking();
    body[member] = std::move(value);
    return body;
  }
};

TEST_F(BookingApiTest, ABookingIsMadeReadChangedAndCancelled) {
  ASSERT_EQ(post("/bookings", booking()), 201U) << body_;
  EXPECT_THAT(headers_, Contains(std::pair<std::string, std::string>("Location", "/api/v1/bookings/hn-20261202-1")));
  EXPECT_EQ(last_audit(), "an booking.create hn-20261202-1");
  const auto created = body_;
  ASSERT_EQ(ask("GET", "/bookings/hn-20261202-1"), 200U);
  EXPECT_EQ(body_, created);
  EXPECT_EQ(body_.at("changed").at("by"), "Trần An");
  EXPECT_EQ(body_.at("start"), "2026-12-02T01:00:00Z");
  auto changed = booking();
  changed["title"] = "Giao ban quý";
  ASSERT_EQ(put("/bookings/hn-20261202-1", json::serialize(changed)), 200U) << body_;
  EXPECT_EQ(body_.at("title"), "Giao ban quý");
  EXPECT_EQ(body_.at("sequence"), 1);
  ASSERT_EQ(ask("DELETE", "/bookings/hn-20261202-1", R"({"reason":"bão"})"), 204U) << body_;
  ASSERT_EQ(ask("GET", "/bookings/hn-20261202-1"), 200U);
  EXPECT_EQ(body_.at("cancelled"), true);
  EXPECT_EQ(ask("DELETE", "/bookings/hn-20261202-1", "{}"), 409U);
  EXPECT_EQ(code(), "booking.cancelled");
  EXPECT_EQ(ask("GET", "/bookings/none"), 404U);
  EXPECT_EQ(ask("DELETE", "/bookings/none", "{}"), 404U);
}

TEST_F(BookingApiTest, BadInputIsNamedWithItsCure) {
  EXPECT_THAT(refused(with("length_min", -60)), ElementsAre("/length_min time.end_before_start"));
  EXPECT_THAT(refused(with("start", "2026-11-26T07:00:00+07:00")), ElementsAre("/start time.start_in_past"));
  EXPECT_THAT(refused(with("sites", {"tinh-uy", "my-loc", "tinh-uy"})), ElementsAre("/sites/2 site.twice"));
  EXPECT_THAT(refused(with("sites", {"tinh-uy", "my-loc", "../x"})), ElementsAre("/sites/2 site.unknown"));
  EXPECT_THAT(refused(weekly("FREQ=WEEKLY")), ElementsAre("/recurrence/rule series.endless"));
  EXPECT_THAT(refused(with("title", "a\r\nBcc: x")), ElementsAre("/title field.control_character"));
  EXPECT_THAT(refused(with("title", "   ")), ElementsAre("/title field.empty"));
  EXPECT_THAT(refused(with("chair", 77)), ElementsAre("/chair user.unknown"));
  EXPECT_THAT(refused(with("policy", "anarchy")), ElementsAre("/policy field.unknown_word"));
  EXPECT_THAT(refused(with("layout_presets", {"stage", "mosaic"})), ElementsAre("/layout_presets/1 layout.unknown"));
  EXPECT_THAT(refused(with("surprise", 1)), ElementsAre("/surprise field.unknown"));
  auto many = booking();
  const json::value item = many.at("agenda").at(0);
  for (int i = 0; i < 999; ++i) many["agenda"].as_array().push_back(item);
  EXPECT_THAT(refused(many), ElementsAre("/agenda field.out_of_range"));
  auto deep = booking();
  deep["agenda"].at(0).as_object()["surprise"] = 1;
  EXPECT_THAT(refused(deep), ElementsAre("/agenda/0/surprise field.unknown"));
  auto series = weekly("FREQ=WEEKLY;COUNT=3");
  series["recurrence"].as_object()["cancelled"] = {"20261399T080000"};
  EXPECT_THAT(refused(series), ElementsAre("/recurrence/cancelled/0 field.not_a_time"));
  EXPECT_EQ(ask("POST", "/bookings", "{"), 400U);
}

TEST_F(BookingApiTest, ALectureIsBookedWithItsLecturer) {
  auto lecture = with("policy", "lecture");
  EXPECT_THAT(refused(lecture), ElementsAre("/lecturer lecture.no_lecturer"));
  lecture["lecturer"] = "vu-ban";
  EXPECT_THAT(refused(lecture), ElementsAre("/lecturer site.not_invited"));
  EXPECT_THAT(refused(with("lecturer", "my-loc")), ElementsAre("/lecturer lecture.other_policy"));
  EXPECT_THAT(refused(with("lecturer", 5)), ElementsAre("/lecturer field.wrong_type"));
  lecture["lecturer"] = "my-loc";
  ASSERT_EQ(post("/bookings", lecture), 201U) << body_;
  EXPECT_EQ(body_.at("policy"), "lecture");
  EXPECT_EQ(body_.at("lecturer"), "my-loc");
  ASSERT_EQ(post("/bookings/hn-20261202-1/copies", {{"start", "2026-12-03T08:00:00+07:00"}}), 201U) << body_;
  EXPECT_EQ(body_.at("lecturer"), "my-loc");
  lecture["sites"] = {"tinh-uy", "vu-ban"};
  lecture["agenda"] = json::array();
  ASSERT_EQ(ask("GET", "/bookings/hn-20261202-1"), 200U);
  ASSERT_EQ(put("/bookings/hn-20261202-1", json::serialize(lecture)), 422U) << "its site went";
  EXPECT_THAT(told(), ElementsAre("/lecturer site.not_invited"));
  ASSERT_EQ(ask("GET", "/bookings/hn-20261202-1"), 200U);
  ASSERT_EQ(put("/bookings/hn-20261202-1", json::serialize(booking())), 200U) << body_;
  EXPECT_TRUE(body_.at("lecturer").is_null()) << "also where a body does not name it";
}

TEST_F(BookingApiTest, The31stMonthlyIsAWarning) {
  auto monthly = weekly("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3");
  monthly["start"] = "2026-12-31T08:00:00+07:00";
  ASSERT_EQ(post("/bookings/checks", monthly), 200U) << body_;
  EXPECT_THAT(pairs(body_.at("warnings")), ElementsAre("/recurrence/rule series.short_months"));
  EXPECT_TRUE(body_.at("errors").as_array().empty());
  EXPECT_EQ(post("/bookings", monthly), 201U);
}

TEST_F(BookingApiTest, ACheckSaysWhoCollidesWithWhatAndStoresNothing) {
  ASSERT_EQ(post("/bookings", booking()), 201U);
  auto other = booking("2026-12-02T09:00:00+07:00");
  other["title"] = "Phòng chống bão";
  other["sites"] = {"my-loc", "vu-ban"};
  other["chair_site"] = "vu-ban";
  ASSERT_EQ(post("/bookings/checks", other), 200U) << body_;
  ASSERT_EQ(body_.at("clashes").as_array().size(), 1U);
  const auto clash = body_.at("clashes").at(0);
  EXPECT_EQ(clash.at("kind"), "session");
  EXPECT_EQ(clash.at("hard"), true);
  EXPECT_EQ(clash.at("site"), "my-loc");
  EXPECT_EQ(clash.at("other_booking"), "hn-20261202-1");
  EXPECT_EQ(clash.at("from"), "2026-12-02T02:00:00Z");
  EXPECT_EQ(clash.at("vi"), "Mỹ Lộc đã có hội nghị \"Giao ban\" (02/12/2026 09:00–10:00).");
  EXPECT_EQ(calendar_->bookings().size(), 1U);

  EXPECT_EQ(post("/bookings", other), 409U);
  EXPECT_EQ(code(), "booking.clash");
  EXPECT_THAT(told(), ElementsAre("/sites clash.session"));
  EXPECT_THAT(std::string(body_.at("errors").at(0).at("en").as_string()), HasSubstr("\"Giao ban\""));

  auto own = booking();
  own["id"] = "hn-20261202-1";
  ASSERT_EQ(post("/bookings/checks", own), 200U);
  EXPECT_TRUE(body_.at("clashes").as_array().empty()) << "a booking that is edited does not meet itself";
  own["length_min"] = -5;
  ASSERT_EQ(post("/bookings/checks", own), 200U);
  EXPECT_THAT(pairs(body_.at("errors")), ElementsAre("/length_min time.end_before_start"));
}

TEST_F(BookingApiTest, TheSecondOfTwoWhoEditOneIsToldWhatChanged) {
  post("/bookings", booking());
  const auto first = tag_;
  auto mine = booking();
  mine["title"] = "Của tôi";
  mine["auto_start"] = true;
  somebody_.principal->user = UserId(2);
  ASSERT_EQ(ask("PUT", "/bookings/hn-20261202-1", json::serialize(mine), {{"if-match", first}}), 200U) << body_;
  auto yours = booking();
  yours["departments"] = json::array();
  EXPECT_EQ(ask("PUT", "/bookings/hn-20261202-1", json::serialize(yours), {{"if-match", first}}), 412U);
  EXPECT_EQ(code(), "booking.changed");
  EXPECT_THAT(told(), ElementsAre("/title booking.changed", "/auto_start booking.changed"))
      << "what the other one did, not what I want";
  EXPECT_EQ(body_.at("detail"), "Lê Bình đã sửa lúc 26/11/2026 08:00.");
  EXPECT_EQ(ask("PUT", "/bookings/hn-20261202-1", json::serialize(yours), {{"if-match", "\"old\""}}), 412U);
  EXPECT_THAT(told(), ElementsAre("/title booking.changed", "/departments booking.changed",
                                  "/auto_start booking.changed"))
      << "a version nobody knows any more: what differs from mine";
  EXPECT_EQ(ask("PUT", "/bookings/hn-20261202-1", json::serialize(yours)), 428U);
}

TEST_F(BookingApiTest, OneInSessionIsNotCancelled) {
  post("/bookings", booking("2026-11-26T08:30:00+07:00"));
  const ConferenceId id("hn-20261126-1");
  ASSERT_TRUE(calendar_->start(id, {UserId(1), "an"}, moment()));
  EXPECT_EQ(ask("DELETE", "/bookings/hn-20261126-1", "{}"), 409U);
  EXPECT_EQ(code(), "booking.in_session");
}

TEST_F(BookingApiTest, ListsAreSearchedAndReadInPages) {
  for (const auto* day : {"02", "03", "04"}) {
    auto body = booking(std::string("2026-12-") + day + "T08:00:00+07:00");
    body["title"] = std::string("Họp đê ngày ") + day;
    ASSERT_EQ(post("/bookings", body), 201U);
  }
  ASSERT_EQ(ask("GET", "/bookings?text=hop%20de&limit=2"), 200U);
  ASSERT_EQ(body_.at("items").as_array().size(), 2U);
  const std::string next(body_.at("next").as_string());
  ASSERT_EQ(ask("GET", "/bookings?text=hop%20de&limit=2&cursor=" + next), 200U);
  ASSERT_EQ(body_.at("items").as_array().size(), 1U);
  EXPECT_EQ(body_.at("items").at(0).at("title"), "Họp đê ngày 04");
  EXPECT_TRUE(body_.at("next").is_null());
  ASSERT_EQ(ask("GET", "/bookings?from=2026-12-03T00:00:00Z&to=2026-12-04T00:00:00Z"), 200U);
  EXPECT_EQ(body_.at("items").as_array().size(), 1U);
  EXPECT_EQ(ask("GET", "/bookings?cursor=x"), 422U);
}

TEST_F(BookingApiTest, CopiesAndSingleOccurrences) {
  ASSERT_EQ(post("/bookings", weekly("FREQ=WEEKLY;COUNT=3")), 201U);
  ASSERT_EQ(post("/bookings/hn-20261202-1/copies", {{"start", "2026-12-03T08:00:00+07:00"}}), 201U) << body_;
  EXPECT_TRUE(body_.at("recurrence").is_null());
  ASSERT_EQ(ask("PUT", "/bookings/hn-20261202-1/occurrences/2026-12-09",
                R"({"start":"2026-12-10T09:00:00+07:00","length_min":60})"), 200U) << body_;
  EXPECT_EQ(body_.at("recurrence").at("moved").at(0).at("original_start"), "20261209T080000");
  EXPECT_EQ(ask("DELETE", "/bookings/hn-20261202-1/occurrences/20261216"), 204U);
  EXPECT_EQ(ask("DELETE", "/bookings/hn-20261202-1/occurrences/2026-12-16"), 404U);
  EXPECT_EQ(code(), "booking.no_occurrence");
  EXPECT_EQ(ask("PUT", "/bookings/hn-20261202-1/occurrences/2026-12-02",
                R"({"start":"2026-12-10T09:30:00+07:00","length_min":60})"), 422U);
  EXPECT_THAT(told(), ElementsAre("/recurrence series.overlaps_itself"));
}

TEST_F(BookingApiTest, OnlyOperatorsBook) {
  post("/bookings", booking());
  somebody_.principal = Principal{.role = Role::kObserver, .user = UserId(2)};
  EXPECT_EQ(post("/bookings", booking("2026-12-05T08:00:00+07:00")), 403U);
  EXPECT_EQ(post("/bookings/checks", booking()), 403U);
  EXPECT_EQ(ask("GET", "/bookings/hn-20261202-1"), 403U);
  somebody_.roles = {{ConferenceId("hn-20261202-1"), Role::kChair}};
  EXPECT_EQ(ask("GET", "/bookings/hn-20261202-1"), 200U) << "who chairs it reads it";
  EXPECT_EQ(ask("DELETE", "/bookings/hn-20261202-1", "{}"), 403U);
}

}  // namespace
}  // namespace signaling
