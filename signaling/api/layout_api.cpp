#include "signaling/api/layout_api.h"

#include <utility>

#include "signaling/api/list.h"

namespace signaling {

namespace json = boost::json;

namespace {

Schema layout_schema() {
  return Schema::object({{"id", Schema::text(1, 64).described("What bookings name in `layout_presets`.")},
                         {"vi", Schema::text(1, 200)},
                         {"en", Schema::text(1, 200)},
                         {"layout", Schema::word({"grid", "stage", "pair", "chair_speaker", "content_speaker", "full"})
                                        .described("How the tiles lie.")}})
      .named("Layout");
}

json::object to_json(const LayoutPreset& preset) {
  return {{"id", preset.id},
          {"vi", preset.name.vi},
          {"en", preset.name.en},
          {"layout", mcu::to_string(preset.layout)}};
}

}  // namespace

std::vector<Operation> layout_operations(std::vector<LayoutPreset> layouts) {
  return {{.method = "GET",
           .path = PathTemplate("/api/v1/layouts"),
           .id = "listLayouts",
           .summary = "The layouts of the picture that bookings may name, in the order in which they are offered.",
           .action = Action::kReadCalendar,
           .outcomes = {{200, "The layouts.", list_schema(layout_schema())}},
           .handler = at_once([layouts = std::move(layouts)](const ApiCall&) -> ApiResult {
             json::array items;
             for (const auto& preset : layouts) items.push_back(to_json(preset));
             return list_answer(std::move(items));
           })}};
}

}  // namespace signaling
