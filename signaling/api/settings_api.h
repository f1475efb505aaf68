#pragma once

#include <functional>
#include <vector>

#include "signaling/invitations/province_settings.h"
#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

// New settings are stored.
using SettingsChanged = std::function<void(const ProvinceSettings& settings, RequestTime now)>;

// What the administrator says of the province: GET and PUT /settings. `store` outlives the operations.
std::vector<Operation> settings_operations(Store& store, SettingsChanged changed);

}  // namespace signaling
