#pragma once

#include <string>

#include <boost/json/array.hpp>

#include "tools/cli/command/command.h"

namespace tools {

// `export`: the bookings of a span with their attendance, for other programs and spreadsheets, or, with --record, the
// event log of one conference.
Command export_command();

// One cell of CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it: titles
// come from outside.
std::string csv_cell(const std::string& text);

// Bookings as CSV: one line for each site of each, with its attendance. Each entry is a booking with the member
// `invitations`, the items of its invitations.
std::string to_csv(const boost::json::array& bookings);

}  // namespace tools
