#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "media/base/result.h"
#include "signaling/auth/auth_error.h"
#include "signaling/auth/digest.h"
#include "signaling/auth/seat_place.h"

namespace signaling {

struct EnrolmentSettings {
  std::chrono::milliseconds lifetime = std::chrono::minutes(15);
  int tries = 10;                                           // wrong ones, of each code
  std::chrono::milliseconds kept = std::chrono::hours(24);  // an ended code, so that a late hall is told why
};

enum class CodeState : uint8_t { kOpen, kUsed, kRevoked };

// An issued code as the store keeps it: the code itself is nowhere.
struct IssuedCode {
  std::string group;  // its first 4 characters, which name it
  Digest digest;      // of the whole code, keyed
  SeatPlace place;
  WallTime expires;
  int tries_left = 0;
  CodeState state = CodeState::kOpen;
  friend bool operator==(const IssuedCode&, const IssuedCode&) = default;
};

// The codes by which devices are enrolled for seats: each for one place, for 15 minutes and 10 wrong tries, good once,
// revocable. At most one code of a place is open: a new one replaces the former.
//
// A pure state: time is an argument, a clock that jumps back lengthens a code's life and not its tries. What calls
// change is in take_changed() and is to be stored before the answer goes out; the constructor takes it back. Not
// thread-safe. A keyed hash of a 40-bit code is made per try, which costs a microsecond; the rate of tries per address
// is limited by the caller (AttemptLimiter).
class Enrolment {
 public:
  explicit Enrolment(HashKey key, EnrolmentSettings settings = {}, std::vector<IssuedCode> stored = {});

  // Makes the place's code, in the form that is shown and spoken ("K7MX-24PQ"). A former code of it is revoked.
  std::string issue(const SeatPlace& place, WallTime now);

  // Revokes the place's open code; false if there is none.
  bool revoke(const SeatPlace& place);

  // What was typed. The right code of a place ends as used and tells the place. Errors: kWrongCode (a try is counted if
  // the first group names a code), kCodeTriesSpent, and to who knows the whole code kCodeExpired, kCodeUsed,
  // kCodeRevoked.
  tl::expected<SeatPlace, AuthError> redeem(std::string_view typed, WallTime now);

  // Forgets codes that ended more than `kept` ago; the store may do the same with those that codes() lacks.
  void forget_ended(WallTime now);

  std::span<const IssuedCode> codes() const { return codes_; }
  // The codes that were made or changed since the last call.
  std::vector<IssuedCode> take_changed();

 private:
  IssuedCode* find(std::string_view group);
  std::string fresh_code();
  Digest digest(std::string_view code) const;
  void mark_changed(const IssuedCode& code);

  HashKey key_;
  EnrolmentSettings settings_;
  std::vector<IssuedCode> codes_;     // groups differ
  std::vector<std::string> changed_;  // groups
};

// What a QR code for an enrolment holds: the address of the page with the code behind "#", where neither the request
// nor a log nor a referrer carries it. `base` is the bridge's own address, "https://bridge.example" or with a port,
// without path. Errors: "enrolment.base" names what is wrong with it.
media::Result<std::string> enrolment_link(std::string_view base, std::string_view shown_code);

}  // namespace signaling
