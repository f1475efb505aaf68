#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "media/base/time.h"

namespace media {

// Where a participant's NTP clock lies on the mcu's: one per participant, shared by all its streams (one CNAME, one
// clock), so that sound and picture of a site are mapped alike. Learned from the arrivals of sender reports: the
// fastest ones, joined by the line that lies below all others as closely as possible, show offset and drift
// (after Moon, Skelly, Towsley 1999); jitter only ever makes a report later. The shortest one-way delay seen is part
// of the offset, since nothing here can tell it from one. With reports every second and 5 ms of jitter the map is right
// to 2.5 ms after half a minute and to 1 ms after two. Single thread.
class RemoteClock {
 public:
  // A sender report written at `remote` arrived at `arrival`.
  void on_sender_report(NtpTime remote, Timestamp arrival);

  // `remote` on the mcu's clock; nullopt before the first report. What the map gives for one remote moment moves by
  // at most a few ms per report once it has settled.
  std::optional<Timestamp> to_local(NtpTime remote) const;
  bool started() const { return count_ > 0; }
  // How much faster the remote clock runs, in parts per million.
  double drift_ppm() const { return -slope_ * 1e6; }

 private:
  static constexpr size_t kSamples = 64;
  struct Sample {
    int64_t remote_ns;  // since the first report
    int64_t offset_ns;  // arrival − remote, less the first report's
  };
  struct Line {
    double at_ns;
    double slope;
  };

  void add(const Sample& sample);
  Line fit(int64_t at_remote_ns) const;
  void reset(NtpTime remote, Timestamp arrival);
  int64_t offset_at(int64_t remote_ns) const;

  NtpTime first_remote_;
  Timestamp first_arrival_{};
  std::array<Sample, kSamples> samples_;  // the fastest report of each few seconds
  size_t count_ = 0;
  int far_samples_ = 0;  // in a row, that do not fit the line at all
  int64_t anchor_remote_ns_ = 0;
  double anchor_offset_ns_ = 0;
  double slope_ = 0;  // of the offset over remote time
};

}  // namespace media
