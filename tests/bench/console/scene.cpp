#include "tests/bench/console/scene.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace bench {
namespace {

using Right = signaling::VerdictKind;
using Silent = signaling::SilenceKind;
using enum FaultKind;

constexpr double kPairs = 0.12;  // share of scenes with two faults
constexpr int64_t kFirstOnsetMs = 5500;
constexpr int64_t kLastOnsetMs = 8500;
constexpr size_t kLeastOfTrunk = 3;

constexpr FaultRow kRows[] = {
    {kFineLoss, "fine_loss", Right::kFine, {}, Place::kAnywhere, false, "0.1-0.5 % lost both ways"},
    {kFineSingles, "fine_singles", Right::kFine, {}, Place::kAnywhere, false, "one packet lost, every second second"},
    {kFineHiccup, "fine_hiccup", Right::kFine, {}, Place::kAnywhere, false,
     "5-30 packets lost in a row, once, either way"},
    {kFineJitter, "fine_jitter", Right::kFine, {}, Place::kAnywhere, false, "2-10 ms of jitter both ways"},
    {kFineFar, "fine_far", Right::kFine, {}, Place::kAnywhere, false, "a round trip of 80-150 ms, from the beginning"},
    {kFineQuiet, "fine_quiet", Right::kFine, Silent::kNobodySpeaks, Place::kHolder, false,
     "the holder's hall is quiet, -62 to -54 dBov, from the beginning"},
    {kUplinkLoss, "uplink_loss", Right::kUplink, {}, Place::kAnywhere, true, "5-30 % lost, each by itself"},
    {kUplinkBursts, "uplink_bursts", Right::kUplink, {}, Place::kAnywhere, true, "8-25 % lost, 4-16 in a row"},
    {kUplinkThin, "uplink_thin", Right::kUplink, {}, Place::kAnywhere, true,
     "75-40 % of the rate, a queue of 100-400 ms"},
    {kDownlinkLoss, "downlink_loss", Right::kDownlink, {}, Place::kAnywhere, true, "as uplink_loss"},
    {kDownlinkBursts, "downlink_bursts", Right::kDownlink, {}, Place::kAnywhere, true, "as uplink_bursts"},
    {kDownlinkThin, "downlink_thin", Right::kDownlink, {}, Place::kAnywhere, true, "as uplink_thin"},
    {kTrunkLoss, "trunk_loss", Right::kTrunk, {}, Place::kTrunk, false,
     "3-5 sites of a trunk lose 5-25 %, up, down or both"},
    {kTrunkThin, "trunk_thin", Right::kTrunk, {}, Place::kTrunk, false,
     "3-5 sites of a trunk are thin as above, up, down or both"},
    {kUnreachable, "unreachable", Right::kUnreachable, {}, Place::kAnywhere, true, "nothing gets through"},
    {kCameraBlack, "camera_black", Right::kHallCamera, {}, Place::kAnywhere, true, "its lens is covered"},
    {kCameraFrozen, "camera_frozen", Right::kHallCamera, {}, Place::kAnywhere, true,
     "sends the same picture again and again"},
    {kCameraLost, "camera_lost", Right::kHallCamera, {}, Place::kAnywhere, true, "unplugged, denied or busy"},
    {kMicrophoneLost, "microphone_lost", Right::kHallMicrophone, Silent::kDeadInput, Place::kHolder, false,
     "unplugged"},
    {kMicrophoneMuted, "microphone_muted", Right::kHallMicrophone, Silent::kMuted, Place::kHolder, false,
     "switched off in the device"},
    {kMicrophoneDead, "microphone_dead", Right::kHallMicrophone, Silent::kDeadInput, Place::kHolder, false,
     "digital silence, and the page sees no fault"},
    {kMicrophoneWrong, "microphone_wrong", Right::kHallMicrophone, Silent::kWrongInput, Place::kHolder, false,
     "another input's noise, -80 to -70 dBov"},
    {kMicrophoneOff, "microphone_off", Right::kFine, Silent::kMuted, Place::kHolder, false,
     "the button on the hall's page"},
    {kLoudspeakerLost, "loudspeaker_lost", Right::kHallLoudspeaker, {}, Place::kAnywhere, true,
     "unplugged or switched off"},
    {kEcho, "echo", Right::kHallLoudspeaker, {}, Place::kHolder, false, "60-300 ms in the hall, 6-20 dB quieter"},
    {kComputer, "computer", Right::kHallComputer, {}, Place::kAnywhere, true,
     "each 2nd to 4th picture, jitter, says its CPU is full"},
    {kPageHidden, "page_hidden", Right::kHallBrowser, {}, Place::kAnywhere, true, "covered or minimised"},
    {kServerLate, "server_late", Right::kServer, {}, Place::kServer, false,
     "the media thread stands for 20-60 % of each 200-400 ms, cores 85-100 % busy"},
    {kServerLanes, "server_lanes", Right::kServer, {}, Place::kServer, false,
     "the codec lanes stand for 80-97 % of each 250-500 ms"},
};
static_assert(std::size(kRows) == static_cast<size_t>(FaultKind::kServerLanes) + 1);

template <typename T>
void shuffle(std::vector<T>& all, media::Random& random) {
  for (size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.below(i)]);
}

