#pragma once

#include <functional>
#include <vector>

#include "signaling/invitations/province_settings.h"
#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

// What the administrator says of the province: GET and PUT /settings. `changed` is told once new ones are stored.
// `store` outlives the operations.
using SettingsChanged = std::function<void(const ProvinceSettings& settings, RequestTime now)>;
std::vector<Operation> settings_operations(Store& store, SettingsChanged changed);

}  // namespace signaling
