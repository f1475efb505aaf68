#include "signaling/store/devices.h"

#include "signaling/store/auth_columns.h"
#include "signaling/store/sql.h"

namespace signaling {

static auto columns(EnrolledDevice& d) {
  return std::tie(d.id, d.place.site, d.place.kind, d.token, d.created, d.revoked, d.pin_hash, d.pin_tries_left);
}

namespace {

struct Seen {
  DeviceId id;
  WallTime time;
};

auto columns(Seen& s) { return std::tie(s.id, s.time); }

void write(soci::session& sql, const EnrolledDevice& d) {
  const auto changed = run(
      sql, "UPDATE devices SET revoked = :revoked, pin_hash = :pin, pin_tries_left = :tries WHERE id = :id", d.revoked,
      d.pin_hash, d.pin_tries_left, d.id);
  if (changed > 0) return;
  run(sql,
      "INSERT INTO devices (id, site, kind, token_hash, created, revoked, pin_hash, pin_tries_left) "
      "VALUES (:id, :site, :kind, :token, :created, :revoked, :pin, :tries)",
      d.id, d.place.site, d.place.kind, d.token, d.created, d.revoked, d.pin_hash, d.pin_tries_left);
}

}  // namespace

media::Result<DeviceId> Devices::next_id() {
  return change(database_, [](soci::session& sql) { return DeviceId(signaling::next_id(sql, "devices")); });
}

media::Result<void> Devices::put(const std::vector<EnrolledDevice>& devices) {
  return change(database_, [&](soci::session& sql) {
    for (const auto& device : devices) write(sql, device);
  });
}

media::Result<std::vector<EnrolledDevice>> Devices::all() {
  return attempt(database_, [&](soci::session& sql) {
    return select<EnrolledDevice>(
        sql, "SELECT id, site, kind, token_hash, created, revoked, pin_hash, pin_tries_left FROM devices ORDER BY id");
  });
}

media::Result<bool> Devices::seen(DeviceId id, WallTime now) {
  return change(database_, [&](soci::session& sql) {
    return run(sql, "UPDATE devices SET last_seen = :now WHERE id = :id", now, id) > 0;
  });
}

media::Result<std::map<DeviceId, WallTime>> Devices::last_seen() {
  return attempt(database_, [&](soci::session& sql) {
    std::map<DeviceId, WallTime> times;
    const std::string query = "SELECT id, last_seen FROM devices WHERE last_seen IS NOT NULL";
    for (const auto& [id, time] : select<Seen>(sql, query)) times[id] = time;
    return times;
  });
}

}  // namespace signaling
