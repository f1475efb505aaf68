#pragma once

#include <array>
#include <optional>

#include "signaling/diagnosis/diagnosis_settings.h"
#include "signaling/diagnosis/observation.h"
#include "signaling/diagnosis/sign.h"
#include "signaling/diagnosis/verdict.h"

namespace signaling {

// What the state of a site's line explains in this second, so that the hall is not blamed for it.
struct LineContext {
  bool up_is_suspect = false;
  bool down_is_suspect = false;
  bool is_cut = false;  // nothing came from the site a moment ago: the sound is what the decoder made up
};

// Watches a hall's equipment: microphone, camera, loudspeaker, computer, page. Any one thread.
class HallWatch {
 public:
  // `silence`: what HolderWatch found, if the site holds the floor.
  void add(const ObservedSite& site, const LineContext& line, const std::optional<Silence>& silence, Timestamp at,
           const DiagnosisSettings& settings);
  void clear() { *this = {}; }

  // The fault that explains most of what there is: a device that is gone before one that works badly, what the whole
  // conference suffers from before what only this hall does, the computer before the frozen camera it causes.
  std::optional<Verdict> verdict() const;

 private:
  enum Fault {  // in the order of verdict()
    kSilentInput,
    kMicrophone,
    kDeadSound,
    kCamera,
    kLoudspeaker,
    kEcho,
    kClipping,
    kBlack,
    kComputer,
    kNoPicture,
    kFrozen,
    kHidden,
    kFaults
  };
  struct Watched {
    Sign sign;
    std::vector<Evidence> evidence{};  // of the last bad second
    Advice advice = Advice::kNothing;
  };

  void note(Fault fault, bool bad, const Debounce& debounce, Timestamp at, std::vector<Evidence> evidence,
            Advice advice);
  void look_at_devices(const mcu::EndpointReport& report, const SiteDuty& duty, Timestamp at,
                       const DiagnosisSettings& settings);
  void look_at_computer(const mcu::EndpointReport& report, const LineContext& line, Timestamp at,
                        const DiagnosisSettings& settings);
  void look_at_sound(const mcu::SoundFigures& sound, const SiteDuty& duty, Timestamp at,
                     const DiagnosisSettings& settings);
  void look_at_picture(const mcu::PictureFigures& picture, const SiteDuty& duty, const LineContext& line, Timestamp at,
                       const DiagnosisSettings& settings);

  std::array<Watched, kFaults> watched_{};
};

}  // namespace signaling
