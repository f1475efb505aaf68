#pragma once

#include <optional>

#include "media/base/time.h"

// How good a conversation sounds, from figures of the line: the E-model of ITU-T G.107 (06/2015), narrow-band scale,
// all parameters that a line does not tell at the defaults of its Table 3.
namespace media {

// A codec in the E-model: equipment impairment factor and packet-loss robustness factor.
struct CodecImpairment {
  double ie = 0;
  double bpl = 1;
};

// Opus on the narrow-band scale. The tables of ITU-T G.113 have no Opus on it; these are the values that Alahmadi,
// Pocta and Melvin published for narrow-band Opus at 11 kbit/s, constant rate, random loss ("An adaptive bitrate
// switching algorithm for speech applications in context of WebRTC", ACM TOMM 17(4), 2021): the best coding that this
// scale can tell. Their limits: made by an instrument, not by listeners; without the copies inside the packets (FEC);
// ours is coded at 32 kbit/s and beyond 8 kHz, which this scale cannot reward. So R tells how far a line harms the
// sound, and compares lines; it does not tell how good Opus is. Their second Bpl, 10.7 for losses in bursts, would
// count twice what BurstR counts.
inline constexpr CodecImpairment kOpusImpairment{2.03, 15.95};

struct Conversation {
  // Share of the sound that had to be made up, 0 … 1: after repair, and with what came too late to be played.
  double loss = 0;
  double burst_ratio = 1;  // BurstR, as LossCounts::burst_ratio (media/rtp) gives it; 1 … 8
  // From mouth to ear: coding, line, jitter buffer, mixing, playing.
  Duration one_way_delay{};
  // What comes back to the talker: the loss of his echo (that of the hall he speaks to, see Echo) and half of its
  // round trip. Absent: an echo of TELR 65 dB as late as the sound, which is the default and hardly heard.
  std::optional<double> echo_loss_db{};
  Duration echo_one_way_delay{};
};

struct Rating {
  double r = 0;    // 0 … 93.2; above 80 satisfied, below 60 nearly all dissatisfied (ITU-T G.109)
  double mos = 1;  // mean opinion score of a conversation, MOS-CQE, 1 … 4.41
};

// Values out of range are taken as the nearest one in it; what is not a number as the best.
Rating rate(const Conversation& conversation, const CodecImpairment& codec = kOpusImpairment);

// G.107 Annex B: the mean opinion score that belongs to an R. Below R = 6.5, where the polynomial turns, it is 1.
double mos_from_r(double r);

}  // namespace media
