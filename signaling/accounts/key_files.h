#pragma once

#include <filesystem>
#include <string_view>

#include "media/base/result.h"
#include "signaling/auth/digest.h"
#include "signaling/store/store.h"

namespace signaling {

// The secret key in the file `name`.key of the store's folder for keys: 32 bytes, for the service's user only. Made at
// the first call, whole and on the disk before it is given; a back-up of the store holds it.
// Errors: store.disk_full, store.failed; key.damaged: the file is no key (restore it from a back-up, or remove it to
// have a new one made).
media::Result<HashKey> open_key(const StoreLayout& layout, std::string_view name);

// The keys that accounts and seats need. Each has one use, so that what one lets be guessed says nothing of another.
struct AccountKeys {
  HashKey codes;    // enrolment codes are kept hashed with it
  HashKey csrf;     // CSRF tokens of pages
  HashKey unlocks;  // unlocks of chair tablets

  static media::Result<AccountKeys> open(const StoreLayout& layout);
};

}  // namespace signaling
