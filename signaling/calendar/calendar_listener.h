#pragma once

#include "media/base/result.h"
#include "signaling/schedule/conference_booking.h"
#include "signaling/schedule/conference_run.h"

namespace signaling {

// Who sends invitations: what it stores is stored with the booking or not at all.
class BookingListener {
 public:
  virtual ~BookingListener() = default;
  // A booking is new (`former` is null), changed or cancelled (now.cancelled). Called within the transaction that
  // stores it, so that what is written to the store here belongs to it; an error refuses the change and goes out as its
  // reason. Not called for urgent conferences, whose halls ring. Nothing of the calendar may be called in here.
  virtual media::Result<void> booking_changed(const ConferenceBooking* former, const ConferenceBooking& now,
                                              WallTime at) = 0;
  // The transaction of the last booking_changed() is over. Not stored: forget what was made of it in memory.
  virtual void change_ended(bool stored) = 0;
};

// Who acts on what happens to conferences: sessions, pages, the mcu.
class ScheduleListener {
 public:
  virtual ~ScheduleListener() = default;
  // Called one after another once the change is whole and stored; the calendar may be asked and changed in here, and
  // what that brings is told after this returns.
  virtual void schedule_event(const ScheduleEvent& event) = 0;
};

}  // namespace signaling
