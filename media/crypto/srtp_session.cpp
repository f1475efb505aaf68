#include "media/crypto/srtp_session.h"

#include <algorithm>
#include <array>
#include <utility>

#include "media/base/check.h"
#include "media/packet/rtp_packet.h"

namespace media {
namespace {

constexpr size_t kMinRtp = 12;
constexpr size_t kRtcpHeader = 8;
constexpr size_t kIndexSize = 4;  // the E flag and 31 bits of SRTCP index
constexpr uint32_t kEncrypted = 0x8000'0000;
constexpr int64_t kMaxRtcpIndex = 0x7fff'ffff;
constexpr int64_t kMaxIndex = (int64_t{1} << 48) - 1;

bool has_version_2(Bytes packet) { return (packet[0] >> 6) == 2; }

std::array<uint8_t, 4> big_endian(uint32_t value) {
  return {static_cast<uint8_t>(value >> 24), static_cast<uint8_t>(value >> 16), static_cast<uint8_t>(value >> 8),
          static_cast<uint8_t>(value)};
}

// The part that is not encrypted: header, CSRCs, extension block. nullopt if the packet ends before.
std::optional<size_t> rtp_header_size(Bytes packet) {
  size_t size = kMinRtp + size_t{4} * (packet[0] & 0x0f);
  if ((packet[0] & 0x10) != 0) {
    if (packet.size() < size + 4) return std::nullopt;
    size += 4 + size_t{4} * static_cast<size_t>(packet[size + 2] << 8 | packet[size + 3]);
  }
  return size <= packet.size() ? std::optional(size) : std::nullopt;
}

// RFC 3711 §3.3.1: the index with this sequence number that is nearest to the newest. May be negative.
int64_t estimate_index(uint16_t sequence_number, int64_t newest) {
  if (newest < 0) return sequence_number;
  return newest + static_cast<int16_t>(static_cast<uint16_t>(sequence_number - static_cast<uint16_t>(newest)));
}

template <typename Window>
std::optional<DropReason> refuse(const Window& window, int64_t index) {
  if (index < 0) return DropReason::kTooLate;
  switch (window.judge(index)) {
    case Window::Verdict::kSeen: return DropReason::kReplayed;
    case Window::Verdict::kTooOld: return DropReason::kTooLate;
    case Window::Verdict::kNew: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

SrtpSession::SrtpSession(SrtpCipher rtp, SrtpCipher rtcp, bool tag_is_last, SrtpDirection direction)
    : rtp_(std::move(rtp)), rtcp_(std::move(rtcp)), tag_is_last_(tag_is_last), direction_(direction) {
  ssrcs_.reserve(kMaxSsrcs);
}

Result<SrtpSession> SrtpSession::create(SrtpProfile profile, const SrtpMasterKey& key, SrtpDirection direction) {
  if (key.bytes().size() != SrtpMasterKey::size_for(profile)) {
    return failure("crypto.srtp", "the SRTP key has the wrong size for " + std::string(to_string(profile)));
  }
  const bool encrypt = direction == SrtpDirection::kOutbound;
  auto rtp = SrtpCipher::create(profile, key, SrtpCipher::Use::kRtp, encrypt);
  if (!rtp) return tl::unexpected(rtp.error());
  auto rtcp = SrtpCipher::create(profile, key, SrtpCipher::Use::kRtcp, encrypt);
  if (!rtcp) return tl::unexpected(rtcp.error());
  return SrtpSession(std::move(*rtp), std::move(*rtcp), profile == SrtpProfile::kAes128CmSha1_80, direction);
}

SrtpSession::Stream* SrtpSession::find(uint32_t ssrc) {
  const auto place = std::find(ssrcs_.begin(), ssrcs_.end(), ssrc);
  return place == ssrcs_.end() ? nullptr : &streams_[static_cast<size_t>(place - ssrcs_.begin())];
}

SrtpSession::Stream* SrtpSession::add(uint32_t ssrc) {
  if (ssrcs_.size() == kMaxSsrcs) return nullptr;
  ssrcs_.push_back(ssrc);
  return &streams_.emplace_back();
}

std::optional<size_t> SrtpSession::protect_rtp(MutableBytes buffer, size_t size) {
  CHECK(direction_ == SrtpDirection::kOutbound);
  if (size < kMinRtp || size + kSrtpMaxOverhead > buffer.size() || !has_version_2(buffer)) return std::nullopt;
  const auto head = rtp_header_size(buffer.first(size));
  if (!head) return std::nullopt;
  const uint16_t sequence_number = ByteReader(buffer.subspan(2)).u16();
  const uint32_t ssrc = ByteReader(buffer.subspan(8)).u32();
  Stream* stream = find(ssrc);
  if (stream == nullptr) stream = add(ssrc);
  if (stream == nullptr) return std::nullopt;
  const int64_t index = estimate_index(sequence_number, stream->rtp.newest());
  if (index < 0 || index > kMaxIndex) return std::nullopt;
  if (index > stream->rtp.newest()) stream->rtp.add(index);

  const auto roc = big_endian(static_cast<uint32_t>(index >> 16));
  const Bytes trailer = tag_is_last_ ? Bytes(roc) : Bytes();
  if (!rtp_.seal({ssrc, static_cast<uint64_t>(index), buffer.first(*head), buffer.subspan(*head, size - *head), trailer,
                  buffer.subspan(size, rtp_.tag_size())})) {
    return std::nullopt;
  }
  ++calls_.rtp;
  calls_.bytes += size;
  return size + rtp_.tag_size();
}

std::optional<size_t> SrtpSession::protect_rtcp(MutableBytes buffer, size_t size) {
  CHECK(direction_ == SrtpDirection::kOutbound);
  if (size < kRtcpHeader || size + kSrtpMaxOverhead > buffer.size() || !has_version_2(buffer)) return std::nullopt;
  const uint32_t ssrc = ByteReader(buffer.subspan(4)).u32();
  Stream* stream = find(ssrc);
  if (stream == nullptr) stream = add(ssrc);
  if (stream == nullptr) return std::nullopt;
  const int64_t index = stream->rtcp.newest() + 1;
  if (index > kMaxRtcpIndex) return std::nullopt;
  stream->rtcp.add(index);

  const size_t tag = rtcp_.tag_size();
  const MutableBytes index_place = buffer.subspan(tag_is_last_ ? size : size + tag, kIndexSize);
  const auto trailer = big_endian(kEncrypted | static_cast<uint32_t>(index));
  std::copy(trailer.begin(), trailer.end(), index_place.begin());
  if (!rtcp_.seal({ssrc, static_cast<uint64_t>(index), buffer.first(kRtcpHeader),
                   buffer.subspan(kRtcpHeader, size - kRtcpHeader), index_place,
                   buffer.subspan(tag_is_last_ ? size + kIndexSize : size, tag)})) {
    return std::nullopt;
  }
  ++calls_.rtcp;
  calls_.bytes += size;
  return size + tag + kIndexSize;
}

tl::expected<size_t, DropReason> SrtpSession::unprotect_rtp(MutableBytes packet) {
  CHECK(direction_ == SrtpDirection::kInbound);
  const size_t tag = rtp_.tag_size();
  if (packet.size() < kMinRtp + tag || !has_version_2(packet)) return tl::unexpected(DropReason::kMalformed);
  const size_t size = packet.size() - tag;
  const auto head = rtp_header_size(packet.first(size));
  if (!head) return tl::unexpected(DropReason::kMalformed);
  const uint16_t sequence_number = ByteReader(packet.subspan(2)).u16();
  const uint32_t ssrc = ByteReader(packet.subspan(8)).u32();
  Stream* stream = find(ssrc);
  if (stream == nullptr && ssrcs_.size() == kMaxSsrcs) return tl::unexpected(DropReason::kUnknownSsrc);
  const int64_t index = estimate_index(sequence_number, stream == nullptr ? -1 : stream->rtp.newest());
  if (index > kMaxIndex) return tl::unexpected(DropReason::kTooLate);
  if (stream != nullptr) {
    if (const auto reason = refuse(stream->rtp, index)) return tl::unexpected(*reason);
  }

  const auto roc = big_endian(static_cast<uint32_t>(index >> 16));
  const Bytes trailer = tag_is_last_ ? Bytes(roc) : Bytes();
  ++calls_.rtp;
  if (!rtp_.open({ssrc, static_cast<uint64_t>(index), packet.first(*head), packet.subspan(*head, size - *head), trailer,
                  packet.subspan(size, tag)})) {
    return tl::unexpected(DropReason::kAuthenticationFailed);
  }
  if (stream == nullptr) stream = add(ssrc);
  stream->rtp.add(index);
  calls_.bytes += size;
  return size;
}

tl::expected<size_t, DropReason> SrtpSession::unprotect_rtcp(MutableBytes packet) {
  CHECK(direction_ == SrtpDirection::kInbound);
  const size_t tag = rtcp_.tag_size();
  if (packet.size() < kRtcpHeader + tag + kIndexSize || !has_version_2(packet)) {
    return tl::unexpected(DropReason::kMalformed);
  }
  const size_t size = packet.size() - tag - kIndexSize;
  const MutableBytes index_place = packet.subspan(tag_is_last_ ? size : size + tag, kIndexSize);
  const uint32_t word = ByteReader(index_place).u32();
  // Everything is encrypted, so what claims not to be is no packet of the peer's.
  if ((word & kEncrypted) == 0) return tl::unexpected(DropReason::kAuthenticationFailed);
  const auto index = static_cast<int64_t>(word & ~kEncrypted);
  const uint32_t ssrc = ByteReader(packet.subspan(4)).u32();
  Stream* stream = find(ssrc);
  if (stream == nullptr && ssrcs_.size() == kMaxSsrcs) return tl::unexpected(DropReason::kUnknownSsrc);
  if (stream != nullptr) {
    if (const auto reason = refuse(stream->rtcp, index)) return tl::unexpected(*reason);
  }

  ++calls_.rtcp;
  if (!rtcp_.open({ssrc, static_cast<uint64_t>(index), packet.first(kRtcpHeader),
                   packet.subspan(kRtcpHeader, size - kRtcpHeader), index_place,
                   packet.subspan(tag_is_last_ ? size + kIndexSize : size, tag)})) {
    return tl::unexpected(DropReason::kAuthenticationFailed);
  }
  if (stream == nullptr) stream = add(ssrc);
  stream->rtcp.add(index);
  calls_.bytes += size;
  return size;
}

}  // namespace media
