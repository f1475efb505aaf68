// What a request says of its sender besides tokens: the Cookie header, a tablet's unlock, a login name.

#include <cstdint>
#include <string>
#include <string_view>

#include "media/base/bytes.h"
#include "media/base/check.h"
#include "signaling/accounts/tablet_unlock.h"
#include "signaling/accounts/user_accounts.h"
#include "signaling/api/session_cookie.h"

using namespace signaling;

namespace {

const HashKey kKey({1, 2, 3});

void read_cookie(std::string_view text) {
  const auto value = session_cookie(text);
  CHECK(value.find(';') == std::string_view::npos);
  CHECK(value.empty() || (value.data() >= text.data() && value.data() + value.size() <= text.data() + text.size()));
}

// Nobody who lacks the key makes one, whatever a real one looks like.
void read_tablet_unlock(std::string_view text) {
  const std::string real = make_unlock(kKey, DeviceId(1), WallTime(std::chrono::milliseconds(1)));
  if (text != real) CHECK(!read_unlock(kKey, DeviceId(1), text));
  CHECK(!read_unlock(kKey, DeviceId(2), real));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = media::as_text(media::Bytes(data, size));
  read_cookie(text);
  read_tablet_unlock(text);
  if (check_login_name(text)) CHECK(text.size() <= 256 && text.find(' ') == std::string_view::npos);
  return 0;
}
