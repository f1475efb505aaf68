#include "media/quality/e_model.h"

#include <algorithm>
#include <cmath>

namespace media {
namespace {

// Defaults of G.107 Table 3.
constexpr double kSendLoudness = 8;        // SLR, dB
constexpr double kReceiveLoudness = 2;     // RLR
constexpr double kTalkerEchoLoss = 65;     // TELR
constexpr double kListenerEchoLoss = 110;  // WEPL
constexpr double kLeastDelay = 100;        // mT, ms: Ta below is not perceived
constexpr double kDelaySensitivity = 1;    // sT
constexpr double kMostDelay = 500;         // ms; beyond, Table 3 says nothing and Id is nearly flat
constexpr double kMostBurstRatio = 8;
constexpr double kAdvantage = 0;           // A: nobody forgives a hall its line

// Ro and Is with those defaults (G.107 §§7.2, 7.3); No is −61.18 dBm0p.
constexpr double kNoise = -61.18;
constexpr double kSignalToNoise = 15 - 1.5 * (kSendLoudness + kNoise);
constexpr double kSimultaneous = 1.41;

double clamp(double value, double low, double high) {
  return std::isfinite(value) ? std::clamp(value, low, high) : low;
}

double milliseconds(Duration delay) { return clamp(static_cast<double>(delay.count()) / 1e6, 0, kMostDelay); }

// Ie,eff, G.107 §7.5.
double equipment(const Conversation& conversation, const CodecImpairment& codec) {
  const double loss = 100 * clamp(conversation.loss, 0, 1);
  const double ratio = clamp(conversation.burst_ratio, 1, kMostBurstRatio);
  if (loss == 0) return codec.ie;
  return codec.ie + (95 - codec.ie) * loss / (loss / ratio + codec.bpl);
}

// Idd, G.107 §7.4: a delay that is too long even without echo.
double long_delay(double delay_ms) {
  if (delay_ms <= kLeastDelay) return 0;
  const double x = std::log2(delay_ms / kLeastDelay);
  const double power = 6 * kDelaySensitivity;
  const auto root = [&](double value) { return std::pow(1 + std::pow(value, power), 1 / power); };
  return 25 * (root(x) - 3 * root(x / 3) + 2);
}

// Idte, G.107 §7.4: the talker's own voice, `t` ms after it each way. TELR of a digital echo is SLR + RLR + its loss.
double talker_echo(const Conversation& conversation) {
  const bool known = conversation.echo_loss_db.has_value();
  const double loss = known ? clamp(*conversation.echo_loss_db, 0, kTalkerEchoLoss) : kTalkerEchoLoss;
  const double telr = std::min(kTalkerEchoLoss, kSendLoudness + kReceiveLoudness + loss);
  const double t = milliseconds(known ? conversation.echo_one_way_delay : conversation.one_way_delay);
  const double terv = telr - 40 * std::log10((1 + t / 10) / (1 + t / 150)) + 6 * std::exp(-0.3 * t * t);
  const double re = 80 + 2.5 * (terv - 14);
  const double roe = -1.5 * (kNoise - kReceiveLoudness);
  const double half = (roe - re) / 2;
  return (half + std::sqrt(half * half + 100) - 1) * (1 - std::exp(-t));
}

// Idle, G.107 §7.4: the echo of the echo, Tr is the round trip.
double listener_echo(double round_trip_ms) {
  const double rle = 10.5 * (kListenerEchoLoss + 7) * std::pow(round_trip_ms + 1, -0.25);
  const double half = (kSignalToNoise - rle) / 2;
  return half + std::sqrt(half * half + 169);
}

}  // namespace

Rating rate(const Conversation& conversation, const CodecImpairment& codec) {
  const double delay = milliseconds(conversation.one_way_delay);
  const double delayed = talker_echo(conversation) + listener_echo(2 * delay) + long_delay(delay);
  const double r = kSignalToNoise - kSimultaneous - delayed - equipment(conversation, codec) + kAdvantage;
  return {std::clamp(r, 0.0, 100.0), mos_from_r(r)};
}

double mos_from_r(double r) {
  if (!(r > 0)) return 1;
  if (r >= 100) return 4.5;
  return std::max(1.0, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
}

}  // namespace media
