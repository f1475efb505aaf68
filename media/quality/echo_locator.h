#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "media/quality/echo_detector.h"

namespace media {

// A site that returns echo.
struct LocatedEcho {
  AudioPortId port;
  Echo echo;
  friend bool operator==(const LocatedEcho&, const LocatedEcho&) = default;
};

// Names the halls of a conference that return what they are sent. One for each conference, beside the mixer, on the
// same thread. Each tick: listen() for every port that is heard, then end_tick(). Allocates when a port is new only.
class EchoLocator {
 public:
  // What the port is sent in this tick (the mix without itself, before coding) and what came from it. The frames are
  // read during the call only.
  void listen(AudioPortId port, const AudioFrame& played, const AudioFrame& captured);
  // Ports that were not heard in this tick are forgotten: a closed microphone returns nothing.
  void end_tick();

  // The echo of one port, and all echoes, the loudest first.
  std::optional<Echo> echo(AudioPortId port) const;
  std::vector<LocatedEcho> echoes() const;

 private:
  struct Port {
    AudioPortId id;
    bool present = true;
    EchoDetector detector;
  };
  std::vector<std::unique_ptr<Port>> ports_;
};

}  // namespace media
