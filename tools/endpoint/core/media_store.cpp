#include "tools/endpoint/core/media_store.h"

#include "tools/endpoint/core/make_tracks.h"

namespace tools {

std::string MediaStore::picture_file(uint8_t site, std::string_view rid) {
  return "picture-" + std::to_string(site) + "-" + std::string(rid) + ".track";
}

std::string MediaStore::document_file(uint8_t site) { return "document-" + std::to_string(site) + ".track"; }

std::string MediaStore::tone_file(uint8_t site) { return "tone-" + std::to_string(site) + ".track"; }

std::string MediaStore::sound_file(const std::string& name) { return "sound-" + name + ".track"; }

media::Result<std::shared_ptr<const Track>> MediaStore::load(const std::string& file) {
  const auto known = tracks_.find(file);
  if (known != tracks_.end()) return known->second;
  auto track = Track::read(folder_ + "/" + file);
  if (!track) {
    return media::failure(track.error().code, track.error().message + " (make_media writes these files)");
  }
  return tracks_.emplace(file, *track).first->second;
}

media::Result<std::vector<std::shared_ptr<const Track>>> MediaStore::picture(uint8_t site) {
  std::vector<std::shared_ptr<const Track>> layers;
  for (const auto& layer : kSimulcastLayers) {
    auto track = load(picture_file(site, layer.rid));
    if (!track) return tl::unexpected(track.error());
    layers.push_back(*track);
  }
  return layers;
}

media::Result<std::shared_ptr<const Track>> MediaStore::document(uint8_t site) { return load(document_file(site)); }

media::Result<MediaStore::Sound> MediaStore::tone(uint8_t site) { return load(tone_file(site)); }

media::Result<MediaStore::Sound> MediaStore::sound(const std::string& name) { return load(sound_file(name)); }

}  // namespace tools
