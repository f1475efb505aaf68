#pragma once

#include <string>
#include <string_view>

// The words of a technician's help from afar.
namespace signaling {

// What a technician does to a site.
enum class RemoteAct {
  kDevices,  // asks its device for its cameras, microphones and loudspeakers
  kSwitch,   // has it take another of them
  kMute,
  kCap,      // bounds what its camera sends
  kRestart,  // has it make its media anew
  kStill,    // asks it for a still picture of what it sends
  kListen,   // hears what it sends
  kWatch,    // sees and hears what it gets
  kTalk,     // speaks with it, heard by nobody else
};
std::string_view to_string(RemoteAct act);

// The kinds of W3C Media Capture's MediaDeviceKind, by their names here.
enum class MediaDeviceKind { kCamera, kMicrophone, kLoudspeaker };
std::string_view to_string(MediaDeviceKind kind);

// A device of a hall, as its endpoint says it.
struct MediaDevice {
  MediaDeviceKind kind = MediaDeviceKind::kCamera;
  std::string id{};     // the endpoint's own; means nothing to others
  std::string label{};  // for people
  bool chosen = false;  // it is used now
  friend bool operator==(const MediaDevice&, const MediaDevice&) = default;
};

inline constexpr size_t kMaxMediaDevices = 48;  // of a hall

}  // namespace signaling
