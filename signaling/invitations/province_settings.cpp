#include "signaling/invitations/province_settings.h"

#include <charconv>

#include "signaling/mail/invitation.h"
#include "signaling/schedule/plain_text.h"
#include "signaling/store/settings.h"

namespace signaling {
namespace {

// Scheme, host and port alone: what is added to it makes the links.
bool is_address(const std::string& text) {
  if (!is_web_link(text)) return false;
  const size_t begin = text.find("//") + 2;
  return text.size() > begin && text.find_first_of("/?#@", begin) == std::string::npos;
}

void check_capacity(size_t value, const char* member, SettingFaults& faults) {
  if (value >= 1 && value <= kMaxCapacity) return;
  faults.push_back({member, "setting.out_of_range",
                    {"phải từ 1 đến " + std::to_string(kMaxCapacity), "must be 1 to " + std::to_string(kMaxCapacity)}});
}

void read_number(const std::map<std::string, std::string>& all, const char* name, size_t& value) {
  const auto found = all.find(name);
  if (found == all.end()) return;
  const std::string& text = found->second;
  std::from_chars(text.data(), text.data() + text.size(), value);
}

}  // namespace

SettingFaults check(const ProvinceSettings& settings) {
  SettingFaults faults;
  if (is_blank(settings.province) || problem_of_line(settings.province, kMaxProvinceLength)) {
    faults.push_back({"province", "setting.name",
                      {"phải là một dòng từ 1 đến 120 ký tự", "must be one line of 1 to 120 characters"}});
  }
  if (!settings.public_address.empty() && !is_address(settings.public_address)) {
    faults.push_back({"public_address", "setting.not_an_address",
                      {"phải có dạng https://hop.namdinh.gov.vn, không có phần nào sau tên máy và cổng",
                       "must be like https://hop.namdinh.gov.vn, with nothing after host and port"}});
  }
  check_capacity(settings.capacity.conferences, "capacity/conferences", faults);
  check_capacity(settings.capacity.seats, "capacity/seats", faults);
  return faults;
}

std::string host_of(const std::string& public_address) {
  const size_t scheme = public_address.find("//");
  if (scheme == std::string::npos) return {};
  const std::string rest = public_address.substr(scheme + 2);
  if (rest.starts_with('[')) return rest.substr(1, rest.find(']') - 1);
  return rest.substr(0, rest.find(':'));
}

media::Result<ProvinceSettings> read_province_settings(Database& database) {
  const auto all = Settings(database).all();
  if (!all) return tl::unexpected(all.error());
  ProvinceSettings settings;
  if (const auto found = all->find("province.name"); found != all->end()) settings.province = found->second;
  if (const auto found = all->find("province.public_address"); found != all->end()) {
    settings.public_address = found->second;
  }
  read_number(*all, "capacity.conferences", settings.capacity.conferences);
  read_number(*all, "capacity.seats", settings.capacity.seats);
  return settings;
}

media::Result<void> write_province_settings(Database& database, const ProvinceSettings& settings) {
  Settings store(database);
  return store.set("province.name", settings.province)
      .and_then([&] { return store.set("province.public_address", settings.public_address); })
      .and_then([&] { return store.set("capacity.conferences", std::to_string(settings.capacity.conferences)); })
      .and_then([&] { return store.set("capacity.seats", std::to_string(settings.capacity.seats)); });
}

}  // namespace signaling
