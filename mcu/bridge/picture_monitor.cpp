#include "mcu/bridge/picture_monitor.h"

#include <algorithm>

namespace mcu {
namespace {

// Rows looked at: a camera that is alive moves in all of them. Of 720 it is one in each row of VP8's macroblocks, which
// change as a whole.
constexpr int kMostRows = 45;

}  // namespace

void PictureMonitor::on_picture(media::VideoInputId id, const media::I420View& picture, media::Timestamp now) {
  auto place = std::find_if(inputs_.begin(), inputs_.end(), [&](const Input& input) { return input.id == id; });
  if (place == inputs_.end()) place = inputs_.insert(place, Input{id, {}});
  const int step = std::max(1, picture.size.height / kMostRows);
  place->condition.on_frame({picture.y, picture.y_stride * step, picture.size.width, picture.size.height / step}, now);
}

void PictureMonitor::take(const media::VideoMixEngine& engine, media::Timestamp now,
                          std::vector<DecodedSecond>& seconds) {
  seconds.clear();
  std::erase_if(inputs_, [&](const Input& input) { return !engine.figures_of(input.id); });
  for (Input& input : inputs_) {
    seconds.push_back({input.id, *engine.figures_of(input.id), input.condition.take(now)});
  }
}

}  // namespace mcu
