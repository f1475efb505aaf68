#pragma once

#include <string>

#include <boost/json/object.hpp>

#include "tools/cli/rest/api_client.h"

namespace tools {

// The id of the user whom a person named by log-in name or by id, as requests take it. An id is not looked up.
// Refused, "cli.no_user", if there is none of this name.
Outcome<boost::json::value> find_user_id(ApiClient& api, const std::string& named);

// The same as a segment of a path.
Outcome<std::string> find_user_path(ApiClient& api, const std::string& named);

}  // namespace tools
