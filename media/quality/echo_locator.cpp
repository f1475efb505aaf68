#include "media/quality/echo_locator.h"

#include <algorithm>
#include <utility>

namespace media {

void EchoLocator::listen(AudioPortId port, const AudioFrame& played, const AudioFrame& captured) {
  auto place = std::find_if(ports_.begin(), ports_.end(), [&](const auto& known) { return known->id == port; });
  if (place == ports_.end()) {
    auto made = std::make_unique<Port>();
    made->id = port;
    place = ports_.insert(ports_.end(), std::move(made));
  }
  (*place)->present = true;
  (*place)->detector.run(played, captured);
}

void EchoLocator::end_tick() {
  std::erase_if(ports_, [](const auto& port) { return !port->present; });
  for (const auto& port : ports_) port->present = false;
}

std::optional<Echo> EchoLocator::echo(AudioPortId port) const {
  for (const auto& known : ports_) {
    if (known->id == port) return known->detector.echo();
  }
  return std::nullopt;
}

std::vector<LocatedEcho> EchoLocator::echoes() const {
  std::vector<LocatedEcho> found;
  for (const auto& port : ports_) {
    if (const auto echo = port->detector.echo()) found.push_back({port->id, *echo});
  }
  std::sort(found.begin(), found.end(),
            [](const LocatedEcho& a, const LocatedEcho& b) { return a.echo.loss_db < b.echo.loss_db; });
  return found;
}

}  // namespace media
