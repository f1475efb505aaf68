#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "media/base/result.h"
#include "signaling/base/text.h"
#include "signaling/schedule/find_clashes.h"
#include "signaling/schedule/schedule_problem.h"

namespace signaling {

// Why something of the calendar was not done. Nothing has changed. `code` is one of
//   booking.unknown, booking.no_occurrence, conference.unknown   there is no such thing
//   booking.invalid     `problems` name each wrong member
//   booking.clash       `clashes`: hard ones are among them
//   booking.changed     somebody has changed it meanwhile: the sequence is another
//   booking.in_session  its conference is in session: close that first
//   booking.over        it has taken place: copy it
//   booking.papers_over it has taken place, too long ago for its papers
//   booking.cancelled   it does not take place any more: copy it
//   booking.urgent      it was called, not booked: it cannot be edited
//   store.…             see database.h; `text.en` is the store's message, `text.vi` empty
// or the word of the one schedule problem in `problems` ("conference.wrong_phase"). One thread: a value.
struct CalendarRefusal {
  std::string code;
  Text text;
  std::vector<ScheduleProblem> problems{};
  ClashReport clashes{};
};

template <typename T>
using CalendarResult = tl::expected<T, CalendarRefusal>;

// One of the words above that need nothing but their text.
CalendarRefusal make_refusal(std::string_view code);
CalendarRefusal make_refusal(media::Error error);
CalendarRefusal make_refusal(ScheduleProblem problem);
CalendarRefusal make_refusal(std::vector<ScheduleProblem> problems);
CalendarRefusal make_refusal(ClashReport clashes);

}  // namespace signaling
