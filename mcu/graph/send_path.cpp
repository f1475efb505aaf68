#include "mcu/graph/send_path.h"

#include <algorithm>
#include <utility>

namespace mcu {
namespace {

// A second of a 1.5 Mbit/s picture; sources keep the payloads. An Opus stream has no RTX: it keeps nothing.
constexpr media::PacketHistory::Limits kVideoHistory{256, 0, std::chrono::seconds(1)};
constexpr media::PacketHistory::Limits kAudioHistory{1, 0, std::chrono::seconds(1)};

Subscription::Config subscription_config(const media::NegotiatedMedia& m, media::Random& random) {
  const bool video = m.kind == MediaKind::kVideo;
  Subscription::Config config;
  config.kind = m.kind;
  config.stream.ssrc = m.send.ssrc;
  config.stream.payload_type = m.payload_type;
  config.stream.clock_rate = video ? media::kVideoClockRate : media::kAudioClockRate;
  config.stream.extensions = m.send_extensions;
  config.stream.mid = m.mid;
  config.stream.history = video ? kVideoHistory : kAudioHistory;
  if (video && m.rtx_payload_type && m.feedback.nack) {
    config.stream.rtx_ssrc = m.send.rtx_ssrc;
    config.stream.rtx_payload_type = m.rtx_payload_type;
    config.stream.rtx_first_sequence_number = media::first_sequence_number(random);
  }
  config.rewriter = video ? media::StreamRewriter::Config::video(random) : media::StreamRewriter::Config::audio(random);
  return config;
}

}  // namespace

SendPath::SendPath(const media::NegotiatedSession& session, media::Random& random, PacketOut& out) {
  for (const auto& m : session.media) {
    if (!m.accepted || !m.slot) continue;
    const bool counted = m.send_extensions.has(media::ExtensionKind::kTransportCc);
    auto subscription = std::make_unique<Subscription>(subscription_config(m, random), out,
                                                       counted ? &transport_cc_ : nullptr);
    if (m.kind == MediaKind::kVideo) {
      video_.push_back(std::move(subscription));
      video_mids_.push_back(m.mid);
    } else if (!audio_) {
      audio_ = std::move(subscription);
      audio_mid_ = m.mid;
    }
  }
}

Subscription* SendPath::at(size_t index) const {
  if (index == 0) return audio_.get();
  return index - 1 < video_.size() ? video_[index - 1].get() : nullptr;
}

Subscription* SendPath::find(uint32_t ssrc) {
  const auto sends = [&](const Subscription* s) { return s != nullptr && s->stream().ssrc() == ssrc; };
  for (size_t i = 0; i <= video_.size(); ++i) {
    if (sends(at(i))) return at(i);
  }
  return nullptr;
}

bool SendPath::shows_video() const {
  return std::any_of(video_.begin(), video_.end(), [](const auto& slot) { return slot->source() != nullptr; });
}

void SendPath::clear() {
  for (size_t i = 0; i <= video_.size(); ++i) {
    if (Subscription* each = at(i)) each->clear();
  }
}

void SendPath::forget(const Source& source) {
  for (size_t i = 0; i <= video_.size(); ++i) {
    if (Subscription* each = at(i)) each->forget(source);
  }
}

void SendPath::review(Timestamp now) {
  for (size_t i = 0; i <= video_.size(); ++i) {
    if (Subscription* each = at(i)) each->review(now);
  }
}

void SendPath::on_nack(const media::Nack& nack, Timestamp now) {
  if (Subscription* subscription = find(nack.media_ssrc)) subscription->on_nack(nack, now);
}

void SendPath::on_pli(const media::Pli& pli, Timestamp now) {
  if (Subscription* subscription = find(pli.media_ssrc)) subscription->on_picture_loss(now);
}

void SendPath::on_fir(const media::Fir& fir, Timestamp now) {
  for (const auto& request : fir.requests) {
    if (Subscription* subscription = find(request.ssrc)) subscription->on_picture_loss(now);
  }
}

std::optional<media::Duration> SendPath::on_report_blocks(const media::ReportBlocks& blocks, Timestamp now) {
  std::optional<media::Duration> rtt;
  for (const auto& block : blocks) {
    Subscription* subscription = find(block.ssrc);
    if (subscription == nullptr) continue;
    if (const auto measured = subscription->stream().on_report_block(block, now)) rtt = measured;
  }
  // All streams share the line; one that has just started need not measure for itself.
  for (size_t i = 0; rtt && i <= video_.size(); ++i) {
    if (Subscription* each = at(i)) each->stream().set_rtt(*rtt);
  }
  return rtt;
}

void SendPath::on_transport_cc(const media::TransportCcFeedback& feedback, Timestamp now) {
  feedback_.on_feedback(feedback, transport_cc_.on_feedback(feedback, now));
}

std::optional<media::SenderReport> SendPath::next_sender_report(size_t& index, Timestamp now) const {
  while (index <= video_.size()) {
    const Subscription* each = at(index++);
    if (each == nullptr || each->stream().counters().packets == 0) continue;
    if (const auto report = each->stream().sender_report(now)) return report;
  }
  return std::nullopt;
}

uint32_t SendPath::first_ssrc() const {
  for (size_t i = 0; i <= video_.size(); ++i) {
    if (const Subscription* each = at(i)) return each->stream().ssrc();
  }
  return 1;
}

SendPath::Second SendPath::take_second(Timestamp now) {
  Second second;
  std::optional<media::LossCounts> reported;
  uint64_t bytes = 0;
  for (size_t i = 0; i <= video_.size(); ++i) {
    Subscription* each = at(i);
    if (each == nullptr) continue;
    bytes += each->stream().counters().payload_bytes + each->stream().counters().rtx_bytes;
    add_reported(*each, reported);
  }
  second.jitter = reported_jitter();
  second.bytes = bytes - std::exchange(bytes_told_, bytes);
  second.line = reported;
  if (const auto told = feedback_.take_second()) {
    second.line = told->packets;
    second.delay_trend = told->delay_trend;
  }
  second_began_ = now;
  return second;
}

void SendPath::add_reported(Subscription& each, std::optional<media::LossCounts>& sum) {
  const auto told = each.stream().take_reported();
  if (!told) return;
  if (!sum) sum.emplace();
  sum->received += told->expected - told->lost;
  sum->lost += told->lost;
}

std::optional<media::Duration> SendPath::reported_jitter() const {
  std::optional<media::Duration> least;
  for (size_t i = 0; i <= video_.size(); ++i) {
    const Subscription* each = at(i);
    if (each == nullptr) continue;
    const auto& report = each->stream().remote_report();
    if (!report || report->time <= second_began_) continue;
    if (each == audio_.get()) return report->jitter;
    least = std::min(least.value_or(report->jitter), report->jitter);
  }
  return least;
}

}  // namespace mcu
