#include "tools/endpoint/stream/media_receiver.h"

#include <algorithm>

#include "media/packet/rtcp/nack.h"
#include "media/packet/rtcp/pli.h"
#include "media/packet/vp8_descriptor.h"

namespace tools {

using media::Timestamp;

namespace {

constexpr size_t kPliSize = 12;
constexpr size_t kLargestNack = 12 + 4 * media::NackLog::kMaxAtOnce;

}  // namespace

MediaReceiver::MediaReceiver(const media::NegotiatedSession& session, const SinkOf& sink_of)
    : extensions_(session.receive_extensions) {
  for (const auto& media : session.media) {
    if (!media.accepted || !media::receives(media.direction) || media.remote_ssrcs.empty()) continue;
    if (StreamSink* const sink = sink_of(media)) add_stream(media, *sink);
    if (media.feedback.transport_cc && !transport_cc_) transport_cc_.emplace(media.remote_ssrcs[0].ssrc);
  }
}

void MediaReceiver::add_stream(const media::NegotiatedMedia& media, StreamSink& sink) {
  media::RtpReceiveStream::Config config;
  config.kind = media.kind;
  config.ssrc = media.remote_ssrcs[0].ssrc;
  config.payload_type = media.payload_type;
  config.rtx_payload_type = media.rtx_payload_type;
  config.clock_rate = media.kind == media::MediaKind::kAudio ? media::kAudioClockRate : media::kVideoClockRate;
  config.nack = media.feedback.nack;
  auto stream = std::make_unique<Stream>(config, clock_, sink);
  stream->rtx_ssrc = media.remote_ssrcs[0].rtx_ssrc;
  stream->kind = media.kind;
  streams_.push_back(std::move(stream));
}

void MediaReceiver::on_rtp(const media::RtpPacketView& packet, Timestamp now) {
  const auto extensions = media::parse_header_extensions(packet.extension_profile, packet.extension_block, extensions_);
  if (transport_cc_ && extensions.transport_cc) {
    transport_cc_->on_packet(*extensions.transport_cc, packet.header.ssrc, now);
  }
  for (const auto& stream : streams_) {
    const bool rtx = stream->rtx_ssrc == packet.header.ssrc;
    if (!rtx && stream->receive.ssrc() != packet.header.ssrc) continue;
    const auto received = rtx ? stream->receive.on_rtx(packet, now) : stream->receive.on_rtp(packet, extensions, now);
    if (!received) return;
    if (stream->kind == media::MediaKind::kVideo && media::is_vp8_keyframe(received->payload)) {
      stream->keyframes.on_keyframe();
    }
    stream->sink.on_packet(*received, now);
    return;
  }
  dropped_.add(media::DropReason::kUnknownSsrc);
}

void MediaReceiver::on_sender_report(const media::SenderReport& report, Timestamp now) {
  for (const auto& stream : streams_) {
    if (stream->receive.ssrc() == report.ssrc) stream->receive.on_sender_report(report, now);
  }
}

void MediaReceiver::set_rtt(media::Duration rtt) {
  for (const auto& stream : streams_) {
    stream->receive.set_rtt(rtt);
    stream->keyframes.set_rtt(rtt);
  }
}

// A slot that has not shown anything yet may be empty: nobody is there to be asked.
void MediaReceiver::poll(Timestamp now) {
  for (const auto& stream : streams_) {
    if (stream->sink.next_deadline() <= now) stream->sink.poll(now);
    if (stream->kind != media::MediaKind::kVideo || !stream->receive.started()) continue;
    if (!stream->sink.keyframe_wanted()) {
      stream->keyframes.cancel();
    } else if (!stream->keyframes.wanted()) {
      stream->keyframes.request(now);
    }
  }
}

void MediaReceiver::write_requests(Stream& stream, uint32_t own_ssrc, media::ByteWriter& out, Timestamp now) {
  if (stream.keyframes.poll(now)) media::write_pli({own_ssrc, stream.receive.ssrc()}, out);
  const auto missing = stream.receive.nacks(now);
  if (missing.empty()) return;
  media::Nack nack;
  nack.sender_ssrc = own_ssrc;
  nack.media_ssrc = stream.receive.ssrc();
  for (const uint16_t sequence_number : missing) nack.sequence_numbers.push_back(sequence_number);
  media::write_nack(nack, out);
}

bool MediaReceiver::write_feedback(uint32_t own_ssrc, media::ByteWriter& out, Timestamp now) {
  const size_t before = out.size();
  if (transport_cc_ && transport_cc_->poll_feedback(now, out)) return true;
  for (const auto& stream : streams_) {
    if (out.space() < kPliSize + kLargestNack) break;
    write_requests(*stream, own_ssrc, out, now);
  }
  return out.size() > before;
}

void MediaReceiver::add_report_blocks(media::ReportBlocks& blocks, Timestamp now) {
  for (const auto& stream : streams_) {
    if (stream->receive.started()) blocks.push_back(stream->receive.report_block(now));
  }
}

bool MediaReceiver::feedback_ready(Timestamp now) const {
  return next_deadline() <= now || (transport_cc_ && transport_cc_->ready(now));
}

Timestamp MediaReceiver::next_deadline() const {
  Timestamp deadline = transport_cc_ ? transport_cc_->next_deadline() : media::kNever;
  for (const auto& stream : streams_) {
    deadline = std::min(
        {deadline, stream->receive.next_deadline(), stream->keyframes.next_deadline(), stream->sink.next_deadline()});
  }
  return deadline;
}

MediaReceiver::Figures MediaReceiver::figures() const {
  Figures figures;
  figures.dropped = dropped_;
  for (const auto& stream : streams_) {
    const auto& counters = stream->receive.counters();
    figures.packets += counters.packets;
    figures.payload_bytes += counters.payload_bytes;
    figures.recovered += counters.recovered;
    figures.keyframe_requests += stream->keyframes.sent();
    figures.lost += stream->receive.statistics().packets_lost();
    figures.dropped.merge(counters.dropped);
  }
  return figures;
}

}  // namespace tools
