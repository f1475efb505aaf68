#pragma once

#include "signaling/schedule/conference_booking.h"

namespace signaling {

// Brings all texts of a booking into the composed form (NFC): a name typed on another keyboard is the same name. Ids
// and the rule are ASCII.
void compose_texts(ConferenceBooking& booking);

}  // namespace signaling
