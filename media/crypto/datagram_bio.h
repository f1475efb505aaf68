#pragma once

#include <openssl/bio.h>
#include <sys/time.h>

#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "media/base/bytes.h"

namespace media {

// What OpenSSL reads from and writes to instead of a socket: one datagram in at a time, whole datagrams out. A plain
// memory BIO would join the datagrams of a flight. Records written one after the other share a datagram where they fit
// (RFC 6347 §4.1.1): OpenSSL sends each record of a repeated flight by itself, and on a lossy line a flight of five
// datagrams hardly ever arrives whole. Owned by the session, whose SSL object holds the BIO.
class DatagramBio {
 public:
  // Below what tunnels and VPNs of a state WAN leave of an Ethernet frame.
  static constexpr size_t kMaxDatagram = 1200;

  DatagramBio() = default;
  DatagramBio(const DatagramBio&) = delete;
  DatagramBio& operator=(const DatagramBio&) = delete;

  // A new BIO on this object, for SSL_set_bio(ssl, bio, bio), which takes it over; nullptr if OpenSSL fails.
  BIO* make_bio();

  // What the next read gives. A view; it must stay valid until the SSL call returns. Reads take it.
  void set_input(Bytes datagram) { input_ = datagram; }

  std::deque<std::vector<uint8_t>>& output() { return output_; }

  // OpenSSL (re)started its retransmission timer since the last call.
  bool take_timer_started() { return std::exchange(timer_started_, false); }

  // Where this OpenSSL keeps the expiry of the timer last started, so that the session's clock can take its place; null
  // if it was never started.
  timeval* timer_expiry() const { return timer_expiry_; }

 private:
  struct Callbacks;
  void append(Bytes records);

  Bytes input_;
  std::deque<std::vector<uint8_t>> output_;
  timeval* timer_expiry_ = nullptr;
  bool timer_started_ = false;
};

}  // namespace media
