#include "tests/sim/sim_site.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "media/audio/level.h"
#include "media/base/check.h"
#include "media/packet/rtcp/compound.h"

namespace sim {
namespace {

using namespace std::chrono_literals;
using media::Bytes;
using media::MutableBytes;

constexpr Duration kSoundInterval = 20ms;
constexpr Duration kPictureInterval = Duration(1'000'000'000 / kPicturesPerSecond);
constexpr size_t kCameraLayers = kLayerSizes.size();
constexpr int64_t kFlicker = 6;  // of luma: no two pictures of a camera are alike

Timestamp after(Timestamp start, Duration interval, int64_t count) { return start + interval * count; }

uint8_t mean(const std::vector<uint8_t>& plane, int width, int height, double x, double y) {
  const int centre_x = std::clamp(static_cast<int>(x * width), 2, width - 3);
  const int centre_y = std::clamp(static_cast<int>(y * height), 2, height - 3);
  int sum = 0;
  for (int dy = -2; dy <= 2; ++dy) {
    for (int dx = -2; dx <= 2; ++dx) sum += plane[static_cast<size_t>((centre_y + dy) * width + centre_x + dx)];
  }
  return static_cast<uint8_t>(sum / 25);
}

void copy_plane(const uint8_t* from, int stride, int width, int height, std::vector<uint8_t>& to) {
  to.resize(static_cast<size_t>(width) * static_cast<size_t>(height));
  for (int row = 0; row < height; ++row) std::copy_n(from + row * stride, width, to.begin() + row * width);
}

}  // namespace

media::YuvColour SimSite::Picture::at(double x, double y_share) const {
  return {mean(y, width, height, x, y_share), mean(u, (width + 1) / 2, (height + 1) / 2, x, y_share),
          mean(v, (width + 1) / 2, (height + 1) / 2, x, y_share)};
}

SimSite::SimSite(std::string id, SiteSignal signal, const media::Certificate& certificate, uint64_t seed, Timestamp now)
    : id_(std::move(id)),
      signal_(signal),
      certificate_(certificate),
      random_(seed),
      start_(now),
      slots_(signal.video_slots),
      next_report_(now) {
  audio_ids_ = {random_.u32(), random_.u32(), "hall", "microphone"};
  camera_ids_ = {random_.u32(), random_.u32(), "hall", "camera"};
  content_ids_ = {random_.u32(), random_.u32(), "content", "content"};
}

SimSite::~SimSite() = default;

std::vector<media::OfferedMedia> SimSite::offered_media() const {
  if (signal_.viewer) {
    const auto microphone = signal_.microphone ? std::optional(audio_ids_) : std::nullopt;
    return media::viewer_media(signal_.video_slots, true, microphone);
  }
  const auto content = signal_.content ? std::optional(content_ids_) : std::nullopt;
  return media::hall_media({"h", "m", "l"}, signal_.video_slots, audio_ids_, camera_ids_, content);
}

std::string SimSite::offer() {
  media::OfferParameters parameters;
  parameters.session_id = random_.next() >> 2;
  parameters.ice_ufrag = "site" + std::to_string(random_.u32());
  parameters.ice_pwd = "apasswordofenoughlength";
  parameters.fingerprint = certificate_.fingerprint();
  parameters.cname = id_;
  parameters.media = offered_media();
  offer_ = media::make_offer(parameters);
  return media::write_session_description(offer_);
}

void SimSite::on_answer(const std::string& sdp, VirtualNetwork& network, VirtualNetwork::End& end,
                        std::function<Timestamp()> clock) {
  const auto answer = media::parse_session_description(sdp).value();
  session_ = media::read_answer(offer_, answer).value();
  transport_.emplace(media::Transport::create(certificate_, session_.transport.dtls_role,
                                              session_.transport.remote_fingerprints)
                         .value());
  mcu::IceListener& listener = *this;
  ice_ = std::make_unique<VirtualIce>(network, end, listener, media::Address::v4({192, 0, 2, 1}, 9999), clock);
  CHECK(ice_->set_remote({session_.transport.remote_ufrag, session_.transport.remote_pwd}));

  if (!signal_.viewer || signal_.microphone) open_microphone(session_.media[0]);
  if (!signal_.viewer) {
    open_cameras(session_.media[1]);
    if (signal_.content) open_layer(session_.media[2], kLayerSizes[2], *signal_.content, "", content_ids_);
  }
  open_slots();
}

void SimSite::open_microphone(const media::NegotiatedMedia& m) {
  media::RtpSendStream::Config audio;
  audio.ssrc = audio_ids_.ssrc;
  audio.payload_type = m.payload_type;
  audio.clock_rate = media::kAudioClockRate;
  audio.extensions = m.send_extensions;
  audio.mid = m.mid;
  audio_out_ = std::make_unique<media::RtpSendStream>(audio);
  opus_.emplace(media::OpusEncoder::create({}).value());
  audio_sequence_ = media::first_sequence_number(random_);
}

void SimSite::open_cameras(const media::NegotiatedMedia& m) {
  const char* const rids[] = {"l", "m", "h"};
  for (size_t i = 0; i < kCameraLayers; ++i) {
    open_layer(m, kLayerSizes[i], signal_.colour, rids[i], {random_.u32(), random_.u32(), "", ""});
    if (signal_.reel != nullptr) layers_.back().reel = &signal_.reel->layers[i];
  }
}

void SimSite::open_layer(const media::NegotiatedMedia& m, media::Size size, media::YuvColour colour,
                         const std::string& rid, const media::SendStreamIds& ids) {
  Layer& layer = layers_.emplace_back();
  media::RtpSendStream::Config video;
  video.ssrc = ids.ssrc;
  video.payload_type = m.payload_type;
  video.extensions = m.send_extensions;
  video.mid = m.mid;
  video.rid = rid;
  video.rtx_ssrc = ids.rtx_ssrc;
  video.rtx_payload_type = m.rtx_payload_type;
  layer.colour = colour;
  layer.stream = std::make_unique<media::RtpSendStream>(video);
  layer.encoder = std::make_unique<media::Vp8Encoder>(media::Vp8Encoder::create(layer_settings(size)).value());
  layer.packetizer = std::make_unique<media::VideoPacketizer>(static_cast<uint16_t>(random_.below(1 << 15)));
  layer.picture = std::make_unique<media::I420Frame>(size);
  layer.sequence_number = media::first_sequence_number(random_);
}

// The m-lines on which the mcu sends: the first audio, and the video ones in their order.
void SimSite::open_slots() {
  opus_in_.emplace(media::OpusDecoder::create().value());
  size_t slot = 0;
  for (const auto& m : session_.media) {
    if (m.remote_ssrcs.empty()) continue;
    media::RtpReceiveStream::Config config;
    config.kind = m.kind;
    config.ssrc = m.remote_ssrcs[0].ssrc;
    config.payload_type = m.payload_type;
    config.rtx_payload_type = m.rtx_payload_type;
    if (m.kind == media::MediaKind::kAudio) {
      config.clock_rate = media::kAudioClockRate;
      config.nack = false;
      audio_in_ = std::make_unique<media::RtpReceiveStream>(config, clock_);
    } else if (slot < slots_.size()) {
      slots_[slot].receive = std::make_unique<media::RtpReceiveStream>(config, clock_);
      slots_[slot].assembler = std::make_unique<media::FrameAssembler>(buffers_, media::FrameAssembler::Settings{});
      slots_[slot].decoder.emplace(media::Vp8Decoder::create().value());
      ++slot;
    }
  }
}

void SimSite::on_datagram(MutableBytes datagram, const media::Address& from, bool validated, Timestamp now) {
  if (!dead) transport_->on_datagram(datagram, from, validated, now, *this);
}

void SimSite::on_ice_state(mcu::IceState state, const media::Address& remote, Timestamp now) {
  if (state == mcu::IceState::kConnected) transport_->on_path(remote, now, *this);
}

void SimSite::on_connected(Timestamp now) {
  const int64_t since = (now - start_) / kSoundInterval;
  next_sound_ = since + 1;
  next_picture_ = (now - start_) / kPictureInterval + 1;
  next_report_ = now;
}

void SimSite::on_rtp(const media::RtpPacketView& packet, Timestamp now) {
  const auto extensions =
      media::parse_header_extensions(packet.extension_profile, packet.extension_block, session_.receive_extensions);
  if (tells_arrivals && extensions.transport_cc) {
    transport_cc_.on_packet(*extensions.transport_cc, packet.header.ssrc, now);
  }
  if (audio_in_ && packet.header.ssrc == audio_in_->ssrc()) {
    if (const auto media_packet = audio_in_->on_rtp(packet, {}, now)) take_sound(*media_packet);
    return;
  }
  for (size_t i = 0, found = 0; i < session_.media.size(); ++i) {
    const auto& m = session_.media[i];
    if (m.kind != media::MediaKind::kVideo || m.remote_ssrcs.empty()) continue;
    Slot& slot = slots_[found++];
    const bool repair = m.remote_ssrcs[0].rtx_ssrc == packet.header.ssrc;
    if (!repair && m.remote_ssrcs[0].ssrc != packet.header.ssrc) continue;
    const auto media_packet = repair ? slot.receive->on_rtx(packet, now) : slot.receive->on_rtp(packet, {}, now);
    if (!media_packet || !signal_.decodes) return;
    slot.assembler->on_packet(*media_packet, now);
    return take_pictures(slot, now);
  }
}

void SimSite::on_rtcp(Bytes compound, Timestamp now) {
  const auto refresh = [&](uint32_t ssrc) {
    for (Layer& layer : layers_) {
      if (layer.stream->ssrc() == ssrc) layer.refresh();
    }
  };
  media::for_each_rtcp(
      compound, media::RtcpVisitor{[&](const media::Pli& pli) { refresh(pli.media_ssrc); },
                                   [&](const media::Nack& nack) {
                                     for (Layer& layer : layers_) {
                                       if (layer.stream->ssrc() != nack.media_ssrc) continue;
                                       for (const uint16_t number : nack.sequence_numbers) {
                                         if (batch_.full()) flush();
                                         const MutableBytes room = batch_.begin();
                                         send_rtp(layer.stream->on_nack(number, std::nullopt, room, now), room);
                                       }
                                     }
                                   },
                                   [&](const media::SenderReport& report) {
                                     if (audio_in_ && report.ssrc == audio_in_->ssrc()) {
                                       audio_in_->on_sender_report(report, now);
                                     }
                                     for (Slot& slot : slots_) {
                                       if (slot.receive && slot.receive->ssrc() == report.ssrc) {
                                         slot.receive->on_sender_report(report, now);
                                       }
                                     }
                                   }});
}

void SimSite::Layer::refresh() {
  next_of_reel = 0;
  encoder->request_keyframe();
}

void SimSite::take_sound(const media::MediaPacket& packet) {
  if (!signal_.decodes && !echo) return;
  std::array<float, 5760> samples;
  const size_t count = opus_in_->decode(packet.payload, samples);
  if (!last_sound_ || packet.sequence_number > *last_sound_) {
    sound_.insert(sound_.end(), samples.begin(), samples.begin() + static_cast<ptrdiff_t>(count));
    last_sound_ = packet.sequence_number;
    if (echo && count == media::kTickSamples) std::copy_n(samples.begin(), count, played_.emplace_back().begin());
  }
}

void SimSite::take_pictures(Slot& slot, Timestamp now) {
  while (auto frame = slot.assembler->poll(now)) {
    const auto outcome = slot.decoder->decode(frame->data);
    buffers_.give(std::move(frame->data));
    if (outcome == media::Vp8Decoder::Outcome::kError) {
      ++broken_frames_;
      slot.assembler->want_keyframe();
      continue;
    }
    if (outcome != media::Vp8Decoder::Outcome::kPicture) continue;
    const media::I420View& view = *slot.decoder->picture();
    Picture& picture = slot.picture.emplace();
    picture.width = view.size.width;
    picture.height = view.size.height;
    copy_plane(view.y, view.y_stride, picture.width, picture.height, picture.y);
    copy_plane(view.u, view.uv_stride, (picture.width + 1) / 2, (picture.height + 1) / 2, picture.u);
    copy_plane(view.v, view.uv_stride, (picture.width + 1) / 2, (picture.height + 1) / 2, picture.v);
    if (slot.pictures++ != 0) slot.longest_freeze = std::max(slot.longest_freeze, now - slot.last_picture);
    slot.last_picture = now;
  }
}

void SimSite::clear_gaps() {
  for (Slot& slot : slots_) slot.longest_freeze = Duration(0);
}

void SimSite::poll(Timestamp now) {
  if (!transport_ || dead) return;
  ice_->settle(now);
  transport_->handle_timeout(now, *this);
  while (const auto datagram = transport_->poll_datagram()) batch_.append(*datagram);
  if (transport_->connected()) {
    while (after(start_, kSoundInterval, next_sound_) <= now) send_sound(now);
    while (after(start_, kPictureInterval, next_picture_) <= now) send_picture(now);
    if (next_report_ <= now) send_reports(now);
    send_feedback(now);
  }
  flush();
}

Timestamp SimSite::next_deadline() const {
  if (!transport_ || dead) return media::kNever;
  Timestamp deadline = transport_->next_deadline();
  if (!transport_->connected()) return deadline;
  deadline = std::min({deadline, after(start_, kSoundInterval, next_sound_),
                       after(start_, kPictureInterval, next_picture_), next_report_, transport_cc_.next_deadline()});
  for (const Slot& slot : slots_) {
    if (slot.receive) deadline = std::min({deadline, slot.receive->next_deadline(), slot.assembler->next_deadline()});
  }
  return deadline;
}

void SimSite::send_rtp(size_t size, MutableBytes room) {
  if (size == 0) return;
  if (const auto encrypted = transport_->protect_rtp(room, size)) batch_.commit(*encrypted);
}

const Reel::Sound* SimSite::sound_of_reel() const {
  if (signal_.reel == nullptr || signal_.reel->sound.empty() || signal_.tone_hz > 0 || microphone || echo) {
    return nullptr;
  }
  return &signal_.reel->sound[static_cast<size_t>(next_sound_) % signal_.reel->sound.size()];
}

media::AudioFrame SimSite::listen_to_the_room() {
  media::AudioFrame frame{};
  for (float& sample : frame) {
    if (signal_.tone_hz > 0) sample = signal_.amplitude * static_cast<float>(std::sin(phase_));
    phase_ += 2 * std::numbers::pi * signal_.tone_hz / media::kSampleRate;
  }
  if (microphone) microphone(frame, next_sound_);
  if (echo && played_.size() > static_cast<size_t>(echo->ticks)) {
    const media::AudioFrame& heard = played_[played_.size() - 1 - static_cast<size_t>(echo->ticks)];
    for (size_t i = 0; i < frame.size(); ++i) frame[i] += echo->gain * heard[i];
  }
  return frame;
}

void SimSite::send_sound(Timestamp now) {
  ++next_sound_;
  if (!audio_out_) return;
  std::array<uint8_t, media::kMaxEncodedAudio> payload;
  media::OutgoingPacket packet;
  packet.sequence_number = audio_sequence_++;
  packet.timestamp = static_cast<uint32_t>((next_sound_ - 1) * 960);
  if (const Reel::Sound* sound = sound_of_reel()) {
    packet.payload = sound->packet;
    packet.audio_level = sound->level;
  } else {
    const media::AudioFrame frame = listen_to_the_room();
    packet.payload = Bytes(payload).first(opus_->encode(frame, payload));
    packet.audio_level = media::to_audio_level(media::level_dbov(frame));
  }
  packet.capture = now;
  const MutableBytes room = batch_.begin();
  send_rtp(audio_out_->write(packet, std::nullopt, room, now), room);
}

void SimSite::send_picture(Timestamp now) {
  for (size_t i = 0; next_picture_ % picture_every == 0 && i < layers_.size(); ++i) {
    if (i < kCameraLayers ? camera_on : content_on) send_layer(layers_[i], now);
  }
  ++next_picture_;
}

void SimSite::send_layer(Layer& layer, Timestamp now) {
  const int64_t timestamp = next_picture_ * 6000;
  if (layer.reel != nullptr) {
    return send_frame(layer, (*layer.reel)[layer.next_of_reel++ % layer.reel->size()], timestamp, now);
  }
  const media::Size size = layer.picture->size();
  media::YuvColour colour = layer.colour;
  if (!camera_stands) colour.y = static_cast<uint8_t>(colour.y + next_picture_ % 2 * kFlicker);
  media::fill(layer.picture->mutable_view(), {0, 0, size.width, size.height}, colour);
  const auto output = layer.encoder->encode(layer.picture->view(), timestamp);
  if (!output) return;
  media::EncodedFrame frame;
  frame.data.assign(output->data.begin(), output->data.end());
  frame.keyframe = output->keyframe;
  send_frame(layer, frame, timestamp, now);
}

void SimSite::send_frame(Layer& layer, const media::EncodedFrame& frame, int64_t timestamp, Timestamp now) {
  layer.packetizer->start(frame);
  while (const auto fragment = layer.packetizer->next()) {
    media::OutgoingPacket packet;
    packet.sequence_number = layer.sequence_number++;
    packet.timestamp = static_cast<uint32_t>(timestamp);
    packet.marker = fragment->marker;
    packet.payload = fragment->payload;
    packet.capture = now;
    if (batch_.full()) flush();
    const MutableBytes room = batch_.begin();
    send_rtp(layer.stream->write(packet, std::nullopt, room, now), room);
  }
}

void SimSite::send_reports(Timestamp now) {
  next_report_ = now + 1s;
  send_rtcp([&](media::ByteWriter& out) {
    media::write_receiver_report({1, report_blocks(now)}, out);
    return true;
  });
  const auto report = [&](const media::RtpSendStream& stream) {
    const auto sender_report = stream.sender_report(now);
    if (!sender_report) return;
    send_rtcp([&](media::ByteWriter& out) {
      media::write_sender_report(*sender_report, out);
      return true;
    });
  };
  if (audio_out_) report(*audio_out_);
  for (const Layer& layer : layers_) report(*layer.stream);
}

media::ReportBlocks SimSite::report_blocks(Timestamp now) {
  media::ReportBlocks blocks;
  if (audio_in_ && audio_in_->started()) blocks.push_back(audio_in_->report_block(now));
  for (const Slot& slot : slots_) {
    if (slot.receive && slot.receive->started()) blocks.push_back(slot.receive->report_block(now));
  }
  return blocks;
}

// One packet, if `write` has something to say.
template <typename Write>
bool SimSite::send_rtcp(const Write& write) {
  if (batch_.full()) flush();
  const MutableBytes room = batch_.begin();
  media::ByteWriter out(room.first(media::kMaxRtpPacketSize));
  if (!write(out)) return false;
  if (const auto encrypted = transport_->protect_rtcp(room, out.size())) batch_.commit(*encrypted);
  return true;
}

void SimSite::set_colour(media::YuvColour colour) {
  for (size_t i = 0; i < std::min(kCameraLayers, layers_.size()); ++i) layers_[i].colour = colour;
}

void SimSite::send_feedback(Timestamp now) {
  while (send_rtcp([&](media::ByteWriter& out) { return transport_cc_.poll_feedback(now, out); })) {
  }
  for (Slot& slot : slots_) {
    if (!slot.receive) continue;
    take_pictures(slot, now);
    const bool ask = slot.pictures != 0 && slot.assembler->keyframe_wanted() && now >= slot.next_ask;
    const auto missing = slot.receive->nacks(now);
    if (!ask && missing.empty()) continue;
    send_rtcp([&](media::ByteWriter& out) {
      if (ask) {
        media::write_pli({1, slot.receive->ssrc()}, out);
        slot.next_ask = now + 200ms;
      }
      if (missing.empty()) return true;
      media::Nack nack;
      nack.sender_ssrc = 1;
      nack.media_ssrc = slot.receive->ssrc();
      for (const uint16_t number : missing.first(std::min<size_t>(missing.size(), 200))) {
        nack.sequence_numbers.push_back(number);
      }
      media::write_nack(nack, out);
      return true;
    });
  }
}

void SimSite::flush() {
  if (!batch_.empty()) ice_->send(batch_);
}

// Goertzel over all that was received.
double SimSite::heard_db(double hz) const {
  if (sound_.empty()) return -200;
  const double omega = 2 * std::numbers::pi * hz / media::kSampleRate;
  double real = 0, imaginary = 0;
  for (size_t i = 0; i < sound_.size(); ++i) {
    // Hann window, so that strong neighbours do not leak in.
    const double window =
        0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(sound_.size()));
    real += sound_[i] * window * std::cos(omega * static_cast<double>(i));
    imaginary += sound_[i] * window * std::sin(omega * static_cast<double>(i));
  }
  const double amplitude = 4 * std::hypot(real, imaginary) / static_cast<double>(sound_.size());
  return 20 * std::log10(std::max(amplitude, 1e-10));
}

}  // namespace sim
