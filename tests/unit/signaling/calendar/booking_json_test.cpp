#include "signaling/calendar/booking_json.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

#include "tests/unit/signaling/calendar/sample_booking.h"

namespace signaling {
namespace {

namespace json = boost::json;
using namespace scene;

TEST(BookingJson, EveryMemberComesBack) {
  const auto booking = full_booking();
  const auto text = json::serialize(to_json(booking));
  const auto read = read_booking(json::parse(text));
  ASSERT_TRUE(read) << read.error().message << text;
  EXPECT_EQ(*read, booking);
}

TEST(BookingJson, WhatMayBeMissingIsNull) {
  auto bare = booking();
  bare.id = BookingId();
  bare.chair = UserId();  // an urgent conference
  const auto document = to_json(bare);
  for (const auto* name : {"chair", "deputy", "secretary", "lecturer", "recurrence"}) {
    EXPECT_TRUE(document.at(name).is_null()) << name;
  }
  EXPECT_EQ(read_booking(document).value(), bare);
}

TEST(BookingJson, OneFromBeforeThereWereLecturersIsRead) {
  auto document = to_json(full_booking());
  document.erase("lecturer");
  auto wanted = full_booking();
  wanted.lecturer.reset();
  EXPECT_EQ(read_booking(document).value(), wanted);
}

TEST(BookingJson, IsWhatTheInterfaceSays) {
  const auto document = to_json(full_booking());
  EXPECT_EQ(document.at("start"), "2026-12-02T01:00:00Z");
  EXPECT_EQ(document.at("length_min"), 150);
  EXPECT_EQ(document.at("test_window_min"), 45);
  EXPECT_EQ(document.at("policy"), "lecture");
  EXPECT_EQ(document.at("lecturer"), "my-loc");
  EXPECT_EQ(json::serialize(document.at("agenda").at(1)),
            R"({"title":"Tham luận","planned_min":30,"speakers":[{"site":"my-loc","delegate":"Ông Đặng Đức"},)"
            R"({"site":"vu-ban","delegate":""}],"layout_preset":"stage","papers":[7]})");
  EXPECT_EQ(json::serialize(document.at("recurrence")),
            R"({"rule":"FREQ=WEEKLY;COUNT=4","cancelled":["20261209T080000"],"moved":[{"original_start":)"
            R"("20261216T080000","start":"2026-12-17T02:00:00Z","length_min":60}]})");
  EXPECT_FALSE(document.contains("id"));
}

// Each member of the document, and of what is in it, taken away or joined by one that is not known.
void expect_strict(json::value whole, const std::string& pointer) {
  const auto original = whole;
  auto& part = whole.at_pointer(pointer);
  for (const auto& [name, value] : original.at_pointer(pointer).as_object()) {
    if (name == "lecturer") continue;
    part.as_object().erase(name);
    EXPECT_FALSE(read_booking(whole)) << pointer << " without " << name;
    part = original.at_pointer(pointer);
  }
  part.as_object()["surprise"] = 1;
  EXPECT_EQ(read_booking(whole).error().code, "booking.bad_document") << pointer;
}

TEST(BookingJson, AMemberTooFewOrTooManyIsRefused) {
  const json::value whole = to_json(full_booking());
  ASSERT_TRUE(read_booking(whole));
  for (const auto* pointer : {"", "/agenda/1", "/agenda/1/speakers/0", "/recurrence", "/recurrence/moved/0"}) {
    expect_strict(whole, pointer);
  }
}

TEST(BookingJson, AWrongKindOrTextIsRefused) {
  const json::value whole = to_json(full_booking());
  const std::pair<const char*, json::value> wrong[] = {
      {"/title", 5},
      {"/start", "tomorrow"},
      {"/start", "2026-12-02T08:00:00"},
      {"/length_min", "150"},
      {"/length_min", 1.5},
      {"/sites", "my-loc"},
      {"/policy", "anarchy"},
      {"/lecturer", 5},
      {"/auto_start", 1},
      {"/recurrence/cancelled/0", "20261309T080000"},
      {"/recurrence/moved/0/original_start", "2026-12-16"},
  };
  for (const auto& [pointer, value] : wrong) {
    auto document = whole;
    document.at_pointer(pointer) = value;
    EXPECT_FALSE(read_booking(document)) << pointer << " " << value;
  }
  EXPECT_FALSE(read_booking(json::array{}));
  EXPECT_FALSE(read_booking(nullptr));
}

TEST(BookingJson, DifferingMembersAreNamed) {
  auto other = full_booking();
  EXPECT_TRUE(differing_members(full_booking(), other).empty());
  other.title = "Khác";
  other.agenda[1].speakers.clear();
  other.recurrence.reset();
  EXPECT_THAT(differing_members(full_booking(), other), testing::ElementsAre("title", "agenda", "recurrence"));
}

}  // namespace
}  // namespace signaling
