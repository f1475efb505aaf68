// Events of the roll and of votes as they stand in a record, one JSON text a line, from outside: what is read is
// written the same again, and applying it in any order harms nothing.

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json/parse.hpp>

#include "media/base/bytes.h"
#include "media/base/check.h"
#include "signaling/roll/roll_event_json.h"
#include "signaling/roll/roll_state.h"
#include "signaling/vote/vote_event_json.h"
#include "signaling/vote/vote_state.h"

using namespace signaling;

namespace {

const ClockPair kClocks{WallTime(std::chrono::milliseconds(1764118800000)), media::Timestamp(std::chrono::hours(1))};

struct Conference {
  RollState roll;
  VoteState votes;

  void take(std::string_view line) {
    boost::json::error_code error;
    const auto value = boost::json::parse(line, error);
    if (error) return;
    if (const auto event = read_roll_event(value, kClocks)) {
      CHECK(read_roll_event(to_json(*event, kClocks), kClocks) == *event);
      apply(roll, *event);
    }
    if (const auto event = read_vote_event(value, kClocks)) {
      CHECK(read_vote_event(to_json(*event, kClocks), kClocks) == *event);
      apply(votes, *event);
    }
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto rest = media::as_text(media::Bytes(data, size));
  Conference conference;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    conference.take(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  for (const auto& vote : conference.votes.votes) (void)vote.result();
  return 0;
}
