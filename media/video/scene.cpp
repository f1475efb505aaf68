#include "media/video/scene.h"

#include <algorithm>

namespace media {

std::vector<std::optional<VideoInputId>> fill_places(const SceneGroup& group, std::span<const SceneInput> inputs) {
  auto places = group.places;
  const size_t most = tile_limit(group.layout);
  if (places.size() > most) places.resize(most);
  for (const SceneInput& input : inputs) {
    if (!group.fill || places.size() == most) break;
    const bool placed = std::find(places.begin(), places.end(), input.id) != places.end();
    if (!input.content && !placed) places.emplace_back(input.id);
  }
  return places;
}

}  // namespace media
