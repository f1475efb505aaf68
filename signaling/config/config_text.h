#pragma once

#include <string>
#include <string_view>

#include "media/base/config_reader.h"

// Texts that several files of the configuration have. Each is required; what is wrong with it is told by the section.
namespace signaling {

// `id`: 1 to 64 of a-z, 0-9 and -.
std::string read_id(media::ConfigSection& section);

// A name that people read: one line, not empty, at most 200 bytes.
std::string read_name(media::ConfigSection& section, std::string_view key);

}  // namespace signaling
