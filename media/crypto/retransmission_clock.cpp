#include "media/crypto/retransmission_clock.h"

#include <openssl/crypto.h>

#include <algorithm>

namespace media {
namespace {

// In OpenSSL 3.0 and 3.1 the BIO is handed the timer itself.
bool timer_is_ours() {
  static const bool ours = OpenSSL_version_num() < 0x30200000UL;
  return ours;
}

unsigned microseconds(Duration d) {
  return static_cast<unsigned>(std::chrono::duration_cast<std::chrono::microseconds>(d).count());
}

// `previous`: 0 for a flight's first span.
unsigned next_span(SSL*, unsigned previous) {
  if (timer_is_ours()) return microseconds(std::chrono::hours(1));
  if (previous == 0) return microseconds(RetransmissionClock::kFirst);
  return std::min(previous * 2, microseconds(RetransmissionClock::kLongest));
}

}  // namespace

RetransmissionClock::RetransmissionClock(SSL* ssl, DatagramBio& bio) : ssl_(ssl), bio_(bio) {
  DTLS_set_timer_cb(ssl, next_span);
}

void RetransmissionClock::follow(Timestamp now) {
  timeval left{};
  const bool running = !SSL_is_init_finished(ssl_) && DTLSv1_get_timeout(ssl_, &left) == 1;
  const bool started = bio_.take_timer_started();
  if (!running) {
    deadline_ = kNever;
  } else if (started) {
    span_ = kFirst;
    deadline_ = now + span_;
  }
}

bool RetransmissionClock::retransmit(Timestamp now) {
  if (now < deadline_) return true;
  if (timer_is_ours() && bio_.timer_expiry()) *bio_.timer_expiry() = timeval{1, 0};
  const bool alive = DTLSv1_handle_timeout(ssl_) >= 0;
  bio_.take_timer_started();
  span_ = std::min(span_ * 2, kLongest);
  deadline_ = alive ? now + span_ : kNever;
  return alive;
}

}  // namespace media
