// Texts by which somebody asks to be let in: tokens, spoken codes, scopes, roles, hashes, new passwords and PINs. The
// form of each is one: what is read is written back to what is read the same.

#include <cstdint>
#include <string_view>

#include "media/base/bytes.h"
#include "media/base/check.h"
#include "signaling/auth/action.h"
#include "signaling/auth/csrf.h"
#include "signaling/auth/digest.h"
#include "signaling/auth/enrolment.h"
#include "signaling/auth/password_hash.h"
#include "signaling/auth/password_rules.h"
#include "signaling/auth/role.h"
#include "signaling/auth/scope.h"
#include "signaling/auth/seat_devices.h"
#include "signaling/auth/secret_token.h"
#include "signaling/auth/spoken_code.h"

using namespace signaling;

namespace {

void read_words(std::string_view text) {
  if (const auto role = parse_role(text)) CHECK(to_string(*role) == text);
  if (const auto action = parse_action(text)) CHECK(to_string(*action) == text);
  if (const auto kind = parse_device_kind(text)) CHECK(to_string(*kind) == text);
  if (const auto scopes = parse_scopes(text)) {
    CHECK(!scopes->contains(Scope::kPerson) && parse_scopes(to_string(*scopes)) == *scopes);
  }
}

void read_secrets(std::string_view text) {
  if (const auto digest = Digest::from_hex(text)) CHECK(digest->to_hex() == text);
  const auto kind = token_kind(text);
  CHECK(!kind || (text.size() == 47 && token_digest(*kind, text) == digest_of(text)));
  CHECK(!is_csrf_token(HashKey::random(), make_token(TokenKind::kSession), text));
  CHECK(!SeatDevices().find(text));
  if (!text.starts_with("$argon2")) CHECK(!verify_password(text, "password"));  // a costly hash would take its time
}

void read_code(std::string_view text) {
  if (const auto code = parse_spoken_code(text)) {
    CHECK(code->size() == kSpokenCodeSize && parse_spoken_code(show_spoken_code(*code)) == *code);
  }
  Enrolment enrolment(HashKey::random());
  (void)enrolment.issue({SiteId("a"), DeviceKind::kHall}, WallTime{});
  CHECK(!enrolment.redeem(text, WallTime{}));
  if (const auto link = enrolment_link(text, "K7MX-24PQ")) {
    CHECK(link->starts_with("http") && link->find_first_of("\r\n ") == std::string::npos);
  }
}

void read_new_secrets(std::string_view text) {
  if (check_new_password(text, "binh")) {
    CHECK(text.size() >= kPasswordMinCharacters && text.size() <= kPasswordMaxBytes);
    CHECK(!check_new_password(text, text) && text.find('\n') == std::string_view::npos);
  }
  if (check_new_pin(text)) CHECK(text.size() == kPinDigits);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = media::as_text(media::Bytes(data, size));
  read_words(text);
  read_secrets(text);
  read_code(text);
  read_new_secrets(text);
  return 0;
}
