#include "signaling/diagnosis/site_diagnosis.h"

#include <algorithm>
#include <utility>

namespace signaling {
namespace {

constexpr double kPercent = 100;

// Something came from the site in this second: media, or RTCP that tells of round trips and of its reception. Packets
// are counted when their order is settled, which may be a second later; bytes at once.
bool is_alive(const mcu::SiteSecond& f) {
  return (f.uplink && (f.uplink->kbps > 0 || f.uplink->rtt_ms)) || f.downlink;
}

std::optional<double> rtt_of(const mcu::SiteSecond& f) {
  if (f.uplink && f.uplink->rtt_ms) return f.uplink->rtt_ms;
  return f.downlink ? f.downlink->rtt_ms : std::nullopt;
}

bool loses(const std::optional<mcu::LineFigures>& line, const DiagnosisSettings& s) {
  return line && line->lost >= s.bad_second_lost && line->loss >= s.loss;
}

double trend_of(const std::optional<mcu::LineFigures>& line) { return line ? line->delay_trend_ms.value_or(0) : 0; }

}  // namespace

// ---- measuring -----------------------------------------------------------------------------------------------------

void SiteDiagnosis::measure(const ObservedSite& site, bool server_explains, Timestamp at, const DiagnosisSettings& s) {
  connection_is(site.duty.connected_since);
  if (server_explains) return holder_.skip();
  const bool settling = connected_since_ && at - *connected_since_ < s.settle;
  const bool reached = connected_since_ && site.figures && is_alive(*site.figures);
  if (reached || !settling) unreachable_.add(!reached, s.unreachable, at);
  if (reached && !settling) measure_line(*site.figures, at, s);
  measure_hall(site, at, s);
}

// Another connection is another path and another endpoint: what was seen of the former one says nothing of it.
void SiteDiagnosis::connection_is(const std::optional<Timestamp>& since) {
  if (since == connected_since_) return;
  connected_since_ = since;
  up_.clear();
  down_.clear();
  round_trip_.clear();
  hall_.clear();
}

void SiteDiagnosis::measure_line(const mcu::SiteSecond& f, Timestamp at, const DiagnosisSettings& s) {
  const bool limited = f.endpoint && f.endpoint->encoder_limit == mcu::EncoderLimit::kBandwidth;
  const auto rtt = rtt_of(f);
  const auto slow = rtt ? round_trip_.add(*rtt, at, s) : std::nullopt;
  // A round trip has no direction. The way that loses answers for it, since a queue that is full grows no more but
  // drops; else the queue that grows, or the encoder that is limited; without any the way down, which carries more.
  const bool up_loses = loses(f.uplink, s);
  const bool up_answers =
      up_loses != loses(f.downlink, s) ? up_loses : trend_of(f.uplink) > trend_of(f.downlink) || limited;
  if (f.uplink) up_.add(*f.uplink, up_answers ? slow : std::nullopt, limited, at, s);
  if (f.downlink) down_.add(*f.downlink, up_answers ? std::nullopt : slow, false, at, s);
}

void SiteDiagnosis::measure_hall(const ObservedSite& site, Timestamp at, const DiagnosisSettings& s) {
  // Of a site from which nothing comes neither camera nor microphone is to blame.
  const bool is_cut = unreachable_.on() || unreachable_.bad_seconds(2) >= 1;
  std::optional<Verdict> line;
  if (is_cut) {
    line = Verdict{VerdictKind::kUnreachable, {{Measure::kNoPackets, 0, 0}}, {}, Advice::kCallHall};
  } else if (up_.on()) {
    line = Verdict{VerdictKind::kUplink, up_.evidence(s), {}, up_.advice(s)};
  }
  holder_.add(site, line ? &*line : nullptr, at, s);
  const LineContext context{is_cut || up_.on() || up_.is_suspect(), down_.on() || down_.is_suspect(), is_cut};
  hall_.add(site, context, holder_.silence(), at, s);
}

// ---- judging -------------------------------------------------------------------------------------------------------

void SiteDiagnosis::judge(const ServerWatch& server, const Neighbours& neighbours, Timestamp at,
                          const DiagnosisSettings& s) {
  if (!judged_) verdict_.since = at;
  judged_ = true;
  if (server.explains(at, s) && !server.on()) return;  // a moment will tell
  auto found = find(server, neighbours, s);
  if (!waits_for_trunk(found, neighbours, at, s)) settle(std::move(found), at, s);
}

bool SiteDiagnosis::precedes(const ServerWatch& server, const DiagnosisSettings& s) const {
  if (verdict_.kind == VerdictKind::kFine || verdict_.kind == VerdictKind::kServer) return false;
  const bool same_connection = connected_since_ ? *connected_since_ <= verdict_.since && !unreachable_.on()
                                                : verdict_.kind == VerdictKind::kUnreachable;
  return same_connection && server.since() - verdict_.since >= s.server_onset;
}

Verdict SiteDiagnosis::find(const ServerWatch& server, const Neighbours& neighbours, const DiagnosisSettings& s) const {
  if (server.on()) return precedes(server, s) ? verdict_ : server.verdict();
  if (unreachable_.on()) {
    const auto why = connected_since_ ? Measure::kNoPackets : Measure::kNotConnected;
    return {VerdictKind::kUnreachable, {{why, 0, 0}}, unreachable_.since(), Advice::kCallHall};
  }
  if (const auto direction = worse_direction(s)) return line_verdict(*direction, neighbours, s);
  return hall_.verdict().value_or(Verdict{});
}

std::optional<Direction> SiteDiagnosis::worse_direction(const DiagnosisSettings& s) const {
  constexpr double kMuchWorse = 1.5;  // than the one that was named before
  if (!up_.on() && !down_.on()) return std::nullopt;
  if (!down_.on()) return Direction::kUp;
  if (!up_.on()) return Direction::kDown;
  const double up = up_.severity(s) * (verdict_.kind == VerdictKind::kUplink ? kMuchWorse : 1);
  const double down = down_.severity(s) * (verdict_.kind == VerdictKind::kDownlink ? kMuchWorse : 1);
  return up >= down ? Direction::kUp : Direction::kDown;
}

Verdict SiteDiagnosis::line_verdict(Direction direction, const Neighbours& neighbours,
                                    const DiagnosisSettings& s) const {
  const bool is_up = direction == Direction::kUp;
  const auto& line = is_up ? up_ : down_;
  const auto& other = is_up ? down_ : up_;
  Verdict verdict{is_up ? VerdictKind::kUplink : VerdictKind::kDownlink, line.evidence(s), line.since(),
                  line.advice(s)};
  if (other.on()) verdict.evidence.push_back({Measure::kOtherDirection, other.loss() * kPercent, s.loss * kPercent});
  if (neighbours.trunk != nullptr) {
    verdict.kind = VerdictKind::kTrunk;
    verdict.trunk = neighbours.trunk->name();
    verdict.advice = Advice::kCheckTrunk;
    verdict.evidence.insert(verdict.evidence.begin(), {Measure::kMatesSuffer, double(neighbours.trunk->suffering()),
                                                       double(neighbours.trunk->connected())});
  } else if (neighbours.most_suffer) {
    verdict.advice = Advice::kCheckBridgeLine;
    verdict.evidence.insert(verdict.evidence.begin(),
                            {Measure::kAllSuffer, double(neighbours.suffering), double(neighbours.connected)});
  }
  return verdict;
}

bool SiteDiagnosis::waits_for_trunk(const Verdict& found, const Neighbours& neighbours, Timestamp at,
                                    const DiagnosisSettings& s) {
  const bool names_own_line = is_line(found.kind) && found.kind != VerdictKind::kTrunk && !is_line(verdict_.kind);
  if (!names_own_line || !neighbours.trunk_is_likely) {
    waits_since_.reset();
    return false;
  }
  if (!waits_since_) waits_since_ = at;
  return at - *waits_since_ < s.trunk_wait;
}

void SiteDiagnosis::settle(Verdict found, Timestamp at, const DiagnosisSettings& s) {
  if (found.kind == verdict_.kind) {
    found.since = verdict_.since;  // the same trouble
  } else {
    const bool says_more = found.kind == VerdictKind::kTrunk && is_line(verdict_.kind);
    if (changed_at_ && at - *changed_at_ < s.least_stay && !says_more) return;
    changed_at_ = at;
    if (found.kind == VerdictKind::kFine) found.since = at;
  }
  verdict_ = std::move(found);
}

}  // namespace signaling
