#include "mcu/graph/receive_path.h"

#include <algorithm>
#include <utility>

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

// A NACK of this many scattered packets still fits an RTCP packet of its own; more than that is asked for when it is
// due again, if a key frame has not come first.
constexpr size_t kMaxNacked = 240;
constexpr size_t kLargestNack = 12 + 4 * kMaxNacked;
constexpr size_t kPliSize = 12;

bool announces(const NegotiatedMedia& m, uint32_t ssrc) {
  return std::any_of(m.remote_ssrcs.begin(), m.remote_ssrcs.end(),
                     [&](const auto& each) { return each.ssrc == ssrc || each.rtx_ssrc == ssrc; });
}

// Smallest picture first; endpoints name them largest first.
std::vector<std::string> layer_rids(const NegotiatedMedia& m) {
  std::vector<std::string> rids(m.receive_rids.rbegin(), m.receive_rids.rend());
  if (rids.empty()) rids.emplace_back();
  if (rids.size() > kMaxLayers) rids.resize(kMaxLayers);
  return rids;
}

}  // namespace

ReceivePath::Input::Input(ReceivePath& owner, const NegotiatedMedia& m, Source::Id id)
    : path(owner), media(m), rids(layer_rids(m)), source(id, m.kind, rids.size(), Source::Flow::kPushed, *this) {}

ReceivePath::ReceivePath(const media::NegotiatedSession& session, Source::Id first_source_id, Waker& waker)
    : session_(session), waker_(waker) {
  for (const NegotiatedMedia& m : session_.media) {
    if (!receives(m)) continue;
    if (m.kind == MediaKind::kAudio) {
      if (!microphone_) microphone_.emplace(*this, m, first_source_id);
    } else if (!camera_) {
      camera_.emplace(*this, m, first_source_id + 1);
    } else if (!content_) {
      content_.emplace(*this, m, first_source_id + 2);
    }
  }
  const auto all = inputs();
  const auto counts = [](const Input* input) { return input != nullptr && input->media.feedback.transport_cc; };
  if (std::any_of(all.begin(), all.end(), counts)) transport_cc_.emplace(1);
  streams_.reserve(kMaxStreams);
}

std::array<ReceivePath::Input*, ReceivePath::kSources> ReceivePath::inputs() {
  const auto pointer = [](std::optional<Input>& input) { return input ? &*input : nullptr; };
  return {pointer(microphone_), pointer(camera_), pointer(content_)};
}

