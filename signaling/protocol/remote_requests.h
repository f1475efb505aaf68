#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "signaling/base/ids.h"
#include "signaling/remote/remote_types.h"

// What a technician says to help a site from afar, and what the site's device answers. As all of client_message.h,
// which includes this, it has passed its rules.
namespace signaling {

struct AskDevices {
  SiteId site;
};
struct SwitchDevice {
  SiteId site;
  MediaDeviceKind kind = MediaDeviceKind::kCamera;
  std::string device;  // its MediaDevice::id
};
struct MuteRemotely {
  SiteId site;
};
struct CapSending {
  SiteId site;
  std::optional<int> kbps;  // none: no cap
};
struct RestartMedia {
  SiteId site;
};
struct TakeStill {
  SiteId site;
};
// These concern the sender's own page; no site ends it.
struct ListenToSite {
  std::optional<SiteId> site;
};
struct WatchSite {
  std::optional<SiteId> site;
};
struct TalkToSite {
  std::optional<SiteId> site;
};

// A hall's device has done, or could not do, what `remote.do` with this number asked.
struct AnswerRemote {
  uint64_t request = 0;
  bool ok = false;
  std::string text{};                                 // for people; may be empty
  std::optional<std::vector<MediaDevice>> devices{};  // at most kMaxMediaDevices
  std::string image{};                                // base64 of a JPEG; empty: none
};

}  // namespace signaling
