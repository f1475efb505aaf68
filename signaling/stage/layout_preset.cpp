#include "signaling/stage/layout_preset.h"

#include <algorithm>
#include <utility>

namespace signaling {
namespace {

using Kind = PlaceRule::Kind;

constexpr std::pair<std::string_view, Kind> kRules[] = {{"speaker", Kind::kSpeaker},
                                                        {"speaker-2", Kind::kSecondSpeaker},
                                                        {"chair", Kind::kChair},
                                                        {"content", Kind::kContent},
                                                        {"previous", Kind::kPrevious}};
constexpr std::string_view kSite = "site:";

}  // namespace

std::optional<PlaceRule> parse_place_rule(std::string_view text) {
  for (const auto& [word, kind] : kRules) {
    if (text == word) return PlaceRule{kind, {}};
  }
  if (!text.starts_with(kSite) || text.size() == kSite.size() || text.size() > kSite.size() + 64) return std::nullopt;
  return PlaceRule{Kind::kSite, SiteId(std::string(text.substr(kSite.size())))};
}

std::string to_string(const PlaceRule& rule) {
  for (const auto& [word, kind] : kRules) {
    if (rule.kind == kind) return std::string(word);
  }
  return std::string(kSite) + rule.site.value();
}

const LayoutPreset* find_preset(std::span<const LayoutPreset> presets, std::string_view id) {
  const auto found = std::ranges::find(presets, id, &LayoutPreset::id);
  return found == presets.end() ? nullptr : &*found;
}

}  // namespace signaling
