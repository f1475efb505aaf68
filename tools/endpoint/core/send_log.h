#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "media/base/time.h"
#include "tools/endpoint/core/time_code.h"

namespace tools {

// When each site's pictures and sound markers left, for the seats of this process that receive them: a time code or a
// marker is looked up here and gives the delay. One thread.
class SendLog {
 public:
  // The last packet of this picture (of any layer) is about to be sent.
  void on_picture(const TimeCode& code, media::Timestamp sent);
  // The packet in which a sound marker begins is about to be sent.
  void on_marker(uint8_t site, media::Timestamp sent);

  // Since the newest sending of this picture at or before `received`; nullopt if there was none in kHorizon.
  std::optional<media::Duration> picture_latency(const TimeCode& code, media::Timestamp received) const;
  // Since the newest marker before `received`, markers a second apart.
  std::optional<media::Duration> marker_latency(uint8_t site, media::Timestamp received) const;

  static constexpr media::Duration kHorizon = std::chrono::seconds(4);

 private:
  static constexpr size_t kMarkers = 4;
  struct Site {
    std::array<media::Timestamp, kTimeCodeFrames> pictures;
    std::array<media::Timestamp, kMarkers> markers;
    size_t next_marker = 0;
  };
  Site& site(uint8_t index);

  std::vector<std::optional<Site>> sites_{static_cast<size_t>(kTimeCodeSites)};
};

}  // namespace tools
