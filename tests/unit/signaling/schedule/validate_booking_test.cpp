#include "signaling/schedule/validate_booking.h"

#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/signaling/schedule/scene.h"

namespace signaling {
namespace {

using scene::at;
using scene::kKnownSites;
using scene::kNow;
using namespace std::chrono_literals;

// "title field.too_long, sites[1] site.twice"
std::string story(const std::vector<ScheduleProblem>& problems) {
  std::string text;
  for (const auto& p : problems) text += (text.empty() ? "" : ", ") + p.field + " " + p.code;
  return text;
}

const KnownNames kKnown{kKnownSites, scene::kKnownLayouts};

std::string errors_of(const ConferenceBooking& booking) {
  return story(validate_booking(booking, kKnown, kNow).errors);
}

TEST(ValidateBooking, ARightOneHasNoProblems) {
  auto b = scene::booking();
  b.kind = "giao-ban";
  b.deputy = UserId(2);
  b.secretary = UserId(3);
  b.departments = {"Sở Nông nghiệp", "Sở Y tế"};
  b.communes = {"Xã Mỹ Thắng"};
  b.layout_presets = {"stage", "grid"};
  b.agenda = {{"Khai mạc", 10min, {}, "stage", {}},
              {"Tham luận", 20min, {{kKnownSites[1], "Ông Nguyễn Văn Đức"}}, "", {PaperId(1)}}};
  const auto report = validate_booking(b, kKnown, kNow);
  EXPECT_EQ(story(report.errors), "");
  EXPECT_EQ(story(report.warnings), "");
  EXPECT_TRUE(report.ok());
}

using Change = std::function<void(ConferenceBooking&)>;

TEST(ValidateBooking, EveryWrongFieldIsNamed) {
  const std::string long_title(201, 'a');
  const struct {
    Change change;
    std::string problem;
  } rows[] = {
      {[](auto& b) { b.id = BookingId(""); }, "id field.bad_id"},
      {[](auto& b) { b.id = BookingId("Ab"); }, "id field.bad_id"},
      {[](auto& b) { b.id = BookingId("a--20261202"); }, "id field.bad_id"},
      {[](auto& b) { b.id = BookingId(std::string(41, 'a')); }, "id field.bad_id"},
      {[](auto& b) { b.title = " "; }, "title field.empty"},
      {[&](auto& b) { b.title = long_title; }, "title field.too_long"},
      {[](auto& b) { b.title = "Họp\r\nBcc: x@y"; }, "title field.control_character"},
      {[](auto& b) { b.title = "\xff"; }, "title field.not_utf8"},
      {[](auto& b) { b.kind = "a\nb"; }, "kind field.control_character"},
      {[](auto& b) { b.start = kNow; }, "start time.start_in_past"},
      {[](auto& b) { b.start = at("20200101T080000"); }, "start time.start_in_past"},
      {[](auto& b) { b.start = kNow + kMaxAhead + 1min; }, "start field.out_of_range"},
      {[](auto& b) { b.start += 1s; }, "start time.not_whole_minute"},
      {[](auto& b) { b.length = 0min; }, "length_min time.end_before_start"},
      {[](auto& b) { b.length = -30min; }, "length_min time.end_before_start"},
      {[](auto& b) { b.length = 4min; }, "length_min field.out_of_range"},
      {[](auto& b) { b.length = 24h + 1min; }, "length_min field.out_of_range"},
      {[](auto& b) { b.test_window = -1min; }, "test_window_min field.out_of_range"},
      {[](auto& b) { b.test_window = 241min; }, "test_window_min field.out_of_range"},
      {[](auto& b) { b.sites.push_back(b.sites[0]); }, "sites[2] site.twice"},
      {[](auto& b) { b.sites.push_back(SiteId("ha-noi")); }, "sites[2] site.unknown"},
      {[](auto& b) { b.sites.clear(); }, "sites field.empty, chair_site site.no_chair"},
      {[](auto& b) { b.sites.assign(201, SiteId("my-loc")); }, "sites field.too_many"},
      {[](auto& b) { b.chair_site = kKnownSites[4]; }, "chair_site site.no_chair"},
      {[](auto& b) { b.chair = UserId(0); }, "chair field.empty"},
      {[](auto& b) { b.deputy = UserId(-1); }, "deputy field.empty"},
      {[](auto& b) { b.secretary = UserId(0); }, "secretary field.empty"},
      {[](auto& b) { b.operator_in_charge = UserId(0); }, "operator_in_charge field.empty"},
      {[](auto& b) { b.departments = {"Sở Y tế", "Sở Y tế"}; }, "departments[1] field.twice"},
      {[](auto& b) { b.departments.assign(201, "x"); }, "departments field.too_many"},
      {[](auto& b) { b.communes = {"x", ""}; }, "communes[1] field.empty"},
      {[](auto& b) { b.communes.assign(501, "x"); }, "communes field.too_many"},
      {[](auto& b) { b.layout_presets = {std::string(121, 'x')}; }, "layout_presets[0] layout.unknown"},
      {[](auto& b) { b.layout_presets = {"stage", ""}; }, "layout_presets[1] layout.unknown"},
      {[](auto& b) { b.layout_presets = {"stage", "stage"}; }, "layout_presets[1] field.twice"},
      {[](auto& b) { b.layout_presets.assign(21, "x"); }, "layout_presets field.too_many"},
      {[](auto& b) { b.policy = FloorPolicy::kLecture; }, "lecturer lecture.no_lecturer"},
      {[](auto& b) { b.lecturer = b.sites[1]; }, "lecturer lecture.other_policy"},
      {[](auto& b) {
         b.policy = FloorPolicy::kLecture;
         b.lecturer = SiteId("y-yen");
       },
       "lecturer site.not_invited"},
      {[](auto& b) { b.agenda.resize(1000); }, "agenda field.too_many"},
      {[](auto& b) { b.agenda = {{"", 1min, {}, "", {}}}; }, "agenda[0].title field.empty"},
      {[&](auto& b) { b.agenda = {{long_title, 1min, {}, "", {}}}; }, "agenda[0].title field.too_long"},
      {[](auto& b) { b.agenda = {{"a", -1min, {}, "", {}}}; }, "agenda[0].planned_min field.out_of_range"},
      {[](auto& b) { b.agenda = {{"a", 0min, {}, "grid", {}}}; }, "agenda[0].layout_preset layout.unknown_preset"},
      {[](auto& b) { b.agenda = {{"a", 0min, {{SiteId("y-yen"), ""}}, "", {}}}; },
       "agenda[0].speakers[0].site site.not_invited"},
      {[](auto& b) { b.agenda = {{"a", 0min, {{kKnownSites[0], "x\r"}}, "", {}}}; },
       "agenda[0].speakers[0].delegate field.control_character"},
      {[](auto& b) { b.agenda = {{"a", 0min, std::vector<PlannedSpeaker>(51), "", {}}}; },
       "agenda[0].speakers field.too_many"},
      {[](auto& b) { b.agenda = {{"a", 0min, {}, "", std::vector<PaperId>(21)}}; }, "agenda[0].papers field.too_many"},
      {[](auto& b) { b.agenda = {{"a", 0min, {}, "", {PaperId(0)}}}; }, "agenda[0].papers[0] field.empty"},
  };
  for (const auto& row : rows) {
    auto b = scene::booking();
    row.change(b);
    EXPECT_EQ(errors_of(b), row.problem);
  }
}

TEST(ValidateBooking, WhatIsAtTheBoundIsRight) {
  auto b = scene::booking();
  b.id = BookingId(std::string(40, 'a'));
  b.title.clear();
  for (int i = 0; i < 200; ++i) b.title += "ệ";
  b.start = kNow + 1min;
  b.length = 24h;
  b.test_window = 0min;
  b.agenda.assign(100, {"a", 0min, {}, "", {}});
  EXPECT_EQ(errors_of(b), "");
}

TEST(ValidateBooking, TellsAllProblemsAtOnceUpToABound) {
  auto b = scene::booking();
  b.title = "";
  b.length = 0min;
  b.chair_site = SiteId("x");
  EXPECT_EQ(errors_of(b), "length_min time.end_before_start, title field.empty, chair_site site.no_chair");
  b.communes.assign(400, "");
  EXPECT_EQ(validate_booking(b, kKnown, kNow).errors.size(), kMaxProblems);
}

TEST(ValidateBooking, APastStartIsRightOnlyIfItWasSaved) {
  auto former = scene::booking("b1", at("20261101T080000"));
  auto b = former;
  b.title = "Khác";
  EXPECT_TRUE(validate_booking(b, kKnown, kNow, &former).ok());
  b.start += 1h;
  EXPECT_EQ(story(validate_booking(b, kKnown, kNow, &former).errors), "start time.start_in_past");
}

TEST(ValidateBooking, ALayoutThatWasSavedMayStay) {
  auto former = scene::booking();
  former.layout_presets = {"mosaic"};
  auto b = former;
  b.layout_presets = {"mosaic", "grid"};
  EXPECT_TRUE(validate_booking(b, kKnown, kNow, &former).ok());
  b.layout_presets = {"mosaic", "tiles", "mosaic"};
  EXPECT_EQ(story(validate_booking(b, kKnown, kNow, &former).errors),
            "layout_presets[1] layout.unknown, layout_presets[2] field.twice");
}

TEST(ValidateBooking, ALectureHasALecturerAmongItsSites) {
  auto b = scene::booking();
  b.policy = FloorPolicy::kLecture;
  for (const auto& site : b.sites) {
    b.lecturer = site;
    EXPECT_EQ(errors_of(b), "") << "also the chair's own site";
  }
}

TEST(ValidateBooking, SaysItInBothLanguages) {
  auto b = scene::booking();
  b.sites.push_back(b.sites[0]);
  const auto problem = validate_booking(b, kKnown, kNow).errors.at(0);
  EXPECT_EQ(problem.vi, "Điểm cầu \"tinh-uy\" bị lặp lại.");
  EXPECT_EQ(problem.en, "The site \"tinh-uy\" stands twice.");
}

TEST(ValidateDelegate, NameIsDueAndLinesAreLines) {
  EXPECT_TRUE(validate_delegate({"Nguyễn Thị Đào", "Chủ tịch UBND xã", "", "Mỹ Thắng"}, "delegates[0]").empty());
  EXPECT_EQ(story(validate_delegate({"", "a\nb", std::string(121, 'x'), "\xff"}, "delegates[3]")),
            "delegates[3].name field.empty, delegates[3].post field.control_character, "
            "delegates[3].unit field.too_long, delegates[3].commune field.not_utf8");
}

}  // namespace
}  // namespace signaling
