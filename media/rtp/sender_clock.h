#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "media/base/sequence.h"
#include "media/base/time.h"
#include "media/packet/rtcp/sender_report.h"
#include "media/rtp/remote_clock.h"

namespace media {

// Maps the RTP time of one stream to its capture time on the mcu's clock: RTP time → the sender's NTP time by a line
// through its last sender reports, → the mcu's clock by the participant's RemoteClock. Single thread.
class SenderClock {
 public:
  // `remote` outlives this and is shared by all streams of a participant.
  SenderClock(int clock_rate, RemoteClock& remote) : clock_rate_(clock_rate), remote_(&remote) {}

  // Feeds the RemoteClock too. A repeated report is ignored.
  void on_sender_report(const SenderReport& report, Timestamp arrival);

  // nullopt before the first report. `rtp_timestamp` lies within half a circle of the last report's.
  std::optional<Timestamp> capture_time(uint32_t rtp_timestamp) const;

  void reset();  // the stream restarted with new timestamps

 private:
  static constexpr size_t kReports = 16;
  struct Point {
    int64_t rtp;        // unwrapped
    int64_t remote_ns;  // NTP time, since the first report
  };

  void fit();
  const Point& newest() const { return points_[(next_ + kReports - 1) % kReports]; }

  int clock_rate_;
  RemoteClock* remote_;
  RtpTimeUnwrapper unwrapper_;
  NtpTime first_ntp_;
  std::array<Point, kReports> points_;
  size_t count_ = 0;
  size_t next_ = 0;
  double ns_per_tick_ = 0;
  int64_t anchor_rtp_ = 0;
  double anchor_ns_ = 0;
};

}  // namespace media
