#pragma once

namespace media {

// One delay that is suspected of being an echo's: judgements that find it again add up until it is named, others until
// it is dropped.
class Suspicion {
 public:
  struct Rules {
    float width;  // s; delays no further apart are the same
    float named;  // strength added up over judgements
    float most;   // what may add up
    float doubt;  // taken away by a judgement that finds another delay
  };

  explicit Suspicion(const Rules& rules) : rules_(rules) {}

  // One judgement: the likeliest delay, s, and how much speaks for an echo there (below 0: against one).
  void follow(float delay, float strength);

  float delay() const { return delay_; }  // s
  // Something speaks for it.
  bool open() const { return trust_ > 0; }
  bool named() const { return named_; }

 private:
  Rules rules_;
  float delay_ = 0;
  float trust_ = 0;
  bool named_ = false;
};

}  // namespace media
