// Lines of the control channel: whatever is accepted survives being written and read again.

#include "mcu/api/messages.h"
#include "media/base/check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  if (const auto command = mcu::parse_command(line)) {
    const std::string written = mcu::to_json(*command);
    const auto again = mcu::parse_command(written);
    CHECK(again && mcu::to_json(*again) == written);
  }
  if (const auto event = mcu::parse_event(line)) {
    const std::string written = mcu::to_json(*event);
    const auto again = mcu::parse_event(written);
    CHECK(again && mcu::to_json(*again) == written);
  }
  return 0;
}
