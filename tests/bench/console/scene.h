#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "media/base/random.h"
#include "media/base/time.h"
#include "signaling/diagnosis/observation.h"
#include "signaling/diagnosis/verdict.h"

// What is played to the console: faults drawn by seed from stated ranges.
namespace bench {

inline constexpr size_t kSites = 12;
inline constexpr std::array<const char*, kSites> kSiteNames = {
    "tinh-uy",    "ubnd-tinh", "tp-nam-dinh", "my-loc",      "vu-ban",     "y-yen",
    "nghia-hung", "nam-truc",  "truc-ninh",   "xuan-truong", "giao-thuy",  "hai-hau"};
inline constexpr size_t kChair = 0;  // may speak all the time, and does
std::vector<signaling::Trunk> trunks();

enum class FaultKind {
  kFineLoss,
  kFineSingles,
  kFineHiccup,
  kFineJitter,
  kFineFar,
  kFineQuiet,
  kUplinkLoss,
  kUplinkBursts,
  kUplinkThin,
  kDownlinkLoss,
  kDownlinkBursts,
  kDownlinkThin,
  kTrunkLoss,
  kTrunkThin,
  kUnreachable,
  kCameraBlack,
  kCameraFrozen,
  kCameraLost,
  kMicrophoneLost,
  kMicrophoneMuted,
  kMicrophoneDead,
  kMicrophoneWrong,
  kMicrophoneOff,
  kLoudspeakerLost,
  kEcho,
  kComputer,
  kPageHidden,
  kServerLate,
  kServerLanes,
};

// Which sites a fault is drawn for.
enum class Place {
  kAnywhere,  // one of the twelve
  kHolder,    // who was invited to speak
  kTrunk,     // three or more of a trunk
  kServer,    // all
};

struct FaultRow {
  FaultKind kind;
  std::string_view word;
  signaling::VerdictKind verdict;                // that is right
  std::optional<signaling::SilenceKind> silence;  // likewise of a holder; none: whatever is said
  Place place;
  bool may_pair;  // may stand beside another one's fault
  std::string_view range;
};
// In the order of FaultKind.
std::span<const FaultRow> fault_rows();
const FaultRow& row(FaultKind kind);

struct Fault {
  FaultKind kind = FaultKind::kFineLoss;
  double strength = 0;  // 0…1 of its range
  media::Duration onset{};
  std::vector<size_t> sites{};
};

struct Scene {
  uint64_t seed = 0;  // of all that is not said here
  size_t holder = 1;
  std::vector<Fault> faults{};  // one, or two at different sites
};

// Draws scenes: each kind once before any comes again, in a drawn order. The same seed gives the same scenes.
class SceneDraw {
 public:
  explicit SceneDraw(uint64_t seed) : random_(seed) {}
  // Scenes of this kind alone.
  void keep_to(FaultKind kind) { only_ = kind; }
  Scene next();

 private:
  FaultKind next_kind();
  Fault draw(FaultKind kind, size_t holder);
  Fault draw_beside(const Fault& first, size_t holder);
  std::vector<size_t> draw_sites(Place place, size_t holder);

  media::Random random_;
  std::vector<FaultKind> deck_;
  std::optional<FaultKind> only_;
};

}  // namespace bench
