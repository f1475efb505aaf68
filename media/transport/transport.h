#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "media/base/bytes.h"
#include "media/base/drop_reason.h"
#include "media/base/result.h"
#include "media/base/time.h"
#include "media/crypto/certificate.h"
#include "media/crypto/dtls_session.h"
#include "media/crypto/srtp_session.h"
#include "media/packet/rtp_packet.h"
#include "media/transport/address.h"
#include "media/transport/failure_limiter.h"

namespace media {

// What a Transport hands up. Views are valid during the call only. The handler may call the transport's protect_…
// methods, but not on_datagram(), handle_timeout() or on_path().
class TransportHandler {
 public:
  virtual ~TransportHandler() = default;
  // DTLS is done, keys are in place: media may be sent from now on. Once.
  virtual void on_connected(Timestamp now) = 0;
  // A decrypted, well-formed packet that is no replay.
  virtual void on_rtp(const RtpPacketView& packet, Timestamp now) = 0;
  // A decrypted compound; its contents are not parsed yet.
  virtual void on_rtcp(Bytes compound, Timestamp now) = 0;
  // The peer closed or the handshake failed; `reason` is one English sentence. Once; nothing follows.
  virtual void on_closed(const std::string& reason, Timestamp now) = 0;
};

struct TransportCounters {
  uint64_t dtls_in = 0;
  uint64_t dtls_out = 0;
  uint64_t rtp_in = 0;
  uint64_t rtcp_in = 0;
  uint64_t bytes_in = 0;  // of every datagram that came, used or not
  uint64_t rtp_out = 0;
  uint64_t rtcp_out = 0;
  uint64_t protect_refused = 0;  // protect_… calls that gave nullopt
  DropCounters drops;            // of what came in
};

// One BUNDLE's transport over "a pipe of datagrams": tells DTLS, SRTP and SRTCP apart (RFC 7983, RFC 5761), runs the
// DTLS handshake and encrypts. Sans-IO: it knows neither sockets nor ICE, only whether the caller's ICE has validated
// an address.
// - DTLS is taken only from a validated address; what comes from another during the handshake is kept
//   (kMaxEarlyDatagrams) until on_path() names that address.
// - SRTP is taken from any address if it authenticates, and never changes where anything is sent.
// - More than 50 authentication failures a second from one address: dropped before any crypto (FailureLimiter).
// No allocation per media packet but those of SrtpSession. One thread (the conference's shard).
class Transport {
 public:
  static constexpr size_t kMaxEarlyDatagrams = 4;

  // `remote_fingerprints`: the peer's a=fingerprint values. Fails as DtlsSession::create().
  static Result<Transport> create(const Certificate& certificate, DtlsRole role,
                                  std::span<const std::string> remote_fingerprints,
                                  std::span<const SrtpProfile> profiles = kSrtpProfiles);

  // ICE has validated (selected) a path to `remote`: a client starts its handshake at the first one, kept datagrams
  // from `remote` are handled. Call it at every change of the path.
  void on_path(const Address& remote, Timestamp now, TransportHandler& handler);

  // One datagram from the network, decrypted in place. `from_validated`: ICE has validated `from`.
  void on_datagram(MutableBytes datagram, const Address& from, bool from_validated, Timestamp now,
                   TransportHandler& handler);

  // The next DTLS datagram to send to ICE's selected path; valid until the next call. Poll until empty after on_path(),
  // on_datagram(), handle_timeout() and close().
  std::optional<Bytes> poll_datagram();

  void handle_timeout(Timestamp now, TransportHandler& handler);
  // kNever once connected: what DTLS has to say from then on answers a datagram.
  Timestamp next_deadline() const { return connected() ? kNever : dtls_.next_deadline(); }

  // Encrypt the first `size` bytes of `buffer` in place; kSrtpMaxOverhead bytes of room must follow. Gives the size to
  // send; nullopt before on_connected(), after on_closed(), or for something that is no packet (counted).
  std::optional<size_t> protect_rtp(MutableBytes buffer, size_t size);
  std::optional<size_t> protect_rtcp(MutableBytes buffer, size_t size);

  // Says goodbye (close_notify, to be polled); nothing is handed up or protected afterwards.
  void close();

  bool connected() const { return outbound_.has_value() && !closed_; }
  // The negotiated profile, once connected.
  std::optional<SrtpProfile> profile() const;
  const TransportCounters& counters() const { return counters_; }
  // Calls of SRTP; zero before on_connected().
  SrtpCalls protect_calls() const { return outbound_ ? outbound_->calls() : SrtpCalls{}; }
  SrtpCalls unprotect_calls() const { return inbound_ ? inbound_->calls() : SrtpCalls{}; }

 private:
  struct EarlyDatagram {
    Address from;
    std::vector<uint8_t> bytes;
  };

  explicit Transport(DtlsSession dtls) : dtls_(std::move(dtls)) {}
  void on_dtls(Bytes datagram, const Address& from, bool from_validated, Timestamp now, TransportHandler& handler);
  void on_srtp(MutableBytes datagram, const Address& from, Timestamp now, TransportHandler& handler);
  void on_srtcp(MutableBytes datagram, const Address& from, Timestamp now, TransportHandler& handler);
  bool may_decrypt(const Address& from, Timestamp now);
  void on_refused(DropReason reason, const Address& from, Timestamp now);
  void follow_dtls(Timestamp now, TransportHandler& handler);
  void drop(DropReason reason) { counters_.drops.add(reason); }

  DtlsSession dtls_;
  bool started_ = false;
  bool closed_ = false;
  bool dtls_touched_ = false;  // since poll_datagram() had nothing: DTLS may have something to say
  std::vector<EarlyDatagram> early_;
  std::optional<SrtpSession> outbound_;
  std::optional<SrtpSession> inbound_;
  FailureLimiter limiter_;
  TransportCounters counters_;
};

}  // namespace media
