#include "signaling/diagnosis/hall_watch.h"

#include <utility>

#include "signaling/diagnosis/device_evidence.h"

namespace signaling {
namespace {

constexpr double kPercent = 100;

}  // namespace

void HallWatch::note(Fault fault, bool bad, const Debounce& debounce, Timestamp at, std::vector<Evidence> evidence,
                     Advice advice) {
  auto& watched = watched_[fault];
  watched.sign.add(bad, debounce, at);
  if (!bad) return;
  watched.evidence = std::move(evidence);
  watched.advice = advice;
}

void HallWatch::add(const ObservedSite& site, const LineContext& line, const std::optional<Silence>& silence,
                    Timestamp at, const DiagnosisSettings& s) {
  // The holder's watch has waited long enough; it is over when the site is heard.
  constexpr Debounce kAtOnce{1, 1, 2};
  const bool wrong = silence && (silence->kind == SilenceKind::kDeadInput || silence->kind == SilenceKind::kWrongInput);
  note(kSilentInput, wrong, kAtOnce, at, wrong ? silence->evidence : std::vector<Evidence>{},
       wrong ? silence->advice : Advice::kNothing);
  if (!site.figures) return;
  if (site.figures->endpoint) {
    look_at_devices(*site.figures->endpoint, site.duty, at, s);
    look_at_computer(*site.figures->endpoint, line, at, s);
  }
  if (site.figures->sound && !line.is_cut) look_at_sound(*site.figures->sound, site.duty, at, s);
  if (site.figures->picture) look_at_picture(*site.figures->picture, site.duty, line, at, s);
}

void HallWatch::look_at_devices(const mcu::EndpointReport& report, const SiteDuty& duty, Timestamp at,
                                const DiagnosisSettings& s) {
  const struct {
    Fault fault;
    Measure measure;
    const std::optional<mcu::DeviceState>& state;
    bool needed;
  } devices[] = {
      {kMicrophone, Measure::kMicrophoneState, report.microphone, duty.has_floor && duty.microphone_on},
      {kCamera, Measure::kCameraState, report.camera, duty.camera_wanted},
      {kLoudspeaker, Measure::kLoudspeakerState, report.loudspeaker, true},
  };
  for (const auto& device : devices) {
    const auto state = device.state.value_or(mcu::DeviceState::kOk);
    note(device.fault, is_broken(device.state, device.needed), s.device, at, {device_evidence(device.measure, state)},
         device_advice(state));
  }
}

void HallWatch::look_at_computer(const mcu::EndpointReport& report, const LineContext& line, Timestamp at,
                                 const DiagnosisSettings& s) {
  std::vector<Evidence> evidence;
  if (report.encoder_limit == mcu::EncoderLimit::kCpu) evidence.push_back({Measure::kEncoderCpu, 0, 0});
  if (report.cpu_share.value_or(0) >= s.computer_cpu) {
    evidence.push_back({Measure::kComputerCpu, *report.cpu_share * kPercent, s.computer_cpu * kPercent});
  }
  // A picture that stands still on the hall's screen: the line, if it is bad; nobody's fault, if nobody sees the page.
  const auto least = evidence.empty() ? s.render_freezes : 1;
  if (report.render_freezes >= least && !line.down_is_suspect && !report.hidden) {
    evidence.push_back({Measure::kRenderFreezes, double(report.render_freezes), double(s.render_freezes)});
  }
  const bool bad = !evidence.empty();
  note(kComputer, bad, s.device, at, std::move(evidence), Advice::kRelieveComputer);
  note(kHidden, report.hidden, s.device, at, {{Measure::kHiddenPage, 0, 0}}, Advice::kShowPage);
}

void HallWatch::look_at_sound(const mcu::SoundFigures& sound, const SiteDuty& duty, Timestamp at,
                              const DiagnosisSettings& s) {
  const auto& patience = duty.has_floor ? s.device : s.dead_sound;
  note(kDeadSound, duty.microphone_on && sound.level_dbov <= s.dead_dbov, patience, at,
       {{Measure::kSoundLevel, sound.level_dbov, s.dead_dbov}}, Advice::kReplaceDevice);
  note(kClipping, duty.microphone_on && sound.clipped >= s.clipped, s.clipping, at,
       {{Measure::kClipping, sound.clipped * kPercent, s.clipped * kPercent}}, Advice::kLowerMicrophone);
  const bool echo = sound.echo && sound.echo->loss_db < s.echo_loss_db;
  note(kEcho, echo, s.echo, at,
       echo ? std::vector<Evidence>{{Measure::kEchoLoss, sound.echo->loss_db, s.echo_loss_db},
                                    {Measure::kEchoDelay, sound.echo->delay_ms, 0}}
            : std::vector<Evidence>{},
       Advice::kLowerLoudspeaker);
}

void HallWatch::look_at_picture(const mcu::PictureFigures& picture, const SiteDuty& duty, const LineContext& line,
                                Timestamp at, const DiagnosisSettings& s) {
  const bool wanted = duty.camera_wanted && !picture.layers_wanted.empty();
  const bool none = wanted && picture.layers_received.empty() && picture.frames_decoded == 0;
  const bool stands = picture.frozen || picture.longest_freeze_ms >= s.freeze_ms;
  note(kBlack, wanted && picture.black, s.picture, at, {{Measure::kBlackPicture, 0, 0}}, Advice::kUncoverCamera);
  // What a bad line does to a picture is no fault of the camera.
  note(kNoPicture, none && !line.up_is_suspect, s.picture, at, {{Measure::kNoPicture, 0, 0}}, Advice::kSwitchOnCamera);
  note(kFrozen, wanted && !none && stands && !line.up_is_suspect, s.frozen, at,
       {{Measure::kFrozenPicture, picture.longest_freeze_ms, s.freeze_ms}}, Advice::kRestartCamera);
}

std::optional<Verdict> HallWatch::verdict() const {
  constexpr std::array<VerdictKind, kFaults> kKinds = {
      VerdictKind::kHallMicrophone,  VerdictKind::kHallMicrophone, VerdictKind::kHallMicrophone,
      VerdictKind::kHallCamera,      VerdictKind::kHallLoudspeaker, VerdictKind::kHallLoudspeaker,
      VerdictKind::kHallMicrophone,  VerdictKind::kHallCamera,      VerdictKind::kHallComputer,
      VerdictKind::kHallCamera,      VerdictKind::kHallCamera,      VerdictKind::kHallBrowser};
  for (size_t i = 0; i < kFaults; ++i) {
    const auto& watched = watched_[i];
    if (watched.sign.on()) return Verdict{kKinds[i], watched.evidence, watched.sign.since(), watched.advice};
  }
  return std::nullopt;
}

}  // namespace signaling
