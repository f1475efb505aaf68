#pragma once

#include <boost/json/object.hpp>

#include "mcu/api/json_reader.h"
#include "mcu/api/site_figures.h"

namespace mcu {

// Bounds of what a report may hold.
inline constexpr size_t kMaxLayers = 8;
inline constexpr size_t kMaxLayerBytes = 16;
inline constexpr size_t kMaxBrowserBytes = 128;

// Members that are unknown are left out. Numbers have at most six decimals.
boost::json::object to_object(const SiteSecond& second);
boost::json::object to_object(const ServerFigures& figures);
boost::json::object to_object(const EndpointReport& report);

// Read them with every number within what can be measured at all. A missing or wrong member is a problem of the reader
// that names it; unknown members are ignored.
SiteSecond read_site_second(JsonReader& reader);
ServerFigures read_server_figures(JsonReader& reader);
// Of a report every member may be missing. A browser's name is cut to kMaxBrowserBytes whole characters.
EndpointReport read_endpoint_report(JsonReader& reader);

}  // namespace mcu
