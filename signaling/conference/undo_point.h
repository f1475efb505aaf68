#pragma once

#include <optional>
#include <string>
#include <vector>

#include "signaling/conference/conference_data.h"
#include "signaling/floor/floor_control.h"
#include "signaling/stage/stage_director.h"

namespace signaling {

// An act of the chair that can be taken back: what it changed, before and after. Not part of the state: a restart ends
// the possibility.
struct UndoPoint {
  // What an act may change besides floors and stage.
  struct Before {
    std::vector<SeatData> seats;
    DeskMessage message;
  };
  std::string act;  // type of the message
  std::optional<SiteId> site;
  Timestamp until;
  FloorAct speech;
  FloorAct content;
  StageAct stage;
  Before before;
  Before after;
};

}  // namespace signaling
