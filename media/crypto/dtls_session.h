#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "media/base/bytes.h"
#include "media/base/dtls_role.h"
#include "media/base/result.h"
#include "media/base/time.h"
#include "media/crypto/certificate.h"
#include "media/crypto/srtp_profile.h"

namespace media {

enum class DtlsState : uint8_t {
  kNew,          // nothing sent or received yet
  kHandshaking,
  kConnected,    // the peer's certificate matched; srtp_keys() are there
  kClosed,       // either side said close_notify
  kFailed,       // see failure(); final
};

// One DTLS-SRTP handshake and association (RFC 5764, RFC 6347), sans-IO: datagrams and time go in, datagrams and a
// deadline come out. DTLS 1.2, ECDHE with AEAD suites, mutual certificates, SRTP_AEAD_AES_128_GCM preferred.
// It need not know addresses, ICE or SRTP. Application data (no data channels here) is dropped.
//
// Retransmission starts at 50 ms and doubles to 2 s; after 12 in a row the handshake fails. Time is what the caller
// says, not OpenSSL's clock. One thread at a time.
class DtlsSession {
 public:
  // `remote_fingerprints`: the a=fingerprint values of the peer; at least one must match its certificate before keys
  // are given. `profiles`: what is offered or accepted, best first. Fails on an empty list or one without a supported
  // hash ("crypto.fingerprint") and if OpenSSL does ("crypto.dtls").
  static Result<DtlsSession> create(const Certificate& certificate, DtlsRole role,
                                    std::span<const std::string> remote_fingerprints,
                                    std::span<const SrtpProfile> profiles = kSrtpProfiles);
  DtlsSession(DtlsSession&&) noexcept;
  DtlsSession& operator=(DtlsSession&&) noexcept;
  ~DtlsSession();

  // Client: sends the ClientHello. Server: nothing. Once.
  void start(Timestamp now);

  // One datagram whose first byte is 20…63 (RFC 7983). Records that make no sense are ignored; a handshake message
  // that breaks the protocol fails the handshake, which is why only datagrams of ICE's peer belong here.
  void handle_datagram(Bytes datagram, Timestamp now);

  // Retransmits when next_deadline() has passed; otherwise nothing.
  void handle_timeout(Timestamp now);
  Timestamp next_deadline() const;

  // The next datagram to send, at most 1200 bytes; valid until the next call of any method. Poll until empty after
  // start(), handle_datagram(), handle_timeout() and close().
  std::optional<Bytes> poll_datagram();

  // Sends close_notify if connected; the state becomes kClosed.
  void close();

  DtlsState state() const;
  // Why the state is kFailed, one English sentence; else empty.
  const std::string& failure() const;
  // There from kConnected on.
  const std::optional<SrtpKeys>& srtp_keys() const;

 private:
  class Impl;
  explicit DtlsSession(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace media
