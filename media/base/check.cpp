#include "media/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace media {

void check_failed(const char* file, int line, const char* text) {
  std::fprintf(stderr, "%s:%d: impossible state: %s\n", file, line, text);
  std::abort();
}

}  // namespace media
