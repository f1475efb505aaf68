#include "mcu/api/desired_conference_json.h"

#include <gtest/gtest.h>

#include "mcu/api/messages.h"

namespace mcu {
namespace {

using Kind = DesiredPlace::Kind;

DesiredGroup halls() {
  DesiredGroup group;
  group.id = "halls";
  group.layout = LayoutName::kContentSpeaker;
  group.places = {{Kind::kContent, {}}, {Kind::kSite, SiteId("y-yen")}, {Kind::kActiveSpeaker, {}}, {Kind::kEmpty, {}}};
  group.fill = false;
  return group;
}

DesiredGroup thumbnails() {
  DesiredGroup group;
  group.id = "thumbnails";
  group.layout = LayoutName::kGrid;
  group.plain = group.small = true;
  return group;
}

DesiredParticipant hall() {
  DesiredParticipant site;
  site.site = SiteId("y-yen");
  site.name = "Ý Yên";
  site.heard = true;
  site.view = View::kForwarded;
  site.mark = "chair";
  site.role = "Chủ trì";
  site.caption = "Nguyễn Văn A\nChủ tịch UBND xã Yên Thắng";
  site.group = "halls";
  return site;
}

DesiredParticipant page() {
  DesiredParticipant viewer;
  viewer.site = SiteId("~operator-1");
  viewer.group = "halls";
  viewer.second_group = "thumbnails";
  viewer.viewer = true;
  viewer.sound = false;
  viewer.listens_to = SiteId("y-yen");
  viewer.mirrors = SiteId("nghia-hung");
  viewer.talks_to = SiteId("xuan-truong");
  return viewer;
}

DesiredConference example() {
  DesiredConference c;
  c.id = ConferenceId("giao-ban");
  c.version = 7;
  c.groups = {halls(), thumbnails()};
  c.participants = {hall(), page()};
  c.picture.clock = true;
  c.picture.utc_offset_minutes = 420;
  c.picture.countdown = DesiredCountdown{1'800'000'000'000, 1'799'999'940'000, 1'799'999'900'000};
  c.picture.title = "Giao ban tháng 12";
  c.picture.message = "Mời các điểm cầu kiểm tra micro";
  c.picture.alarm = "Điểm cầu trung tâm mất kết nối";
  c.picture.card = DesiredCard{"Kết quả biểu quyết", {"Tán thành: 40", "Không tán thành: 2"}, true};
  c.content = SiteId("y-yen");
  c.hold = true;
  return c;
}

// As signaling writes and the mcu reads it.
media::Result<DesiredConference> over_the_wire(const DesiredConference& conference) {
  const auto parsed = parse_command(to_json(Command{12, SetConference{conference}}));
  if (!parsed) return tl::unexpected(parsed.error());
  EXPECT_EQ(parsed->id, 12);
  return std::get<SetConference>(parsed->body).conference;
}

TEST(DesiredConferenceJson, SurvivesTheWire) {
  const auto all = over_the_wire(example());
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_EQ(*all, example());

  DesiredConference little;
  little.id = ConferenceId("c");
  little.picture.countdown = DesiredCountdown{2, 1, std::nullopt};
  const auto again = over_the_wire(little);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(*again, little);
}

TEST(DesiredConferenceJson, EveryWordSurvivesTheWire) {
  for (const auto layout : {LayoutName::kGrid, LayoutName::kStage, LayoutName::kPair, LayoutName::kChairSpeaker,
                            LayoutName::kContentSpeaker, LayoutName::kFull}) {
    auto conference = example();
    conference.groups[0].layout = layout;
    EXPECT_EQ(over_the_wire(conference)->groups[0].layout, layout) << to_string(layout);
    EXPECT_FALSE(to_string(layout).empty());
  }
}

TEST(DesiredConferenceJson, WhatIsNotSaidIsAsUsual) {
  const auto parsed = parse_command(R"({"type":"set_conference","conference":{"id":"c","version":1,
      "groups":[{"id":"halls"}],"participants":[{"site":"a","name":"A"}]}})");
  ASSERT_TRUE(parsed) << parsed.error().message;
  const auto& conference = std::get<SetConference>(parsed->body).conference;
  DesiredGroup group;
  group.id = "halls";
  EXPECT_EQ(conference.groups, std::vector{group});
  DesiredParticipant participant;
  participant.site = SiteId("a");
  participant.name = "A";
  EXPECT_EQ(conference.participants, std::vector{participant});
  EXPECT_EQ(conference.picture, DesiredPicture{});
  EXPECT_FALSE(conference.content);
  EXPECT_FALSE(conference.hold);
}

