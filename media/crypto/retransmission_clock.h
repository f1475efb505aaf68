#pragma once

#include <openssl/ssl.h>

#include "media/base/time.h"
#include "media/crypto/datagram_bio.h"

namespace media {

// When a DTLS flight is sent again (RFC 6347 §4.2.4): 50 ms after it was sent, then after doubling spans up to 2 s.
//
// OpenSSL decides on retransmission by the system's wall clock, which we do not want (it can jump, and tests run in
// virtual time). It tells its BIO where it keeps the expiry time when it starts the timer; so its own spans are set
// beyond any handshake, and when our deadline has passed that expiry is moved into the past. OpenSSL ≥ 3.2 hands out
// only a copy of the expiry: there its clock decides, with our spans.
class RetransmissionClock {
 public:
  static constexpr Duration kFirst = std::chrono::milliseconds(50);
  static constexpr Duration kLongest = std::chrono::seconds(2);

  RetransmissionClock(SSL* ssl, DatagramBio& bio);

  // To be called after every SSL call but retransmit(): a flight that was sent starts the clock, a finished handshake
  // or an answered flight stops it.
  void follow(Timestamp now);
  Timestamp deadline() const { return deadline_; }
  // Sends the flight again if the deadline has passed; false: it was sent too often, the handshake is over.
  bool retransmit(Timestamp now);
  void stop() { deadline_ = kNever; }

 private:
  SSL* ssl_;
  DatagramBio& bio_;
  Timestamp deadline_ = kNever;
  Duration span_ = kFirst;
};

}  // namespace media
