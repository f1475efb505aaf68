#include "signaling/config/layout_config.h"

#include <utility>

#include "media/base/config_reader.h"
#include "signaling/config/config_text.h"

namespace signaling {
namespace {

using mcu::LayoutName;
using media::ConfigReader;
using media::ConfigSection;

std::vector<PlaceRule> read_places(ConfigSection& section) {
  std::vector<std::string> texts;
  section.read("places", texts, kMaxPlaces);
  section.require("places");
  std::vector<PlaceRule> places;
  for (const auto& text : texts) {
    if (const auto rule = parse_place_rule(text)) {
      places.push_back(*rule);
    } else {
      section.complain("places", "\"" + text + "\" is none of speaker, speaker-2, chair, content, previous, site:ID");
    }
  }
  return places;
}

LayoutPreset read_preset(ConfigSection& section) {
  LayoutPreset preset;
  preset.id = read_id(section);
  preset.name.vi = read_name(section, "vi");
  preset.name.en = read_name(section, "en");
  section.require("layout");
  section.read("layout", preset.layout,
               {{"grid", LayoutName::kGrid},
                {"stage", LayoutName::kStage},
                {"pair", LayoutName::kPair},
                {"chair_speaker", LayoutName::kChairSpeaker},
                {"content_speaker", LayoutName::kContentSpeaker},
                {"full", LayoutName::kFull}});
  preset.places = read_places(section);
  section.read("fill", preset.fill);
  if (preset.places.empty() && !preset.fill) section.complain("places", "is empty and fill is false: nobody is seen");
  return preset;
}

}  // namespace

media::Result<std::vector<LayoutPreset>> read_layouts(const std::filesystem::path& path) {
  auto file = ConfigReader::read_file(path);
  if (!file) return tl::unexpected(file.error());
  std::vector<LayoutPreset> presets;
  for (auto& section : file->root().sections("layout")) {
    auto preset = read_preset(section);
    if (find_preset(presets, preset.id) != nullptr) section.complain("id", "another layout has this id");
    presets.push_back(std::move(preset));
  }
  if (presets.empty()) file->root().complain("layout", "there is no [[layout]]");
  if (presets.size() > kMaxPresets) file->root().complain("layout", "there are more than 64");
  if (auto done = file->finish(); !done) return tl::unexpected(done.error());
  return presets;
}

}  // namespace signaling