TEST(DesiredConferenceJson, WhatIsWrongIsNamed) {
  const struct {
    const char* members;
    const char* named;
  } cases[] = {
      {R"("version":"x")", "\"conference.version\""},
      {R"("version":1,"groups":[{"id":"g","layout":"round"}])", "grid, stage, pair, chair_speaker"},
      {R"("version":1,"groups":[{"layout":"grid"}])", "\"conference.groups[0].id\" is missing"},
      {R"("version":1,"groups":[{"id":""}])", "\"conference.groups[0].id\" must not be empty"},
      {R"("version":1,"groups":[{"id":"g"},{"id":"g"}])", "\"conference.groups[1].id\" names an earlier group"},
      {R"("version":1,"groups":[{"id":"g","places":[{"kind":"site"}]}])", "\"conference.groups[0].places[0].site\""},
      {R"("version":1,"groups":[{"id":"g","places":[{"kind":"cat"}]}])", "site, content, active_speaker, empty"},
      {R"("version":1,"participants":[{"site":"a","name":1}])", "\"conference.participants[0].name\""},
      {R"("version":1,"participants":[{"site":"~a","name":"","viewer":true,"mirrors":7}])",
       "\"conference.participants[0].mirrors\" must be a string"},
      {R"("version":1,"participants":[{"site":"a","name":"A","listens_to":"b"}])",
       "\"conference.participants[0].listens_to\" is of viewers only"},
      {R"("version":1,"participants":[{"site":"a","name":"A","mirrors":"b"}])",
       "\"conference.participants[0].mirrors\" is of viewers only"},
      {R"("version":1,"participants":[{"site":"a","name":"A","viewer":false,"talks_to":"b"}])",
       "\"conference.participants[0].talks_to\" is of viewers only"},
      {R"("version":1,"participants":[{"site":"~a","name":"","viewer":true,"talks_to":""}])",
       "\"conference.participants[0].talks_to\" must not be empty"},
      {R"("version":1,"participants":[{"site":"~a","name":"","viewer":true,"listens_to":"~a"}])",
       "\"conference.participants[0].listens_to\" must be another"},
      {R"("version":1,"picture":{"utc_offset_minutes":841})", "\"conference.picture.utc_offset_minutes\""},
      {R"("version":1,"picture":{"countdown":{"ends_at_ms":1}})", "\"conference.picture.countdown.warn_at_ms\""},
      {R"("version":1,"picture":{"card":[]})", "\"conference.picture.card\""},
      {R"("version":1,"picture":7)", "\"conference.picture\""},
      {R"("version":1,"content":7)", "\"conference.content\""},
      {R"("version":1,"hold":"yes")", "\"conference.hold\""},
  };
  for (const auto& c : cases) {
    const auto line = std::string(R"({"type":"set_conference","conference":{"id":"c",)") + c.members + "}}";
    const auto parsed = parse_command(line);
    if (parsed) {
      ADD_FAILURE() << line;
      continue;
    }
    EXPECT_NE(parsed.error().message.find(c.named), std::string::npos) << parsed.error().message;
  }
}

TEST(DesiredConferenceJson, GroupsAreBounded) {
  auto conference = example();
  conference.groups.clear();
  for (size_t i = 0; i <= kMaxGroups; ++i) conference.groups.emplace_back().id = std::to_string(i);
  EXPECT_NE(over_the_wire(conference).error().message.find("one group too many"), std::string::npos);
  conference.groups.pop_back();
  EXPECT_TRUE(over_the_wire(conference));
}

}  // namespace
}  // namespace mcu
