#pragma once

#include <string>

#include "media/base/result.h"
#include "signaling/invitations/setting_fault.h"
#include "signaling/schedule/find_clashes.h"
#include "signaling/store/database.h"

namespace signaling {

// What the administrator says of the province as a whole.
struct ProvinceSettings {
  std::string province = "Điểm Cầu";  // on pages and in calendars: "Tỉnh Nam Định"
  // By which halls and guests reach the pages: scheme, host and perhaps port, "https://hop.namdinh.gov.vn". Empty: no
  // links in mails, no addresses of calendar feeds.
  std::string public_address{};
  Capacity capacity{};

  friend bool operator==(const ProvinceSettings& a, const ProvinceSettings& b) {
    return a.province == b.province && a.public_address == b.public_address &&
           a.capacity.conferences == b.capacity.conferences && a.capacity.seats == b.capacity.seats;
  }
};

inline constexpr size_t kMaxProvinceLength = 120;  // characters
inline constexpr size_t kMaxCapacity = 10'000;     // conferences or seats

// Everything that is wrong; empty: they may be stored.
SettingFaults check(const ProvinceSettings& settings);

// The name or IP address in "https://hop.namdinh.gov.vn:8443"; empty if there is none.
std::string host_of(const std::string& public_address);

// From and to the store's settings; what was never set has its default. Errors as in database.h. One thread, as the
// database. Written within the transaction of the audit entry.
media::Result<ProvinceSettings> read_province_settings(Database& database);
media::Result<void> write_province_settings(Database& database, const ProvinceSettings& settings);

}  // namespace signaling
