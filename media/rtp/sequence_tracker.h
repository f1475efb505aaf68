#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace media {

// Tells new packets of one SSRC from duplicates, late ones and strays, and unwraps their sequence numbers
// (RFC 3550 A.1). After a jump too large to be loss, packets are held for strays until a second one follows in
// sequence; then the sender is taken to have restarted, and unwrapped numbers go on upwards.
class SequenceTracker {
 public:
  static constexpr int kMaxDropout = 3000;     // a jump ahead up to this is loss
  static constexpr int kMaxMisorder = 2000;    // a packet behind the newest up to this is late

  enum class Verdict : uint8_t {
    kInOrder,    // newer than all before
    kReordered,  // older than the newest, not seen before
    kRestarted,  // first of a new range, accepted
    kDuplicate,
    kStray,      // far from the newest; the next one decides
  };
  struct Outcome {
    Verdict verdict;
    int64_t sequence_number;  // unwrapped; meaningless for kStray
    bool accepted() const { return verdict <= Verdict::kRestarted; }
  };

  Outcome on_packet(uint16_t sequence_number);
  // For a packet that came by another way (RTX): never a restart; one far from the newest is a stray.
  Outcome on_recovered(uint16_t sequence_number);

  std::optional<int64_t> newest() const;

 private:
  static constexpr int64_t kWindow = 2048;

  Outcome accept(int64_t sequence_number);
  bool mark_seen(int64_t sequence_number);
  void advance(int64_t sequence_number);
  int16_t distance(uint16_t sequence_number) const;  // from the newest
  Outcome restart(int64_t sequence_number);

  bool started_ = false;
  int64_t newest_ = 0;
  std::optional<uint16_t> expected_after_stray_;
  std::array<uint64_t, kWindow / 64> seen_{};
};

}  // namespace media
