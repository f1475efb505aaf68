#include "media/transport/transport.h"

#include <algorithm>
#include <utility>

#include "media/packet/demux.h"

namespace media {

Result<Transport> Transport::create(const Certificate& certificate, DtlsRole role,
                                    std::span<const std::string> remote_fingerprints,
                                    std::span<const SrtpProfile> profiles) {
  auto dtls = DtlsSession::create(certificate, role, remote_fingerprints, profiles);
  if (!dtls) return tl::unexpected(dtls.error());
  return Transport(*std::move(dtls));
}

void Transport::on_path(const Address& remote, Timestamp now, TransportHandler& handler) {
  if (closed_) return;
  dtls_touched_ = true;
  if (!std::exchange(started_, true)) dtls_.start(now);
  for (EarlyDatagram& early : std::exchange(early_, {})) {
    if (early.from == remote) {
      dtls_.handle_datagram(early.bytes, now);
    } else {
      early_.push_back(std::move(early));
    }
  }
  follow_dtls(now, handler);
}

void Transport::on_datagram(MutableBytes datagram, const Address& from, bool from_validated, Timestamp now,
                            TransportHandler& handler) {
  counters_.bytes_in += datagram.size();
  if (closed_) return drop(DropReason::kNotReady);
  if (datagram.size() > kMaxDatagramSize) return drop(DropReason::kTooLarge);
  switch (classify_datagram(datagram)) {
    case DatagramKind::kRtp: return on_srtp(datagram, from, now, handler);
    case DatagramKind::kRtcp: return on_srtcp(datagram, from, now, handler);
    case DatagramKind::kDtls: return on_dtls(datagram, from, from_validated, now, handler);
    case DatagramKind::kStun:
    case DatagramKind::kUnknown: return drop(DropReason::kUnknownKind);
  }
}

void Transport::on_dtls(Bytes datagram, const Address& from, bool from_validated, Timestamp now,
                        TransportHandler& handler) {
  ++counters_.dtls_in;
  if (!from_validated) {
    // A hello may overtake the connectivity check that validates its sender. When the handshake is done, or when more
    // comes than a hello needs, it is somebody else's.
    if (outbound_) return drop(DropReason::kUnexpectedSource);
    if (early_.size() == kMaxEarlyDatagrams) return drop(DropReason::kBufferFull);
    early_.push_back({from, {datagram.begin(), datagram.end()}});
    return;
  }
  started_ = dtls_touched_ = true;
  dtls_.handle_datagram(datagram, now);
  follow_dtls(now, handler);
}

// What the DTLS session's new state means for media.
void Transport::follow_dtls(Timestamp now, TransportHandler& handler) {
  if (dtls_.state() == DtlsState::kConnected && !outbound_) {
    const SrtpKeys& keys = *dtls_.srtp_keys();
    auto outbound = SrtpSession::create(keys.profile, keys.local, SrtpDirection::kOutbound);
    auto inbound = SrtpSession::create(keys.profile, keys.remote, SrtpDirection::kInbound);
    if (!outbound || !inbound) {
      closed_ = true;
      return handler.on_closed(outbound ? inbound.error().message : outbound.error().message, now);
    }
    outbound_ = *std::move(outbound);
    inbound_ = *std::move(inbound);
    early_.clear();
    handler.on_connected(now);
  } else if (dtls_.state() == DtlsState::kFailed || dtls_.state() == DtlsState::kClosed) {
    if (std::exchange(closed_, true)) return;
    early_.clear();
    handler.on_closed(dtls_.state() == DtlsState::kFailed ? dtls_.failure() : "the peer closed the connection", now);
  }
}

void Transport::on_srtp(MutableBytes datagram, const Address& from, Timestamp now, TransportHandler& handler) {
  if (!may_decrypt(from, now)) return;
  const auto size = inbound_->unprotect_rtp(datagram);
  if (!size) return on_refused(size.error(), from, now);
  const auto packet = RtpPacketView::parse(datagram.first(*size));
  if (!packet) return drop(DropReason::kMalformed);
  ++counters_.rtp_in;
  handler.on_rtp(*packet, now);
}

void Transport::on_srtcp(MutableBytes datagram, const Address& from, Timestamp now, TransportHandler& handler) {
  if (!may_decrypt(from, now)) return;
  const auto size = inbound_->unprotect_rtcp(datagram);
  if (!size) return on_refused(size.error(), from, now);
  ++counters_.rtcp_in;
  handler.on_rtcp(datagram.first(*size), now);
}

bool Transport::may_decrypt(const Address& from, Timestamp now) {
  if (!inbound_) {
    drop(DropReason::kNotReady);
    return false;
  }
  if (!limiter_.allows(from, now)) {
    drop(DropReason::kRateLimited);
    return false;
  }
  return true;
}

void Transport::on_refused(DropReason reason, const Address& from, Timestamp now) {
  if (reason == DropReason::kAuthenticationFailed) limiter_.on_failure(from, now);
  drop(reason);
}

std::optional<Bytes> Transport::poll_datagram() {
  if (!dtls_touched_) return std::nullopt;
  const auto datagram = dtls_.poll_datagram();
  dtls_touched_ = datagram.has_value();
  if (datagram) ++counters_.dtls_out;
  return datagram;
}

void Transport::handle_timeout(Timestamp now, TransportHandler& handler) {
  if (closed_ || connected()) return;
  dtls_touched_ = true;
  dtls_.handle_timeout(now);
  follow_dtls(now, handler);
}

std::optional<size_t> Transport::protect_rtp(MutableBytes buffer, size_t size) {
  const auto result = outbound_ && !closed_ ? outbound_->protect_rtp(buffer, size) : std::nullopt;
  result ? ++counters_.rtp_out : ++counters_.protect_refused;
  return result;
}

std::optional<size_t> Transport::protect_rtcp(MutableBytes buffer, size_t size) {
  const auto result = outbound_ && !closed_ ? outbound_->protect_rtcp(buffer, size) : std::nullopt;
  result ? ++counters_.rtcp_out : ++counters_.protect_refused;
  return result;
}

void Transport::close() {
  closed_ = dtls_touched_ = true;
  early_.clear();
  dtls_.close();
}

std::optional<SrtpProfile> Transport::profile() const {
  if (!dtls_.srtp_keys()) return std::nullopt;
  return dtls_.srtp_keys()->profile;
}

}  // namespace media
