#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "tools/endpoint/core/track.h"

namespace tools {

// A folder of pre-encoded tracks as make_media writes it; each file is read once and shared by all seats of the
// process. One thread.
class MediaStore {
 public:
  explicit MediaStore(std::string folder) : folder_(std::move(folder)) {}

  using Sound = std::shared_ptr<const Track>;
  // The simulcast layers of a site's picture, largest first.
  media::Result<std::vector<std::shared_ptr<const Track>>> picture(uint8_t site);
  // What a site presents; `site` < kDocumentSigns.
  media::Result<std::shared_ptr<const Track>> document(uint8_t site);
  media::Result<Sound> tone(uint8_t site);
  // "silence", "quiet", or a name given to make_media with --sound.
  media::Result<Sound> sound(const std::string& name);

  const std::string& folder() const { return folder_; }
  static std::string picture_file(uint8_t site, std::string_view rid);
  static std::string document_file(uint8_t site);
  static std::string tone_file(uint8_t site);
  static std::string sound_file(const std::string& name);

 private:
  media::Result<std::shared_ptr<const Track>> load(const std::string& file);

  std::string folder_;
  std::map<std::string, std::shared_ptr<const Track>> tracks_;
};

}  // namespace tools
