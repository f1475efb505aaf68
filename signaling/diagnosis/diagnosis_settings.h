#pragma once

#include "media/base/result.h"
#include "media/base/time.h"

namespace signaling {

// When a sign of trouble counts: it shows in `enter` of the last `of` seconds; it is over after `calm` seconds without
// it in a row.
struct Debounce {
  int enter = 3;
  int of = 5;
  int calm = 10;
};

// The thresholds of the diagnosis, each with its reason. All are meant for configuration; check() says what is allowed.
struct DiagnosisSettings {
  // ---- a line, either direction
  // A second is bad above 3 % with two packets or more: Opus with redundancy hides less than that, and of the 50
  // packets of a site that sends sound only, one is 2 %.
  double loss = 0.03;
  int bad_second_lost = 2;
  // A line that loses more than this over ten seconds is never fine, however the losses are spread: every video frame
  // of 20 packets is then hit more often than not. But for one hiccup: without its worst second it must still be above
  // calm_loss.
  double worst_fine_loss = 0.05;
  // A second is calm again below 1 %: a third of the entry, so a line near the threshold does not go to and fro.
  double calm_loss = 0.01;
  // The sound's buffer follows up to about 40 ms at once; beyond, it is late or long. Calm below half of it.
  double jitter_ms = 40;
  // A queue that grows by 20 ms each second is at 100 ms, which people hear in a talk, by the time it counts.
  double queue_growth_ms = 20;
  // Above the least of the last minutes by this: a queue stands somewhere. Above 400 ms in all, ITU-T G.114 calls a
  // talk impaired (one way 150 ms and what both ends add).
  double rtt_rise_ms = 150;
  double rtt_ms = 400;
  Debounce line{3, 5, 10};
  // After a connection is made its figures are of no line: keys, key frames, the rate that rises.
  media::Duration settle = std::chrono::seconds(3);

  // ---- kinds of loss, for the evidence and the advice
  double burst_share = 0.5;        // of the losses in runs of four and more: bursts
  // What was said of a line's losses when its trouble began stands until the window has shown the other kind beyond
  // burst_share by the margin, for a window's length of seconds that lose: of the 20 packets that a poor site loses in
  // it, one run of four is a fifth.
  double burst_margin = 0.2;
  Debounce loss_kind{10, 10, 10};
  double thin_queue_ms = 60;       // the delay grew by this within the window before or while packets were lost
  double loss_with_rate = 0.6;     // correlation from which loss comes with rate

  // ---- a trunk
  double trunk_share = 0.6;        // of its connected sites suffer,
  double others_share = 0.25;      // and at most so many of the others do
  Debounce trunk{2, 3, 10};
  // While its sites look as if they were about to suffer together, the line of a single one is not named for so long.
  media::Duration trunk_wait = std::chrono::seconds(2);

  // ---- a site that is not there: endpoints come back within 3 s by themselves
  Debounce unreachable{4, 4, 3};

  // ---- the server; the second number counts when most sites suffer at the same time
  double server_cpu = 0.92, server_cpu_if_all = 0.8;    // and anything else shows it: ticks are late first
  double server_lane = 0.97, server_lane_if_all = 0.9;  // one lane works one after another: full is late
  int late_ticks = 3, late_ticks_if_all = 1;            // of about 80 a second
  int queue_depth = 6, queue_depth_if_all = 4;          // of the 7 ticks that fit: the mix is 100 ms behind
  int socket_drops = 10, socket_drops_if_all = 1;
  double all_share = 0.75;                              // "most sites"
  Debounce server{2, 10, 10};
  media::Duration server_echo = std::chrono::seconds(2);  // reports of what it did to the lines still come in
  // What was wrong with a site for so long before the server got bad is the site's own: lines may show an overload a
  // few seconds before the server's figures do, not for longer.
  media::Duration server_onset = std::chrono::seconds(20);

  // ---- hall equipment
  Debounce device{3, 5, 5};      // what the endpoint says of a device, of its page, of its CPU
  Debounce picture{4, 5, 5};     // a good line also stumbles now and then
  Debounce frozen{3, 5, 5};      // each such second ends one and more in which the picture stood
  // A live input is never digitally silent, but the processing of a hall that listens may be; of the hall that
  // speaks `device` counts.
  Debounce dead_sound{8, 10, 3};
  Debounce clipping{4, 10, 15};   // speech has pauses, and somebody may laugh
  Debounce echo{2, 10, 20};       // shows only while others speak
  double freeze_ms = 1000;
  int render_freezes = 2;          // in a second, without the endpoint naming its CPU
  double clipped = 0.02;           // of the samples: audible crackle
  double echo_loss_db = 30;        // quieter than this nobody hears over the room's own noise
  double computer_cpu = 0.95;

  // ---- a silent holder
  int silent_s = 3;           // without speech: longer than a breath
  int silent_again_s = 10;    // once it was heard and the hall's sound still comes: people pause
  double dead_dbov = -90;     // the noise of any 16-bit input lies above
  double room_dbov = -65;     // a hall with people in it is louder
  double room_spread_db = 1;  // and its seconds are not all alike, as those of hum are

  // ---- the verdict
  // It stays for this long at least, whatever comes: nobody can read or act faster.
  media::Duration least_stay = std::chrono::seconds(5);

  // What is wrong with these settings: "diagnosis.bad_setting", naming it.
  media::Result<void> check() const;
};

}  // namespace signaling
