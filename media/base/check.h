#pragma once

namespace media {

// Ends the process with file, line and text: for states that only a programming error can bring about, never for
// anything that comes from outside.
[[noreturn]] void check_failed(const char* file, int line, const char* text);

}  // namespace media

#define CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::media::check_failed(__FILE__, __LINE__, #condition))