std::span<const std::string> ReceivePath::camera_rids() const {
  return camera_ ? std::span<const std::string>(camera_->rids) : std::span<const std::string>();
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
    ++stream.keyframes_received;
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

// By the MID if the packet bears one, else by the SSRC if it was announced, else by the payload type, which is that of
// the camera as well as of the content.
ReceivePath::Input* ReceivePath::input_of(const media::RtpPacketView& packet,
                                          const media::HeaderExtensions& extensions) {
  const uint8_t type = packet.header.payload_type;
  Input* of_type = nullptr;
  for (Input* input : inputs()) {
    if (input == nullptr) continue;
    const NegotiatedMedia& m = input->media;
    if (extensions.mid == m.mid) return input;
    if (!extensions.mid.empty() || (type != m.payload_type && type != m.rtx_payload_type)) continue;
    if (announces(m, packet.header.ssrc)) return input;
    if (of_type == nullptr) of_type = input;
  }
  return of_type;
}

std::optional<size_t> ReceivePath::Input::layer_of(std::string_view rid) const {
  const auto place = std::find(rids.begin(), rids.end(), rid);
  if (place != rids.end()) return static_cast<size_t>(place - rids.begin());
  // Without simulcast there is one layer, whatever its packets say.
  return rids.size() == 1 ? std::optional<size_t>(0) : std::nullopt;
}

// Which stream a packet with a new SSRC belongs to; RTX first needs the stream it repairs.
ReceivePath::Stream* ReceivePath::bind(const media::RtpPacketView& packet, const media::HeaderExtensions& extensions,
                                       bool& rtx) {
  Input* input = input_of(packet, extensions);
  if (input == nullptr) return nullptr;
  if (packet.header.payload_type == input->media.rtx_payload_type) {
    rtx = true;
    return bind_repair(packet.header.ssrc, extensions, *input);
  }
  if (packet.header.payload_type != input->media.payload_type) return nullptr;
  const auto layer = input->layer_of(extensions.rid);
  return layer ? bind_media(packet.header.ssrc, *input, *layer) : nullptr;
}

ReceivePath::Stream* ReceivePath::bind_repair(uint32_t ssrc, const media::HeaderExtensions& extensions,
                                              const Input& input) {
  const auto& ssrcs = input.media.remote_ssrcs;
  const auto announced =
      std::find_if(ssrcs.begin(), ssrcs.end(), [&](const auto& each) { return each.rtx_ssrc == ssrc; });
  Stream* repaired = nullptr;
  bool ignored = false;
  if (announced != ssrcs.end()) {
    repaired = find(announced->ssrc, ignored);
  } else if (const auto layer = input.layer_of(extensions.repaired_rid)) {
    repaired = stream_of(input.source, *layer);
  }
  if (repaired != nullptr) repaired->rtx_ssrc = ssrc;
  return repaired;
}

// A layer that comes with a new SSRC replaces the former stream: the endpoint restarted it.
ReceivePath::Stream* ReceivePath::bind_media(uint32_t ssrc, Input& input, size_t layer) {
  const NegotiatedMedia& m = input.media;
  std::erase_if(streams_, [&](const auto& each) {
    const bool replaced = &each->source == &input.source && each->layer == layer;
    // Twice: what is still missing does not come any more.
    for (int i = 0; replaced && i < 2; ++i) collect(*each, second_);
    return replaced;
  });
  if (streams_.size() >= kMaxStreams) return nullptr;
  media::RtpReceiveStream::Config config;
  config.kind = m.kind;
  config.ssrc = ssrc;
  config.payload_type = m.payload_type;
  config.rtx_payload_type = m.rtx_payload_type;
  config.clock_rate = m.kind == MediaKind::kAudio ? media::kAudioClockRate : media::kVideoClockRate;
  config.nack = m.feedback.nack && m.kind == MediaKind::kVideo;
  streams_.push_back(std::make_unique<Stream>(config, clock_, input.source, layer));
  Stream& stream = *streams_.back();
  for (const auto& announced : m.remote_ssrcs) {
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

void ReceivePath::request_keyframe(const Source& source, size_t layer, Timestamp now) {
  Stream* stream = stream_of(source, layer);
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
  for (const auto& stream : streams_) {
    if (stream->receive.started()) blocks.push_back(stream->receive.report_block(now));
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
    figures.packets += stream->receive.counters().packets;
    figures.recovered += stream->receive.counters().recovered;
    figures.dropped.merge(stream->receive.counters().dropped);
  }
  return figures;
}

ReceivePath::Second ReceivePath::take_second() {
  Second second = std::exchange(second_, {});
  for (const auto& stream : streams_) collect(*stream, second);
  if (const Stream* stream = steadiest()) second.jitter = stream->receive.statistics().jitter();
  return second;
}

void ReceivePath::collect(Stream& stream, Second& second) const {
  const auto line = stream.receive.take_line();
  second.line += line.media;
  second.line += line.rtx;
  second.bytes += line.bytes;
  const auto& trend = line.delay_trend;
  if (trend) second.delay_trend = std::min(second.delay_trend.value_or(*trend), *trend);
  stream.arrived = line.media.received;
  if (stream.source.kind() == MediaKind::kAudio) second.sound += line.media;
  if (!camera_ || &stream.source != &camera_->source) return;
  second.keyframes_asked += stream.keyframes.sent() - std::exchange(stream.keyframes_told, stream.keyframes.sent());
  second.keyframes_received += std::exchange(stream.keyframes_received, 0);
  second.layers[stream.layer] |= line.bytes > 0;
}

// The jitter of the line is in every stream, that of an encoder and of large pictures only in its own. Sound leaves its
// sender most evenly; without it, the picture of which most came.
const ReceivePath::Stream* ReceivePath::steadiest() const {
  const Stream* best = nullptr;
  for (const auto& stream : streams_) {
    if (stream->arrived == 0) continue;
    if (stream->source.kind() == MediaKind::kAudio) return stream.get();
    if (best == nullptr || stream->arrived > best->arrived) best = stream.get();
  }
  return best;
}

}  // namespace mcu
