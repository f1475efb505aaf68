#include "signaling/alarms/alarm_settings.h"

#include <string>

#include "signaling/alarms/alarm_words.h"

namespace signaling {
namespace {

bool is_within(Duration value, Duration most) { return value >= Duration::zero() && value <= most; }

media::Result<void> bad(const std::string& name, const std::string& allowed) {
  return media::failure("alarms.bad_setting", name + " must be " + allowed);
}

}  // namespace

media::Result<void> AlarmSettings::check() const {
  for (const auto& words : alarm_kind_words()) {
    const auto& of_kind = rule(words.kind);
    const std::string name(words.word);
    if (!is_within(of_kind.raise_after, kLongestRaise)) return bad(name + ".raise_s", "0 to 3600");
    if (!is_within(of_kind.clear_after, kLongestClear)) return bad(name + ".clear_s", "0 to 86400");
  }
  if (!is_within(settle, kLongestSettle)) return bad("settle_s", "0 to 600");
  return {};
}

}  // namespace signaling
