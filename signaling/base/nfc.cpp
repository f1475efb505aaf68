#include "signaling/base/nfc.h"

#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "media/base/check.h"

namespace signaling {

std::string nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* composer = icu::Normalizer2::getNFCInstance(status);
  CHECK(U_SUCCESS(status));  // ICU carries its data
  const auto units = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const auto composed = composer->normalize(units, status);
  std::string utf8;
  return U_SUCCESS(status) ? composed.toUTF8String(utf8) : utf8;
}

}  // namespace signaling
