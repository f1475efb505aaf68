#include "tools/endpoint/stream/media_sender.h"

#include <algorithm>

namespace tools {

using media::Timestamp;

namespace {

// What a transport-wide number is told of a packet's size beyond its payload: RTP header and extensions, SRTP tag.
constexpr size_t kTypicalOverhead = 60;

// The m-lines of one kind on which we send, in their order.
std::vector<const media::NegotiatedMedia*> sent(const media::NegotiatedSession& session, media::MediaKind kind) {
  std::vector<const media::NegotiatedMedia*> found;
  for (const auto& m : session.media) {
    if (m.accepted && m.kind == kind && media::sends(m.direction)) found.push_back(&m);
  }
  return found;
}

media::RtpSendStream::Config stream_config(const media::NegotiatedMedia& media, uint32_t ssrc) {
  media::RtpSendStream::Config config;
  config.ssrc = ssrc;
  config.payload_type = media.payload_type;
  config.clock_rate = media.kind == media::MediaKind::kAudio ? media::kAudioClockRate : media::kVideoClockRate;
  config.extensions = media.send_extensions;
  config.mid = media.mid;
  return config;
}

}  // namespace

MediaSender::MediaSender(const media::NegotiatedSession& session, media::Random& random, PacketOut& out)
    : out_(out), rtcp_ssrc_(random.u32()) {
  if (const auto sounds = sent(session, media::MediaKind::kAudio); !sounds.empty()) {
    const auto& sound = *sounds.front();
    sound_numbered_ = sound.feedback.transport_cc;
    sound_.emplace(Sound{media::RtpSendStream(stream_config(sound, sound.send.ssrc)),
                         media::first_sequence_number(random), random.u32()});
  }
  const auto pictures = sent(session, media::MediaKind::kVideo);
  if (pictures.empty()) return;
  add_layers(*pictures[0], random);
  camera_layers_ = layers_.size();
  if (pictures.size() > 1) add_layer(*pictures[1], {}, random.u32(), random);
}

// All layers of one picture bear the same timestamps.
void MediaSender::add_layers(const media::NegotiatedMedia& media, media::Random& random) {
  const uint32_t first_timestamp = random.u32();
  for (const auto& rid : media.send_rids) add_layer(media, rid, first_timestamp, random);
  if (media.send_rids.empty()) add_layer(media, {}, first_timestamp, random);
}

void MediaSender::add_layer(const media::NegotiatedMedia& media, const std::string& rid, uint32_t first_timestamp,
                            media::Random& random) {
  const bool announced = rid.empty() && media.send.ssrc != 0;
  auto config = stream_config(media, announced ? media.send.ssrc : random.u32());
  config.rid = rid;
  if (media.rtx_payload_type) {
    config.rtx_payload_type = media.rtx_payload_type;
    config.rtx_ssrc = announced ? media.send.rtx_ssrc : random.u32();
    config.rtx_first_sequence_number = media::first_sequence_number(random);
  }
  layers_.push_back({.stream = media::RtpSendStream(config),
                     .packetizer = media::VideoPacketizer(static_cast<uint16_t>(random.below(1 << 15))),
                     .rid = rid,
                     .sequence_number = media::first_sequence_number(random),
                     .numbered = media.feedback.transport_cc,
                     .first_timestamp = first_timestamp});
}

void MediaSender::write(media::RtpSendStream& stream, const media::OutgoingPacket& packet, bool numbered,
                        Timestamp now) {
  const media::MutableBytes room = out_.begin();
  if (room.empty()) return;
  std::optional<uint16_t> number;
  if (numbered) number = transport_cc_.on_send(packet.payload_size() + kTypicalOverhead, now);
  out_.commit(stream.write(packet, number, room, now));
}

void MediaSender::send_sound(media::Bytes payload, uint8_t level, int64_t timestamp, Timestamp capture, Timestamp now) {
  if (!sound_) return;
  media::OutgoingPacket packet;
  packet.sequence_number = sound_->sequence_number++;
  packet.timestamp = sound_->first_timestamp + static_cast<uint32_t>(timestamp);
  packet.payload = payload;
  packet.audio_level = media::AudioLevel{level, level < 50};
  packet.capture = capture;
  write(sound_->stream, packet, sound_numbered_, now);
}

// Small layers first: they are the ones that many wait for, and a key frame of the largest is long.
void MediaSender::send_picture(std::span<const PictureLayer> layers, int64_t timestamp, Timestamp capture,
                               Timestamp now) {
  for (size_t i = std::min(layers.size(), camera_layers_); i-- > 0;) {
    offer_layer(layers_[i], layers[i], timestamp, capture, now);
  }
}

void MediaSender::send_content(const PictureLayer& picture, int64_t timestamp, Timestamp capture, Timestamp now) {
  for (Layer& layer : content()) offer_layer(layer, picture, timestamp, capture, now);
}

void MediaSender::offer_layer(Layer& layer, const PictureLayer& picture, int64_t timestamp, Timestamp capture,
                              Timestamp now) {
  if (picture.keyframe) layer.needs_keyframe = false;
  if (layer.wanted && !layer.needs_keyframe) send_layer(layer, picture, timestamp, capture, now);
}

void MediaSender::send_layer(Layer& layer, const PictureLayer& picture, int64_t timestamp, Timestamp capture,
                             Timestamp now) {
  layer.frame.data.assign(picture.data.begin(), picture.data.end());
  layer.frame.keyframe = picture.keyframe;
  layer.packetizer.start(layer.frame);
  while (const auto fragment = layer.packetizer.next()) {
    media::OutgoingPacket packet;
    packet.sequence_number = layer.sequence_number++;
    packet.timestamp = layer.first_timestamp + static_cast<uint32_t>(timestamp);
    packet.marker = fragment->marker;
    packet.payload = fragment->payload;
    packet.capture = capture;
    write(layer.stream, packet, layer.numbered, now);
  }
}

void MediaSender::set_wanted_layers(const std::vector<std::string>& rids) {
  for (auto& layer : camera()) {
    const bool wanted = layer.rid.empty() || std::ranges::find(rids, layer.rid) != rids.end();
    if (wanted && !layer.wanted) {
      layer.needs_keyframe = true;
      layer.keyframe_requested = true;
    }
    layer.wanted = wanted;
  }
}

bool MediaSender::take_keyframe_request() { return take_request(camera()); }

bool MediaSender::take_content_request() { return take_request(content()); }

bool MediaSender::take_request(std::span<Layer> layers) {
  bool requested = false;
  for (Layer& layer : layers) requested = std::exchange(layer.keyframe_requested, false) || requested;
  return requested;
}

MediaSender::Layer* MediaSender::find_layer(uint32_t ssrc) {
  const auto found = std::ranges::find(layers_, ssrc, [](const Layer& layer) { return layer.stream.ssrc(); });
  return found == layers_.end() ? nullptr : &*found;
}

media::RtpSendStream* MediaSender::find(uint32_t ssrc) {
  if (sound_ && sound_->stream.ssrc() == ssrc) return &sound_->stream;
  Layer* const layer = find_layer(ssrc);
  return layer ? &layer->stream : nullptr;
}

void MediaSender::on_nack(const media::Nack& nack, Timestamp now) {
  media::RtpSendStream* const stream = find(nack.media_ssrc);
  if (!stream) return;
  const Layer* const layer = find_layer(nack.media_ssrc);
  for (const uint16_t sequence_number : nack.sequence_numbers) {
    const media::MutableBytes room = out_.begin();
    if (room.empty()) return;
    std::optional<uint16_t> number;
    if (layer && layer->numbered && stream->can_resend(sequence_number, now)) {
      number = transport_cc_.on_send(media::kMaxRtpPacketSize, now);
    }
    out_.commit(stream->on_nack(sequence_number, number, room, now));
  }
}

void MediaSender::on_pli(const media::Pli& pli) {
  Layer* const layer = find_layer(pli.media_ssrc);
  if (!layer) return;
  layer->keyframe_requested = true;
  ++keyframe_requests_;
}

// A repeated sequence number is the same request, sent again in case it was lost (RFC 5104 §4.3.1.2).
void MediaSender::on_fir(const media::Fir& fir) {
  for (const auto& request : fir.requests) {
    Layer* const layer = find_layer(request.ssrc);
    if (!layer || layer->last_fir == request.sequence_number) continue;
    layer->last_fir = request.sequence_number;
    layer->keyframe_requested = true;
    ++keyframe_requests_;
  }
}

std::optional<media::Duration> MediaSender::on_report_blocks(const media::ReportBlocks& blocks, Timestamp now) {
  std::optional<media::Duration> rtt;
  for (const auto& block : blocks) {
    media::RtpSendStream* const stream = find(block.ssrc);
    if (!stream) continue;
    if (const auto measured = stream->on_report_block(block, now)) rtt = measured;
  }
  return rtt;
}

void MediaSender::on_transport_cc(const media::TransportCcFeedback& feedback, Timestamp now) {
  transport_cc_.on_feedback(feedback, now);
}

const media::RtpSendStream* MediaSender::stream_at(size_t index) const {
  if (sound_ && index == 0) return &sound_->stream;
  const size_t layer = index - (sound_ ? 1 : 0);
  return layer < layers_.size() ? &layers_[layer].stream : nullptr;
}

std::optional<media::SenderReport> MediaSender::next_sender_report(size_t& index, Timestamp now) const {
  while (const auto* stream = stream_at(index)) {
    ++index;
    if (const auto report = stream->sender_report(now)) return report;
  }
  return std::nullopt;
}

MediaSender::Figures MediaSender::figures() const {
  Figures figures;
  figures.keyframe_requests = keyframe_requests_;
  for (size_t i = 0; const auto* stream = stream_at(i); ++i) {
    const auto& counters = stream->counters();
    figures.packets += counters.packets;
    figures.payload_bytes += counters.payload_bytes;
    figures.resent += counters.rtx_packets;
    if (stream->remote_report()) figures.loss = std::max(figures.loss, stream->remote_report()->fraction_lost / 256.0);
  }
  return figures;
}

}  // namespace tools
