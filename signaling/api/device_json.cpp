#include "signaling/api/device_json.h"

#include <optional>

#include "signaling/api/path_id.h"
#include "signaling/api/user_json.h"

namespace signaling {

namespace json = boost::json;

Schema device_kind_schema() { return Schema::word({"hall", "chair_tablet", "hall_control"}); }

Schema device_schema() {
  return Schema::object({{"id", Schema::integer(1, kLargestId)},
                         {"site", Schema::text(1, 40)},
                         {"kind", device_kind_schema()},
                         {"created", Schema::date_time()},
                         {"last_seen", Schema::date_time().or_null()},
                         {"revoked", Schema::date_time().or_null()},
                         {"online", Schema::boolean()}})
      .named("Device");
}

json::object device_json(const EnrolledDevice& device, const Seats& seats, const DeviceViewPorts& ports) {
  const auto seen = seats.last_seen().find(device.id);
  return {{"id", device.id.value()},
          {"site", device.place.site.value()},
          {"kind", to_string(device.place.kind)},
          {"created", time_json(device.created)},
          {"last_seen", time_json(seen == seats.last_seen().end() ? std::nullopt : std::optional(seen->second))},
          {"revoked", time_json(device.revoked)},
          {"online", !device.revoked && ports.is_online(device)}};
}

Schema open_code_schema() {
  return Schema::object({{"site", Schema::text(1, 40)},
                         {"kind", device_kind_schema()},
                         {"expires", Schema::date_time()},
                         {"tries_left", Schema::integer(1, 1000)}})
      .named("OpenEnrolmentCode");
}

json::object open_code_json(const IssuedCode& code) {
  return {{"site", code.place.site.value()},
          {"kind", to_string(code.place.kind)},
          {"expires", time_json(code.expires)},
          {"tries_left", code.tries_left}};
}

Schema new_code_schema() {
  return Schema::object({{"code", Schema::text(9, 9).described("\"K7MX-24PQ\", to be spoken or shown.")},
                         {"expires", Schema::date_time()},
                         {"link", Schema::text(1, 400).described(
                             "For a QR code: the page with the code behind #; without host if none is set.")}})
      .named("NewEnrolmentCode");
}

json::object new_code_json(const NewCode& code, const DeviceViewPorts& ports) {
  const auto link = enrolment_link(ports.public_address(), code.shown).value_or("/enrol#" + code.shown);
  return {{"code", code.shown}, {"expires", time_json(code.expires)}, {"link", link}};
}

}  // namespace signaling
