#include "mcu/graph/receive_path.h"

#include <algorithm>

#include "media/packet/rtcp/nack.h"
#include "media/packet/rtcp/pli.h"
#include "media/packet/vp8_descriptor.h"

namespace mcu {
namespace {

using media::NegotiatedMedia;

bool receives(const NegotiatedMedia& m) {
  return m.accepted &&
         (m.direction == media::Direction::kRecvOnly || m.direction == media::Direction::kSendRecv);
}

const NegotiatedMedia* first_received(const media::NegotiatedSession& session, MediaKind kind) {
  const auto place = std::find_if(session.media.begin(), session.media.end(),
                                  [&](const auto& m) { return receives(m) && m.kind == kind; });
  return place == session.media.end() ? nullptr : &*place;
}

// A NACK of this many scattered packets still fits an RTCP packet of its own; more than that is asked for when it is
// due again, if a key frame has not come first.
constexpr size_t kMaxNacked = 240;
constexpr size_t kLargestNack = 12 + 4 * kMaxNacked;
constexpr size_t kPliSize = 12;

bool wants_transport_cc(const NegotiatedMedia* m) { return m != nullptr && m->feedback.transport_cc; }

}  // namespace

ReceivePath::ReceivePath(const media::NegotiatedSession& session, Source::Id first_source_id, Waker& waker)
    : session_(session),
      waker_(waker),
      audio_(first_received(session_, MediaKind::kAudio)),
      video_(first_received(session_, MediaKind::kVideo)) {
  SourceControl& control = *this;
  if (audio_ != nullptr) {
    microphone_.emplace(first_source_id, MediaKind::kAudio, size_t{1}, Source::Flow::kPushed, control);
  }
  if (video_ != nullptr) {
    // Endpoints name their layers largest first.
    camera_rids_.assign(video_->receive_rids.rbegin(), video_->receive_rids.rend());
    if (camera_rids_.empty()) camera_rids_.emplace_back();
    if (camera_rids_.size() > kMaxLayers) camera_rids_.resize(kMaxLayers);
    camera_.emplace(first_source_id + 1, MediaKind::kVideo, camera_rids_.size(), Source::Flow::kPushed, control);
  }
  if (wants_transport_cc(audio_) || wants_transport_cc(video_)) transport_cc_.emplace(1);
  streams_.reserve(kMaxStreams);
}

void ReceivePath::on_rtp(const media::RtpPacketView& packet, Timestamp now) {
  const auto extensions =
      media::parse_header_extensions(packet.extension_profile, packet.extension_block, session_.receive_extensions);
  if (transport_cc_ && extensions.transport_cc) {
    transport_cc_->on_packet(*extensions.transport_cc, packet.header.ssrc, now);
  }
  bool rtx = false;
  Stream* stream = find(packet.header.ssrc, rtx);
  if (stream == nullptr) stream = bind(packet, extensions, rtx);
  if (stream == nullptr) return dropped_.add(media::DropReason::kUnknownSsrc);
  const auto media_packet =
      rtx ? stream->receive.on_rtx(packet, now) : stream->receive.on_rtp(packet, extensions, now);
  if (media_packet) publish(*stream, *media_packet, now);
}

void ReceivePath::publish(Stream& stream, const media::MediaPacket& packet, Timestamp now) {
  if (stream.source.kind() == MediaKind::kVideo && media::is_vp8_keyframe(packet.payload)) {
    stream.keyframes.on_keyframe();
  }
  stream.source.publish(stream.layer, packet, now);
}

ReceivePath::Stream* ReceivePath::find(uint32_t ssrc, bool& rtx) {
  for (const auto& stream : streams_) {
    if (stream->receive.ssrc() == ssrc) return stream.get();
    if (stream->rtx_ssrc == ssrc) {
      rtx = true;
      return stream.get();
    }
  }
  return nullptr;
}

const NegotiatedMedia* ReceivePath::media_of(const media::RtpPacketView& packet,
                                             const media::HeaderExtensions& extensions) const {
  for (const NegotiatedMedia* m : {audio_, video_}) {
    if (m == nullptr) continue;
    if (!extensions.mid.empty()) {
      if (extensions.mid == m->mid) return m;
      continue;
    }
    const uint8_t type = packet.header.payload_type;
    if (type == m->payload_type || type == m->rtx_payload_type) return m;
  }
  return nullptr;
}

std::optional<size_t> ReceivePath::layer_of(std::string_view rid) const {
  const auto place = std::find(camera_rids_.begin(), camera_rids_.end(), rid);
  if (place != camera_rids_.end()) return static_cast<size_t>(place - camera_rids_.begin());
  // Without simulcast there is one layer, whatever its packets say.
  return camera_rids_.size() == 1 ? std::optional<size_t>(0) : std::nullopt;
}

// Which stream a packet with a new SSRC belongs to; RTX first needs the stream it repairs.
ReceivePath::Stream* ReceivePath::bind(const media::RtpPacketView& packet, const media::HeaderExtensions& extensions,
                                       bool& rtx) {
  const NegotiatedMedia* media = media_of(packet, extensions);
  if (media == nullptr) return nullptr;
  const uint32_t ssrc = packet.header.ssrc;
  if (packet.header.payload_type == media->rtx_payload_type) {
    const auto announced = std::find_if(media->remote_ssrcs.begin(), media->remote_ssrcs.end(),
                                        [&](const auto& each) { return each.rtx_ssrc == ssrc; });
    Stream* repaired = nullptr;
    bool ignored = false;
    if (announced != media->remote_ssrcs.end()) {
      repaired = find(announced->ssrc, ignored);
    } else if (const auto layer = layer_of(extensions.repaired_rid); layer && camera_) {
      repaired = stream_of(*camera_, *layer);
    }
    if (repaired != nullptr) repaired->rtx_ssrc = ssrc;
    rtx = true;
    return repaired;
  }
  if (packet.header.payload_type != media->payload_type) return nullptr;
  if (media == audio_) return bind_media(ssrc, *media, *microphone_, 0);
  const auto layer = layer_of(extensions.rid);
  return layer ? bind_media(ssrc, *media, *camera_, *layer) : nullptr;
}

// A layer that comes with a new SSRC replaces the former stream: the endpoint restarted it.
ReceivePath::Stream* ReceivePath::bind_media(uint32_t ssrc, const NegotiatedMedia& media, Source& source,
                                             size_t layer) {
  std::erase_if(streams_, [&](const auto& each) { return &each->source == &source && each->layer == layer; });
  if (streams_.size() >= kMaxStreams) return nullptr;
  media::RtpReceiveStream::Config config;
  config.kind = media.kind;
  config.ssrc = ssrc;
  config.payload_type = media.payload_type;
  config.rtx_payload_type = media.rtx_payload_type;
  config.clock_rate = media.kind == MediaKind::kAudio ? media::kAudioClockRate : media::kVideoClockRate;
  config.nack = media.feedback.nack && media.kind == MediaKind::kVideo;
  streams_.push_back(std::make_unique<Stream>(config, clock_, source, layer));
  Stream& stream = *streams_.back();
  for (const auto& announced : media.remote_ssrcs) {
    if (announced.ssrc == ssrc) stream.rtx_ssrc = announced.rtx_ssrc;
  }
  return &stream;
}

ReceivePath::Stream* ReceivePath::stream_of(const Source& source, size_t layer) {
  const auto place = std::find_if(streams_.begin(), streams_.end(), [&](const auto& each) {
    return &each->source == &source && each->layer == layer;
  });
  return place == streams_.end() ? nullptr : place->get();
}

void ReceivePath::request_keyframe(size_t layer, Timestamp now) {
  Stream* stream = camera_ ? stream_of(*camera_, layer) : nullptr;
  if (stream == nullptr) return;  // it will begin with a key frame
  stream->keyframes.request(now);
  waker_.wake();
}

void ReceivePath::on_sender_report(const media::SenderReport& report, Timestamp now) {
  bool rtx = false;
  Stream* stream = find(report.ssrc, rtx);
  if (stream != nullptr && !rtx) stream->receive.on_sender_report(report, now);
}

void ReceivePath::set_rtt(media::Duration rtt) {
  for (const auto& stream : streams_) {
    stream->receive.set_rtt(rtt);
    stream->keyframes.set_rtt(rtt);
  }
}

bool ReceivePath::write_feedback(uint32_t own_ssrc, media::ByteWriter& out, Timestamp now) {
  const size_t before = out.size();
  if (transport_cc_ && transport_cc_->poll_feedback(now, out)) return true;
  for (const auto& stream : streams_) {
    if (out.space() < kPliSize + kLargestNack) break;
    if (stream->keyframes.poll(now)) media::write_pli({own_ssrc, stream->receive.ssrc()}, out);
    const auto missing = stream->receive.nacks(now);
    if (missing.empty()) continue;
    media::Nack nack;
    nack.sender_ssrc = own_ssrc;
    nack.media_ssrc = stream->receive.ssrc();
    for (const uint16_t sequence_number : missing.first(std::min(missing.size(), kMaxNacked))) {
      nack.sequence_numbers.push_back(sequence_number);
    }
    media::write_nack(nack, out);
  }
  return out.size() > before;
}

void ReceivePath::add_report_blocks(media::ReportBlocks& blocks, Timestamp now) {
  loss_ = 0;
  jitter_ms_ = 0;
  for (const auto& stream : streams_) {
    if (!stream->receive.started()) continue;
    const auto block = stream->receive.report_block(now);
    const double rate = stream->source.kind() == MediaKind::kAudio ? media::kAudioClockRate : media::kVideoClockRate;
    loss_ = std::max(loss_, block.fraction_lost / 256.0);
    jitter_ms_ = std::max(jitter_ms_, block.jitter / rate * 1000.0);
    blocks.push_back(block);
  }
}

bool ReceivePath::feedback_ready(Timestamp now) const {
  return next_deadline() <= now || (transport_cc_ && transport_cc_->ready(now));
}

Timestamp ReceivePath::next_deadline() const {
  Timestamp deadline = transport_cc_ ? transport_cc_->next_deadline() : media::kNever;
  for (const auto& stream : streams_) {
    deadline = std::min({deadline, stream->receive.next_deadline(), stream->keyframes.next_deadline()});
  }
  return deadline;
}

ReceivePath::Figures ReceivePath::figures() const {
  Figures figures;
  figures.dropped = dropped_;
  for (const auto& stream : streams_) {
    const auto& counters = stream->receive.counters();
    figures.payload_bytes += counters.payload_bytes;
    figures.packets += counters.packets;
    figures.recovered += counters.recovered;
    figures.dropped.merge(counters.dropped);
  }
  return figures;
}

}  // namespace mcu
