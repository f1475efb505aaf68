#pragma once

#include "signaling/rest/schema.h"

// How the document describes what signaling/history/history_json.h and history_events.h write.
namespace signaling {

Schema remembered_conference_schema();
Schema chart_schema();
Schema remembered_moment_schema();
Schema history_event_schema();

}  // namespace signaling
