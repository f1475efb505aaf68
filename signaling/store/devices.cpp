#include "signaling/store/devices.h"

#include "signaling/store/device_kind.h"
#include "signaling/store/sql.h"

namespace signaling {
namespace {

const std::string kSelect = "SELECT id, site, kind, token_hash, pin_hash, created, last_seen, revoked FROM devices ";

}  // namespace

static auto columns(Device& d) {
  return std::tie(d.id, d.site, d.kind, d.token_hash, d.pin_hash, d.created, d.last_seen, d.revoked);
}

media::Result<DeviceId> Devices::add(const Device& device) {
  return change(database_, [&](soci::session& sql) {
    const DeviceId id(next_id(sql, "devices"));
    run(sql,
        "INSERT INTO devices (id, site, kind, token_hash, pin_hash, created, last_seen, revoked) "
        "VALUES (:id, :site, :kind, :token, :pin, :created, :last_seen, :revoked)",
        id, device.site, device.kind, device.token_hash, device.pin_hash, device.created, device.last_seen,
        device.revoked);
    return id;
  });
}

media::Result<bool> Devices::revoke(DeviceId id, WallTime now) {
  return change(database_, [&](soci::session& sql) {
    return run(sql, "UPDATE devices SET revoked = :now WHERE id = :id AND revoked IS NULL", now, id) > 0;
  });
}

media::Result<bool> Devices::seen(DeviceId id, WallTime now) {
  return change(database_, [&](soci::session& sql) {
    return run(sql, "UPDATE devices SET last_seen = :now WHERE id = :id AND revoked IS NULL", now, id) > 0;
  });
}

media::Result<std::optional<Device>> Devices::find(DeviceId id) {
  return attempt(database_,
                 [&](soci::session& sql) { return select_one<Device>(sql, kSelect + "WHERE id = :id", id); });
}

media::Result<std::optional<Device>> Devices::find_token(const std::string& token_hash) {
  return attempt(database_, [&](soci::session& sql) {
    return select_one<Device>(sql, kSelect + "WHERE token_hash = :token", token_hash);
  });
}

media::Result<std::vector<Device>> Devices::of_site(const SiteId& site) {
  return attempt(database_, [&](soci::session& sql) {
    return select<Device>(sql, kSelect + "WHERE site = :site ORDER BY id", site);
  });
}

}  // namespace signaling
