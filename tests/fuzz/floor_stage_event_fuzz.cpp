// Events of the floors and of the stage as they stand in a record, one JSON text a line, from outside: what is read is
// written the same again, and whatever state they make in any order, the floor's clock comes to rest and all can end.

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include <boost/json/parse.hpp>

#include "media/base/bytes.h"
#include "media/base/check.h"
#include "signaling/floor/floor_control.h"
#include "signaling/floor/floor_event_json.h"
#include "signaling/stage/stage_director.h"
#include "signaling/stage/stage_event_json.h"

using namespace signaling;

namespace {

const media::Timestamp kNow(std::chrono::hours(1));
const ClockPair kClocks{WallTime(std::chrono::milliseconds(1764118800000)), kNow};

struct Record {
  std::vector<FloorEvent> floor;
  std::vector<StageEvent> stage;

  void take(std::string_view line) {
    boost::json::error_code error;
    const auto value = boost::json::parse(line, error);
    if (error) return;
    if (const auto event = read_floor_event(value, kClocks)) {
      CHECK(read_floor_event(to_json(*event, kClocks), kClocks) == *event);
      floor.push_back(*event);
    }
    if (const auto event = read_stage_event(value, kClocks)) {
      CHECK(read_stage_event(to_json(*event, kClocks), kClocks) == *event);
      stage.push_back(*event);
    }
  }
};

void run_floor(FloorId id, const std::vector<FloorEvent>& events) {
  FloorData initial;
  initial.floor = id;
  FloorControl floor(initial);
  floor.restore(events);
  const auto later = kNow + std::chrono::hours(30 * 365 * 24);
  const SiteId site("y-yen");
  floor.reopen(later);
  (void)floor.request(site, {}, later);
  (void)floor.grant_next(later);
  floor.close(later);
  CHECK(floor.holders().empty() && floor.queue().empty() && floor.next_deadline() == media::kNever);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto rest = media::as_text(media::Bytes(data, size));
  Record record;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    record.take(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  run_floor(FloorId::kSpeech, record.floor);
  run_floor(FloorId::kContent, record.floor);
  StageDirector director({{"stage", {}, mcu::LayoutName::kStage, {PlaceRule{}}, true}}, "stage");
  director.restore(record.stage);
  StageRoster roster;
  roster.plan = roster.connected = {SiteId("y-yen"), SiteId("my-loc")};
  CHECK(director.desired_groups(roster).front().id == "halls");
  return 0;
}
