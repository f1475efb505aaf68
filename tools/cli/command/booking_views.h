#pragma once

#include "tools/cli/command/arguments.h"
#include "tools/cli/command/command.h"
#include "tools/cli/command/view.h"

// What several commands about bookings share.
namespace tools {

// A span of the calendar: --from (today) and --to (31 days after it).
struct Span {
  CalendarTime from;
  CalendarTime to;
};
std::vector<CommandOption> span_options();
// Wrong use if it ends before it begins.
Outcome<Span> span_of(const Arguments& arguments, CalendarTime now);

// "/bookings/{booking}".
std::string booking_path(const Arguments& arguments);

View calendar_view();
View booking_view(Text done = {});

// A person was asked and said no: refused, so that a script notices. Nothing has changed.
Outcome<void> nothing_done();

}  // namespace tools
