#pragma once

#include <string>

#include "media/base/random.h"
#include "signaling/protocol/client_message.h"
#include "tests/bench/console/scene.h"
#include "tests/sim/sim_conference.h"
#include "tests/unit/media/quality/voices.h"

namespace bench {

// A hall of a scene: what its microphone hears and what its page says of itself. The line, the camera and the echo are
// the simulated site's. One thread.
class Hall {
 public:
  static constexpr int kSoundSeconds = 10;  // then it begins anew

  enum class Input { kVoice, kRoom, kNothing, kAnotherInput };

  // `talks`: has an open microphone, and somebody speaks.
  Hall(std::string id, bool talks, uint64_t seed);
  const std::string& id() const { return id_; }

  // Gives the site of this hall its microphone; once for each endpoint that connects.
  void plug_in(sim::SimSite& site);
  void set_input(Input input) { input_ = input; }
  // The level of its room, or of the other input.
  void set_room(double dbov);
  void set_another_input(double dbov);

  // The fault of its equipment, as far as it is none of the simulated site.
  void strike(const Fault& fault, sim::SimSite& site);
  // What a page says every two seconds. The pictures that its screen missed are those that `site` missed.
  signaling::ReportEndpoint report(sim::SimSite& site);
  // Its line limits what it sends, and it may have noticed.
  void is_limited() { limited_ = true; }
  bool microphone_on() const { return talks_ && button_; }

 private:
  void hear(media::AudioFrame& frame, int64_t tick) const;
  media::test::Sound steady_noise(double dbov);
  double between(double low, double high) { return low + (high - low) * random_.unit(); }

  std::string id_;
  bool talks_;
  media::Random random_;
  bool tells_limits_;  // a browser does; the native endpoint does not
  bool button_ = true;
  bool limited_ = false;
  bool overloaded_ = false;
  Input input_;
  media::test::Sound voice_, room_, another_;
  mcu::EndpointReport state_;
};

}  // namespace bench
