#pragma once

#include <span>
#include <utility>

#include "signaling/diagnosis/diagnosis_settings.h"
#include "signaling/diagnosis/observation.h"
#include "signaling/diagnosis/sign.h"

namespace signaling {

// A connected site, and whether its line suffers now.
struct LineLook {
  const media::SiteId* site = nullptr;
  bool suffers = false;
  bool is_suspect = false;  // or may do so: one bad second is enough
};

// Compares the sites of one trunk with each other and with the rest: the trunk is at fault when its sites suffer
// together and the others do not. Only what the lines of these sites show counts, not what endpoints say of themselves,
// so a page can claim nothing about its neighbours. Any one thread.
class TrunkWatch {
 public:
  explicit TrunkWatch(Trunk trunk) : trunk_(std::move(trunk)) {}

  // `sites`: all connected ones, of this trunk or not.
  void add(std::span<const LineLook> sites, media::Timestamp at, const DiagnosisSettings& settings);

  bool on() const { return sign_.on(); }
  // Not yet, but those that suffer and those that may are enough: a second or two will tell.
  bool is_likely() const { return likely_ && !on(); }
  bool has(const media::SiteId& site) const;
  const std::string& name() const { return trunk_.name; }
  int suffering() const { return suffering_; }  // of its connected sites
  int connected() const { return connected_; }

 private:
  Trunk trunk_;
  Sign sign_;
  int suffering_ = 0;
  int connected_ = 0;
  bool likely_ = false;
};

}  // namespace signaling
