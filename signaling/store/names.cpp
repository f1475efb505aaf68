#include "signaling/store/names.h"

#include <memory>
#include <vector>

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "media/base/check.h"
#include "signaling/base/hex.h"

namespace signaling {
namespace {

using icu::UnicodeString;
using GetNormalizer = const icu::Normalizer2* (*)(UErrorCode&);

UnicodeString decode(std::string_view text) {
  return UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string encode(const UnicodeString& text) {
  std::string utf8;
  return text.toUTF8String(utf8);
}

UnicodeString normalize(const UnicodeString& text, GetNormalizer form) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = form(status);
  CHECK(U_SUCCESS(status));  // ICU carries its data
  auto normal = normalizer->normalize(text, status);
  return U_SUCCESS(status) ? normal : UnicodeString();
}

UnicodeString fold(std::string_view text) { return normalize(decode(text), icu::Normalizer2::getNFKCCasefoldInstance); }

std::unique_ptr<icu::Collator> vietnamese() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale("vi"), status));
  CHECK(U_SUCCESS(status));
  collator->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, status);
  return collator;
}

}  // namespace

std::string login_key(std::string_view text) { return encode(fold(text)); }

std::string search_key(std::string_view text) {
  const auto letters = normalize(fold(text), icu::Normalizer2::getNFDInstance);
  UnicodeString key;
  bool blank = false;
  for (int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    const UChar32 letter = letters.char32At(i);
    if (u_charType(letter) == U_NON_SPACING_MARK) continue;
    if (u_isUWhiteSpace(letter)) {
      blank = !key.isEmpty();
      continue;
    }
    if (blank) key.append(static_cast<UChar32>(' '));
    blank = false;
    key.append(letter == 0x111 ? static_cast<UChar32>('d') : letter);  // đ does not decompose
  }
  return encode(key);
}

std::string search_pattern(std::string_view text) {
  std::string pattern = "%";
  for (const char c : search_key(text)) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c;
  }
  return pattern == "%" ? pattern : pattern + "%";
}

std::string sort_key(std::string_view text) {
  static const auto collator = vietnamese();  // its const functions are safe on several threads
  const auto letters = decode(text);
  std::vector<uint8_t> key(static_cast<size_t>(collator->getSortKey(letters, nullptr, 0)));
  collator->getSortKey(letters, key.data(), static_cast<int32_t>(key.size()));
  return to_hex(key);
}

}  // namespace signaling
