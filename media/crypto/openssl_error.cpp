#include "media/crypto/openssl_error.h"

#include <openssl/err.h>

namespace media {

std::string take_openssl_error() {
  const unsigned long error = ERR_get_error();
  ERR_clear_error();
  const char* reason = error ? ERR_reason_error_string(error) : nullptr;
  return reason ? reason : "unknown error";
}

}  // namespace media
