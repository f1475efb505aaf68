#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include "signaling/base/clock_pair.h"
#include "signaling/record/journal.h"
#include "signaling/session/ports.h"

namespace signaling {

// Between conferences and their journals: writes each event as a line, and reads an earlier run's. A record that cannot
// be read is put aside under another name, so that the conference can go on with a new one and nothing is lost. One
// thread, the service's.
class ConferenceRecords : public RecordPort {
 public:
  // `clocks` turn the times of events into calendar times for this run. `alarm` hears on the service's thread how many
  // entries were lost while the disk does not keep up; none: all is well again.
  ConferenceRecords(std::filesystem::path folder, ClockPair clocks, Post post,
                    std::function<void(std::optional<uint64_t> dropped)> alarm);

  void append(const ConferenceId& conference, const ConferenceEvent& event) override;
  ConferenceRecord read(const ConferenceId& conference) override;
  void close(const ConferenceId& conference) override { journal_.close(conference); }

 private:
  void put_aside(const std::filesystem::path& file) const;

  const std::filesystem::path folder_;
  const ClockPair clocks_;
  Journal journal_;
};

}  // namespace signaling
