#pragma once

#include <map>
#include <string>

#include <boost/json/object.hpp>

#include "signaling/rest/schema.h"
#include "signaling/schedule/find_clashes.h"
#include "signaling/store/database.h"

namespace signaling {

// Sites by id, as they are called on screen.
using SiteNames = std::map<SiteId, std::string>;
media::Result<SiteNames> site_names(Database& database);

// Who collides with what and when, in a sentence for a person.
Text describe(const Clash& clash, const SiteNames& sites);

boost::json::object to_json(const Clash& clash, const SiteNames& sites);
Schema clash_schema();

// The same as a fault of the booking that was refused: at its sites or its start, "clash.session" …
FieldFault to_fault(const Clash& clash, const SiteNames& sites);

}  // namespace signaling