size_t index_of(const signaling::SiteId& site) {
  return static_cast<size_t>(std::ranges::find(kSiteNames, site.value()) - kSiteNames.begin());
}

}  // namespace

std::vector<signaling::Trunk> trunks() {
  using signaling::SiteId;
  return {{"Nam", {SiteId("nghia-hung"), SiteId("truc-ninh"), SiteId("hai-hau"), SiteId("giao-thuy"),
                   SiteId("xuan-truong")}},
          {"Bắc", {SiteId("my-loc"), SiteId("vu-ban"), SiteId("y-yen"), SiteId("tp-nam-dinh")}}};
}

std::span<const FaultRow> fault_rows() { return kRows; }
const FaultRow& row(FaultKind kind) { return kRows[static_cast<size_t>(kind)]; }

FaultKind SceneDraw::next_kind() {
  if (only_) return *only_;
  if (deck_.empty()) {
    for (const auto& each : kRows) deck_.push_back(each.kind);
    shuffle(deck_, random_);
  }
  const FaultKind kind = deck_.back();
  deck_.pop_back();
  return kind;
}

std::vector<size_t> SceneDraw::draw_sites(Place place, size_t holder) {
  std::vector<size_t> sites;
  switch (place) {
    case Place::kAnywhere: return {random_.below(kSites)};
    case Place::kHolder: return {holder};
    case Place::kServer:
      for (size_t i = 0; i < kSites; ++i) sites.push_back(i);
      return sites;
    case Place::kTrunk: break;
  }
  const auto all = trunks();
  for (const auto& site : all[random_.below(all.size())].sites) sites.push_back(index_of(site));
  shuffle(sites, random_);
  sites.resize(kLeastOfTrunk + random_.below(sites.size() - kLeastOfTrunk + 1));
  return sites;
}

Fault SceneDraw::draw(FaultKind kind, size_t holder) {
  Fault fault{kind, random_.unit()};
  fault.onset = std::chrono::milliseconds(
      kFirstOnsetMs + static_cast<int64_t>(random_.below(static_cast<uint64_t>(kLastOnsetMs - kFirstOnsetMs))));
  fault.sites = draw_sites(row(kind).place, holder);
  return fault;
}

Fault SceneDraw::draw_beside(const Fault& first, size_t holder) {
  for (;;) {
    const auto& other = kRows[random_.below(std::size(kRows))];
    if (!other.may_pair) continue;
    Fault fault = draw(other.kind, holder);
    if (fault.sites != first.sites) return fault;
  }
}

Scene SceneDraw::next() {
  Scene scene{random_.next(), 1 + random_.below(kSites - 1)};
  const FaultKind kind = next_kind();
  scene.faults.push_back(draw(kind, scene.holder));
  const bool pair = random_.unit() < kPairs;
  if (pair && row(kind).may_pair && !only_) scene.faults.push_back(draw_beside(scene.faults[0], scene.holder));
  return scene;
}

}  // namespace bench
