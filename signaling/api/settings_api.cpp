#include "signaling/api/settings_api.h"

#include <memory>
#include <utility>

#include <boost/json/serialize.hpp>

#include "signaling/api/author.h"
#include "signaling/api/entity_tag.h"
#include "signaling/api/invitation_problem.h"
#include "signaling/api/list.h"
#include "signaling/api/store_problem.h"

namespace signaling {

namespace json = boost::json;

namespace {

Schema settings_schema() {
  const Schema capacity =
      Schema::object({{"conferences", Schema::integer(1, kMaxCapacity)}, {"seats", Schema::integer(1, kMaxCapacity)}})
          .described("What the bridge carries at the same time.")
          .named("Capacity");
  return Schema::object({{"province", Schema::text(1, kMaxProvinceLength)},
                         {"public_address", Schema::text(0, 500).described("Like https://hop.namdinh.gov.vn.")},
                         {"capacity", capacity}})
      .named("Settings");
}

json::value to_json(const ProvinceSettings& settings) {
  return json::object{{"province", settings.province},
                      {"public_address", settings.public_address},
                      {"capacity", json::object{{"conferences", static_cast<int64_t>(settings.capacity.conferences)},
                                                {"seats", static_cast<int64_t>(settings.capacity.seats)}}}};
}

ProvinceSettings settings_of(const json::object& body) {
  const auto& capacity = body.at("capacity").as_object();
  return {text_of(body, "province"), text_of(body, "public_address"),
          {static_cast<size_t>(capacity.at("conferences").as_int64()),
           static_cast<size_t>(capacity.at("seats").as_int64())}};
}

class SettingsApi {
 public:
  SettingsApi(Store& store, SettingsChanged changed)
      : store_(store), changed_(std::move(changed)) {}

  ApiResult read(const ApiCall&) const {
    const auto settings = read_province_settings(store_.database());
    if (!settings) return store_refusal(settings.error());
    return tagged(to_json(*settings));
  }

  ApiResult change(const ApiCall& call) const {
    const auto former = read_province_settings(store_.database());
    if (!former) return store_refusal(former.error());
    if (auto same = check_if_match(call, to_json(*former)); !same) return tl::unexpected(same.error());
    const auto settings = settings_of(call.body.as_object());
    if (auto faults = check(settings); !faults.empty()) return tl::unexpected(wrong_settings(std::move(faults)));
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    auto stored = write_province_settings(store_.database(), settings);
    if (!stored) return store_refusal(stored.error());
    auto done = work->commit("settings.change", "province", json::serialize(to_json(settings)));
    if (!done) return store_refusal(done.error());
    if (changed_) changed_(settings, call.now);
    return tagged(to_json(settings));
  }

 private:
  Store& store_;
  SettingsChanged changed_;
};

}  // namespace

std::vector<Operation> settings_operations(Store& store, SettingsChanged changed) {
  const auto api = std::make_shared<SettingsApi>(store, std::move(changed));
  const PathTemplate path("/api/v1/settings");
  return {
      {.method = "GET", .path = path, .id = "readSettings", .summary = "The province's settings.",
       .action = Action::kReadSettings, .outcomes = {{200, "The settings.", settings_schema()}},
       .handler = at_once([api](const ApiCall& call) { return api->read(call); })},
      {.method = "PUT", .path = path, .id = "changeSettings", .summary = "Replaces the province's settings.",
       .action = Action::kChangeSettings, .body = settings_schema(), .needs_if_match = true,
       .outcomes = {{200, "The settings.", settings_schema()}},
       .handler = at_once([api](const ApiCall& call) { return api->change(call); })},
  };
}

}  // namespace signaling
