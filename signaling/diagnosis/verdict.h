#pragma once

#include <optional>
#include <string>
#include <vector>

#include "media/base/ids.h"
#include "media/base/time.h"

// What the diagnosis says of a site: the values. How people read them is in words.h.
namespace signaling {

using media::Duration;
using media::SiteId;
using media::Timestamp;

// Where the fault is.
enum class VerdictKind {
  kFine,
  kUplink,    // the line from the site to the bridge
  kDownlink,  // the line from the bridge to the site
  kTrunk,     // the line that this site shares with others, which suffer with it
  kHallCamera,
  kHallMicrophone,
  kHallLoudspeaker,
  kHallComputer,
  kHallBrowser,
  kUnreachable,  // nothing comes from the site
  kServer,       // the bridge itself: overloaded, or silent
};
inline constexpr int kVerdictKinds = 11;

// Why a site that holds the floor is not heard.
enum class SilenceKind {
  kMuted,         // its microphone is switched off: by the hall's button, or in the device
  kDeadInput,     // the device gives nothing at all
  kWrongInput,    // an input gives something, but not the sound of a hall
  kLine,          // the sound does not get here
  kNobodySpeaks,  // the hall's sound gets here, and nobody speaks near the microphone
};
inline constexpr int kSilenceKinds = 5;

// What was measured, or told by the endpoint, and stands as a ground of a verdict.
enum class Measure {
  // of a line, over its window
  kLoss,              // percent
  kSingleLosses,      // percent of the lost packets that were lost in short runs
  kLossBursts,        // percent of the lost packets that were lost in long runs
  kJitter,            // ms
  kQueueGrowth,       // ms by which the one-way delay grew
  kRoundTrip,         // ms
  kLossWithRate,      // correlation of loss and bit rate
  kEncoderBandwidth,  // the endpoint says that its line limits its picture; no number
  kOtherDirection,    // percent lost in the other direction
  kMatesSuffer,       // sites of the same trunk that suffer; bound: all that are connected
  kAllSuffer,         // sites that suffer; bound: all that are connected
  // of a site that is not there
  kNotConnected,      // no number
  kNoPackets,         // s without any packet
  // of the server
  kServerCpu,         // percent
  kServerLane,        // percent
  kLateTicks,         // in a second
  kQueueDepth,        // jobs
  kSocketDrops,       // datagrams in a second
  kNoServerFigures,   // no number
  // of the hall; a device's state is the number of mcu::DeviceState
  kCameraState,
  kMicrophoneState,
  kLoudspeakerState,
  kBlackPicture,      // no number
  kFrozenPicture,     // ms without a new picture
  kNoPicture,         // no number
  kMicrophoneOff,     // no number
  kSoundLevel,        // dBov
  kConcealed,         // percent of the second that was made up
  kSteadySound,       // dB between the quietest and the loudest second
  kClipping,          // percent
  kEchoLoss,          // dB
  kEchoDelay,         // ms
  kEncoderCpu,        // no number
  kComputerCpu,       // percent
  kRenderFreezes,     // in a second
  kHiddenPage,        // no number
};
inline constexpr int kMeasures = static_cast<int>(Measure::kHiddenPage) + 1;

// What to do about it.
enum class Advice {
  kNothing,
  kLowerUplinkRate,
  kLowerDownlinkRate,
  kCheckAccess,
  kCallCarrier,
  kCheckTrunk,
  kCheckBridgeLine,
  kCallHall,
  kRelieveServer,
  kCheckMcu,
  kPlugInDevice,
  kAllowDevice,
  kFreeDevice,
  kUnmuteDevice,
  kReplaceDevice,
  kUncoverCamera,
  kRestartCamera,
  kSwitchOnCamera,
  kSwitchOnMicrophone,
  kChooseInput,
  kLowerMicrophone,
  kSpeakCloser,
  kLowerLoudspeaker,
  kRelieveComputer,
  kShowPage,
};
inline constexpr int kAdvices = static_cast<int>(Advice::kShowPage) + 1;

// A value and the bound it is held against; a measure without a number has 0 in both.
struct Evidence {
  Measure measure = Measure::kLoss;
  double value = 0;
  double bound = 0;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct Verdict {
  VerdictKind kind = VerdictKind::kFine;
  std::vector<Evidence> evidence{};  // the strongest first; none: fine
  Timestamp since{};                 // when the trouble began, which is before it was a verdict
  Advice advice = Advice::kNothing;
  std::string trunk{};  // of kTrunk: its name
  friend bool operator==(const Verdict&, const Verdict&) = default;
};

struct Silence {
  SilenceKind kind = SilenceKind::kLine;
  std::vector<Evidence> evidence{};
  Timestamp since{};  // the site has not been heard since
  Advice advice = Advice::kNothing;
  friend bool operator==(const Silence&, const Silence&) = default;
};

// One site as the technician sees it.
struct SiteVerdict {
  SiteId site;
  Verdict verdict{};
  std::optional<Silence> silence = std::nullopt;  // only of a site that holds the floor
  friend bool operator==(const SiteVerdict&, const SiteVerdict&) = default;
};

// uplink, downlink or trunk.
bool is_line(VerdictKind kind);

}  // namespace signaling
