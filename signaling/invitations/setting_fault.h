#pragma once

#include <string>
#include <vector>

#include "signaling/base/text.h"

namespace signaling {

// What is wrong with one member of a group of settings, and what would be right.
struct SettingFault {
  std::string member;  // "public_address"
  std::string code;    // stable, dotted: "setting.not_an_address"
  Text text;           // "phải …" / "must …"
  friend bool operator==(const SettingFault&, const SettingFault&) = default;
};

using SettingFaults = std::vector<SettingFault>;

}  // namespace signaling
