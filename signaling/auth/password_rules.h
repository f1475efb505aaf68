#pragma once

#include <cstddef>
#include <string_view>

#include <tl/expected.hpp>

#include "signaling/auth/auth_error.h"

namespace signaling {

inline constexpr size_t kPasswordMinCharacters = 10;
inline constexpr size_t kPasswordMaxBytes = 200;
inline constexpr size_t kPinDigits = 6;

// Whether `password` (UTF-8 in NFC) will do as the new one of the account `login`: at least 10 characters, at most 200
// bytes, no control characters (RFC 8265 §4.2), not the login name with digits and signs added, none of the commonest,
// at least 4 different bytes. Nothing about kinds of characters is asked: length counts (NIST SP 800-63B §5.1.1.2).
tl::expected<void, AuthError> check_new_password(std::string_view password, std::string_view login);

// Whether `pin` will do as a chair tablet's new PIN: 6 digits, not one digit six times, no run like 123456 or 654321.
// A PIN is weak by its length; what guards it is that it works on its own tablet only and has few tries (SeatDevices).
tl::expected<void, AuthError> check_new_pin(std::string_view pin);

}  // namespace signaling
