// A second's figures of a site, a server or an endpoint's report: whatever is accepted survives being written and read
// again.

#include <string>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "media/base/check.h"
#include "mcu/api/site_figures_json.h"

namespace {

namespace json = boost::json;

template <typename Read>
void read_again(const json::object& object, Read read) {
  std::string problem;
  mcu::JsonReader reader(object, problem);
  const auto first = read(reader);
  if (!problem.empty()) return;
  const auto written = json::parse(json::serialize(mcu::to_object(first))).as_object();
  mcu::JsonReader second(written, problem);
  const auto again = read(second);
  CHECK(problem.empty() && json::serialize(mcu::to_object(again)) == json::serialize(written));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  json::parse_options options;
  options.max_depth = 16;
  boost::system::error_code error;
  const auto value = json::parse(std::string_view(reinterpret_cast<const char*>(data), size), error, {}, options);
  if (error || !value.is_object()) return 0;
  read_again(value.get_object(), mcu::read_site_second);
  read_again(value.get_object(), mcu::read_server_figures);
  read_again(value.get_object(), mcu::read_endpoint_report);
  return 0;
}
