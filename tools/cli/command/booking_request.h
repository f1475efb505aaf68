#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "tools/cli/command/arguments.h"
#include "tools/cli/rest/api_client.h"
#include "tools/cli/text/time_text.h"

namespace tools {

// The members of a booking that the arguments name, and no others. People stand there as they were typed, log-in names
// or ids, and "all" in `sites` is kept: complete_booking() asks the service for them. Reads the files that --file and
// --agenda name; options win over the file. Wrong use, naming the option, for what cannot be read.
Outcome<boost::json::object> booking_members(const Arguments& arguments, CalendarTime now);

// Reads an agenda as a person writes it, or as the JSON array of the interface:
//   30 Báo cáo tình hình sản xuất        minutes, if the line begins with a number, then the title
//   - my-loc: Nguyễn Văn A               a planned speaker of the item above: site, then who (may be left out)
//   # …                                  nothing; so are empty lines
Outcome<boost::json::array> parse_agenda(std::string_view text);

// The whole booking: `members` over `base` (a template's booking, or nothing) over what a booking has by itself.
boost::json::object with_defaults(const boost::json::object& members, const boost::json::object& base);

// Puts ids in the place of log-in names, all sites in the place of "all", and the caller as the operator in charge if
// none is named.
Outcome<boost::json::object> complete_booking(ApiClient& api, boost::json::object booking);

// The sites' ids as requests take them; "all" alone stands for every site there is.
Outcome<boost::json::array> site_ids(ApiClient& api, const std::vector<std::string>& named);

}  // namespace tools
