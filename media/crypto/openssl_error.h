#pragma once

#include <string>

namespace media {

// Takes the thread's oldest OpenSSL error off its queue, empties the queue and gives the error's words; "unknown error"
// if there is none.
std::string take_openssl_error();

}  // namespace media
