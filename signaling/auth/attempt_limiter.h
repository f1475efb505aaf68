#pragma once

#include <cstddef>
#include <string_view>

#include "signaling/auth/failure_counts.h"

namespace signaling {

struct AttemptSettings {
  FailureSettings pair{.free = 5};      // one account from one address
  FailureSettings address{.free = 20};  // one address, whatever accounts it names
  // One account from all addresses that never got into it. Short: an attacker must not keep its owner out.
  FailureSettings account{.free = 50, .longest_delay = std::chrono::seconds(10)};
  size_t max_known = 1024;  // pairs of account and address that got in
};

// Slows guessing of passwords, codes and PINs: delays that grow with the failures of an account at an address, of an
// address, and of an account.
//
// Nobody is locked out for ever: every delay is bounded (15 minutes; 10 s for an account as a whole), and an address
// that has got into the account before does not wait for what others do to it. (While many addresses attack an account,
// its owner at an address never seen competes with them for one attempt in 10 s.) Whether an account exists makes no
// difference here.
//
// `account` is the login name as the store compares it, a device's id for a PIN, or one fixed word for codes, which
// name no account. `address` is the peer's IPv4 address or the first 64 bits of its IPv6 address, behind a trusted
// proxy that of its client. Bounded memory, lost on a restart. Time does not run backwards. Not thread-safe.
class AttemptLimiter {
 public:
  explicit AttemptLimiter(AttemptSettings settings = {});

  // Asks to try now. Zero: go on, the attempt counts as failed until succeeded() is told. Else it is refused and not
  // counted: how long to wait (Retry-After).
  Duration begin(std::string_view account, std::string_view address, Timestamp now);
  // The attempt that began was right. Failures of the pair are forgotten; earlier ones of address and account are not,
  // so that somebody with one account cannot clear the way for guessing another's password.
  void succeeded(std::string_view account, std::string_view address, Timestamp now);

  // Entries kept, of all kinds.
  size_t size() const { return pairs_.size() + addresses_.size() + accounts_.size() + known_.size(); }

 private:
  void remember(const std::string& pair, Timestamp now);

  size_t max_known_;
  FailureCounts pairs_;
  FailureCounts addresses_;
  FailureCounts accounts_;
  std::unordered_map<std::string, Timestamp> known_;  // pairs that got in, and when last
};

}  // namespace signaling
