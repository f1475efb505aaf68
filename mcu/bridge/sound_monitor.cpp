#include "mcu/bridge/sound_monitor.h"

#include <algorithm>
#include <utility>

namespace mcu {

void SoundMonitor::on_sound(media::AudioPortId id, const media::AudioFrame& captured, const media::AudioFrame& played) {
  auto place = std::find_if(ports_.begin(), ports_.end(), [&](const auto& port) { return port->id == id; });
  if (place == ports_.end()) place = ports_.insert(place, std::make_unique<Port>(Port{id, true, {}}));
  (*place)->present = true;
  (*place)->condition.run(captured);
  echoes_.listen(id, played, captured);
}

void SoundMonitor::end_tick() {
  std::erase_if(ports_, [](const auto& port) { return !std::exchange(port->present, false); });
  echoes_.end_tick();
}

void SoundMonitor::take(std::vector<HeardSecond>& seconds) {
  seconds.clear();
  for (const auto& port : ports_) seconds.push_back({port->id, port->condition.take(), echoes_.echo(port->id)});
}

}  // namespace mcu
