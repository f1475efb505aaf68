// What the composed pictures show: layouts, groups, content, what is written, the pause.
#include "tests/sim/conference_fixture.h"

namespace sim {
namespace {

using Kind = mcu::DesiredPlace::Kind;

const media::YuvColour kSlide{170, 60, 160};

// So long after the simulation began, on the wall clock.
int64_t in(std::chrono::seconds time) { return kUnixStart + std::chrono::milliseconds(time).count(); }

mcu::DesiredPlace at(const char* id) { return {Kind::kSite, mcu::SiteId(id)}; }
const mcu::DesiredPlace kContent{Kind::kContent, {}};
const mcu::DesiredPlace kSpeaker{Kind::kActiveSpeaker, {}};

class PictureSim : public ConferenceSim {
 protected:
  mcu::DesiredGroup& add_group(const char* id, std::vector<mcu::DesiredPlace> places, mcu::LayoutName layout) {
    auto& group = sim.desired().groups.emplace_back();
    group.id = id;
    group.layout = layout;
    group.places = std::move(places);
    return group;
  }
  media::YuvColour middle_of(const std::string& site, size_t slot, media::LayoutKind kind, size_t sites, size_t index) {
    const auto& picture = sim.site(site).picture(slot);
    if (!picture) return {};
    const auto rect = media::compute_layout(kind, sites, {picture->width, picture->height})[index].rect;
    return picture->at((rect.x + rect.width / 2.0) / picture->width, (rect.y + rect.height / 2.0) / picture->height);
  }
  void expect_tile(const std::string& site, media::LayoutKind kind, size_t sites, size_t index,
                   media::YuvColour colour) {
    const auto seen = middle_of(site, 0, kind, sites, index);
    EXPECT_TRUE(near(seen, colour)) << site << " tile " << index << ": " << text(seen) << " for " << text(colour);
  }
  // The share of the picture's points whose brightness is not that of `other`.
  static double difference(const SimSite::Picture& one, const SimSite::Picture& other) {
    size_t count = 0;
    for (size_t i = 0; i < one.y.size(); ++i) count += std::abs(one.y[i] - other.y[i]) > 24 ? 1 : 0;
    return static_cast<double>(count) / static_cast<double>(one.y.size());
  }
};

TEST_F(PictureSim, EveryLayoutHasTheSitesInItsPlaces) {
  open({});
  const std::pair<mcu::LayoutName, media::LayoutKind> layouts[] = {
      {mcu::LayoutName::kGrid, media::LayoutKind::kGrid},
      {mcu::LayoutName::kStage, media::LayoutKind::kStage},
      {mcu::LayoutName::kPair, media::LayoutKind::kPair},
      {mcu::LayoutName::kChairSpeaker, media::LayoutKind::kChairSpeaker},
      {mcu::LayoutName::kContentSpeaker, media::LayoutKind::kContentSpeaker},
      {mcu::LayoutName::kFull, media::LayoutKind::kFull}};
  sim.stage({"d", "b"});
  for (const auto& [name, kind] : layouts) {
    sim.halls().layout = name;
    sim.apply();
    sim.run_for(2s);
    const int order[] = {3, 1, 0, 2};  // the places, then the roster
    for (size_t i = 0; i < media::compute_layout(kind, 4, {640, 360}).size(); ++i) {
      for (const char* id : {"a", "c"}) expect_tile(id, kind, 4, i, kColours[order[i]]);
    }
  }
}

TEST_F(PictureSim, GroupsSeeDifferentPictures) {
  open({});
  sim.stage({"c"});
  sim.halls().layout = mcu::LayoutName::kFull;
  add_group("chair", {at("b"), at("d")}, mcu::LayoutName::kPair).fill = false;
  sim.desired("a").group = "chair";
  sim.apply();
  sim.run_for(2s);
  expect_tile("b", media::LayoutKind::kFull, 1, 0, kColours[2]);
  expect_tile("a", media::LayoutKind::kPair, 2, 0, kColours[1]);
  expect_tile("a", media::LayoutKind::kPair, 2, 1, kColours[3]);
  // The group ends; who was in it sees what the halls see.
  sim.desired().groups.pop_back();
  sim.apply();
  sim.run_for(1s);
  expect_tile("a", media::LayoutKind::kFull, 1, 0, kColours[2]);
  EXPECT_EQ(sim.site("a").broken_frames(), 0U);
}

TEST_F(PictureSim, ASiteIsAskedForTheLayersThatItsLargestTileNeeds) {
  using Layers = std::vector<std::string>;
  open({});
  const auto layers = [&](const char* id) {
    Layers last;
    for (const auto& event : sim.events()) {
      const auto* told = std::get_if<mcu::LayersEvent>(&event);
      if (told != nullptr && told->site.value() == id) last = told->layers;
    }
    return last;
  };
  sim.stage({"c"});
  sim.halls().layout = mcu::LayoutName::kFull;
  sim.apply();
  sim.run_for(2s);
  EXPECT_EQ(layers("c"), (Layers{"m", "l"})) << "a tile of 360 lines";
  EXPECT_EQ(layers("b"), (Layers{"l"})) << "always, so that it can be shown at once";
  sim.desired("a").view = mcu::View::kForwarded;
  sim.apply();
  sim.run_for(1s);
  EXPECT_EQ(layers("c"), (Layers{"h", "m", "l"})) << "alone on the stage of a";
}

TEST_F(PictureSim, AViewerSeesAndHearsAndIsNeither) {
  open({"a", "b"});
  add_group("thumbnails", {}, mcu::LayoutName::kGrid).small = true;
  sim.stage({"c"});
  sim.halls().layout = mcu::LayoutName::kFull;
  SiteSignal page;
  page.viewer = true;
  sim.add_site("~desk", page);
  sim.desired("~desk").second_group = "thumbnails";
  sim.desired("~desk").heard = true;  // which counts for nothing
  sim.apply();
  sim.run_for(2s);
  sim.site("~desk").clear_sound();
  clear_sound();
  sim.run_for(2s);
  expect_hears("~desk", {"a", "b"});
  expect_hears("a", {"b"});
  expect_tile("~desk", media::LayoutKind::kFull, 1, 0, kColours[2]);
  for (size_t i = 0; i < 4; ++i) {
    const auto seen = middle_of("~desk", 2, media::LayoutKind::kGrid, 4, i);
    EXPECT_TRUE(near(seen, kColours[i])) << "four sites, no tile for the page: " << text(seen);
  }
  const auto slots = sim.slots("~desk");
  ASSERT_EQ(slots.size(), 1 + kVideoSlots);
  EXPECT_TRUE(slots[1].composed && slots[1].slot == "stage");
  EXPECT_TRUE(slots[3].composed && slots[3].slot == "gallery-1");
  for (const auto& event : sim.events()) {
    const auto* speaking = std::get_if<mcu::SpeakingEvent>(&event);
    if (speaking == nullptr) continue;
    for (const auto& site : speaking->sites) EXPECT_NE(site.value(), "~desk");
  }
  // Without sound, and with it again.
  sim.desired("~desk").sound = false;
  sim.apply();
  sim.run_for(500ms);
  sim.site("~desk").clear_sound();
  sim.run_for(500ms);
  EXPECT_EQ(sim.site("~desk").sound_samples(), 0U);
  sim.desired("~desk").sound = true;
  sim.apply();
  sim.run_for(1s);
  expect_hears("~desk", {"a", "b"});
}

TEST_F(PictureSim, SoundThatIsWantedLaterComesToWhoIsAlone) {
  sim.add_site("a", {kTones[0], 0.2F, kColours[0]});
  SiteSignal page;
  page.viewer = true;
  sim.add_site("~desk", page);
  sim.desired("a").heard = true;
  sim.desired("a").sound = sim.desired("~desk").sound = false;
  sim.apply();
  sim.run_for(2s);
  sim.desired("~desk").sound = true;
  sim.apply();
  sim.run_for(1s);
  EXPECT_GT(sim.site("~desk").heard_db(kTones[0]), kHeard) << "the mixer was at rest";
}

TEST_F(PictureSim, ContentIsThatOfTheOneWhoHasItAndStandsWhereItIsWished) {
  for (int i = 0; i < 4; ++i) {
    SiteSignal signal{kTones[i], 0.2F, kColours[i]};
    if (i == 1 || i == 2) signal.content = i == 1 ? kSlide : media::YuvColour{60, 60, 60};
    sim.add_site(kSites[i], signal, i == 3 ? mcu::View::kForwarded : mcu::View::kComposed);
  }
  sim.halls().layout = mcu::LayoutName::kContentSpeaker;
  sim.halls().places = {kContent, at("b")};
  sim.desired().content = mcu::SiteId("b");
  sim.apply();
  sim.run_for(2s);
  expect_tile("a", media::LayoutKind::kContentSpeaker, 5, 0, kSlide);
  expect_tile("a", media::LayoutKind::kContentSpeaker, 5, 1, kColours[1]);
  expect_tile("b", media::LayoutKind::kContentSpeaker, 5, 0, kSlide);
  const auto slots = sim.slots("d");
  EXPECT_EQ(slots[2].slot, "content");
  EXPECT_EQ(slots[2].site, mcu::SiteId("b"));
  ASSERT_TRUE(sim.site("d").picture(1));
  EXPECT_TRUE(near(sim.site("d").picture(1)->at(0.5, 0.5), kSlide));
  EXPECT_EQ(sim.site("d").picture(1)->width, 320);

  // The floor of the content moves: nothing of b's is shown any more.
  sim.desired().content = mcu::SiteId("c");
  sim.apply();
  sim.run_for(2s);
  expect_tile("a", media::LayoutKind::kContentSpeaker, 5, 0, {60, 60, 60});
  EXPECT_TRUE(near(sim.site("d").picture(1)->at(0.5, 0.5), {60, 60, 60}));
  sim.desired().content.reset();
  sim.apply();
  sim.run_for(1s);
  EXPECT_EQ(sim.slots("d")[2].site, std::nullopt);
  const auto seen = middle_of("a", 0, media::LayoutKind::kContentSpeaker, 5, 0);
  EXPECT_FALSE(near(seen, {60, 60, 60})) << text(seen);
  EXPECT_FALSE(near(seen, kSlide)) << text(seen);
}

TEST_F(PictureSim, TheActiveSpeakerIsToldAndTakesItsPlaces) {
  open({"c"});
  sim.stage({});
  sim.halls().places = {kSpeaker};
  sim.halls().layout = mcu::LayoutName::kFull;
  sim.apply();
  sim.run_for(4s);
  const auto active = [&] {
    std::optional<mcu::SiteId> last;
    for (const auto& event : sim.events()) {
      if (const auto* speaking = std::get_if<mcu::SpeakingEvent>(&event)) last = speaking->active;
    }
    return last;
  };
  EXPECT_EQ(active(), mcu::SiteId("c"));
  expect_tile("a", media::LayoutKind::kFull, 1, 0, kColours[2]);
  sim.desired("c").heard = false;
  sim.desired("d").heard = true;
  sim.apply();
  sim.run_for(5s);
  EXPECT_EQ(active(), mcu::SiteId("d"));
  expect_tile("a", media::LayoutKind::kFull, 1, 0, kColours[3]);
}

TEST_F(PictureSim, APauseSilencesEverybodyAndShowsItsSlide) {
  open({"a", "b"});
  sim.halls().layout = mcu::LayoutName::kGrid;
  sim.apply();
  sim.run_for(2s);
  sim.desired().hold = true;
  sim.desired().picture.card = mcu::DesiredCard{"Hội nghị tạm nghỉ", {"Tiếp tục lúc 9:45"}, true};
  sim.halls().fill = false;  // nobody stands in it
  sim.apply();
  sim.run_for(1s);
  clear_sound();
  sim.run_for(1s);
  for (const char* id : kSites) expect_hears(id, {});
  for (const double x : {0.03, 0.97}) {
    for (const double y : {0.03, 0.97}) {
      const auto seen = sim.site("c").picture(0)->at(x, y);
      for (const auto& colour : kColours) EXPECT_FALSE(near(seen, colour)) << text(seen);
    }
  }
  sim.desired().hold = false;
  sim.desired().picture.card.reset();
  sim.halls().fill = true;
  sim.apply();
  sim.run_for(1s);
  clear_sound();
  sim.run_for(1s);
  expect_hears("c", {"a", "b"});
  for (size_t i = 0; i < 4; ++i) expect_tile("c", media::LayoutKind::kGrid, 4, i, kColours[i]);
}

TEST_F(PictureSim, WhatIsWrittenOverThePictureIsSeen) {
  open({});
  sim.stage({"b"});
  sim.apply();
  sim.run_for(2s);
  const auto plain = *sim.site("a").picture(0);
  const struct {
    const char* what;
    std::function<void()> write;
  } writings[] = {
      {"caption", [&] { sim.desired("b").caption = "Nguyễn Văn A\nChủ tịch UBND xã Giao Long"; }},
      {"countdown", [&] { sim.desired().picture.countdown = mcu::DesiredCountdown{in(600s), in(500s), {}}; }},
      {"clock", [&] { sim.desired().picture.clock = true; }},
      {"title", [&] { sim.desired().picture.title = "Giao ban tháng 1"; }},
      {"message", [&] { sim.desired().picture.message = "Mời các điểm cầu kiểm tra micro"; }},
      {"alarm", [&] { sim.desired().picture.alarm = "Điểm cầu trung tâm mất kết nối"; }},
      {"card", [&] { sim.desired().picture.card = mcu::DesiredCard{"Kết quả", {"Tán thành: 40"}, false}; }},
  };
  for (const auto& writing : writings) {
    const auto before = sim.desired();
    writing.write();
    sim.apply();
    sim.run_for(700ms);
    EXPECT_GT(difference(*sim.site("a").picture(0), plain), 0.001) << writing.what;
    const int64_t version = sim.desired().version;
    sim.desired() = before;
    sim.desired().version = version;
    sim.apply();
    sim.run_for(1500ms);
    EXPECT_LT(difference(*sim.site("a").picture(0), plain), 0.001) << writing.what << " is taken away again";
  }
}

}  // namespace
}  // namespace sim
