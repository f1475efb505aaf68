#include "signaling/store/users.h"

#include "signaling/base/nfc.h"
#include "signaling/store/names.h"
#include "signaling/store/sql.h"

namespace signaling {
namespace {

const std::string kSelect =
    "SELECT id, login, display_name, role, password_hash, disabled, created, sort_key, last_login FROM users ";

struct Count {
  int64_t rows = 0;
};

auto columns(Count& c) { return std::tie(c.rows); }

}  // namespace

static auto columns(User& u) {
  return std::tie(u.id, u.login, u.display_name, u.role, u.password_hash, u.disabled, u.created, u.sort_key,
                  u.last_login);
}

media::Result<UserId> Users::add(const User& user) {
  return change(database_, [&](soci::session& sql) {
    const UserId id(next_id(sql, "users"));
    run(sql,
        "INSERT INTO users (id, login, login_key, display_name, search_key, sort_key, role, password_hash, disabled, "
        "created) VALUES (:id, :login, :login_key, :name, :search_key, :sort_key, :role, :password, :disabled, "
        ":created)",
        id, nfc(user.login), login_key(user.login), nfc(user.display_name), search_key(user.display_name),
        sort_key(user.display_name), user.role, user.password_hash, user.disabled, user.created);
    return id;
  });
}

media::Result<bool> Users::update(const User& user) {
  return change(database_, [&](soci::session& sql) {
    return run(sql,
               "UPDATE users SET login = :login, login_key = :login_key, display_name = :name, "
               "search_key = :search_key, sort_key = :sort_key, role = :role, "
               "password_hash = :password, disabled = :disabled WHERE id = :id",
               nfc(user.login), login_key(user.login), nfc(user.display_name), search_key(user.display_name),
               sort_key(user.display_name), user.role, user.password_hash, user.disabled, user.id) > 0;
  });
}

media::Result<bool> Users::logged_in(UserId id, WallTime now) {
  return change(database_, [&](soci::session& sql) {
    return run(sql, "UPDATE users SET last_login = :now WHERE id = :id", now, id) > 0;
  });
}

media::Result<std::optional<User>> Users::find(UserId id) {
  return attempt(database_, [&](soci::session& sql) { return select_one<User>(sql, kSelect + "WHERE id = :id", id); });
}

media::Result<std::optional<User>> Users::find_login(std::string_view login) {
  return attempt(database_, [&](soci::session& sql) {
    return select_one<User>(sql, kSelect + "WHERE login_key = :key", login_key(login));
  });
}

media::Result<std::vector<User>> Users::list(std::string_view text, const UserCursor& cursor, int limit) {
  return attempt(database_, [&](soci::session& sql) {
    return select<User>(sql,
                        kSelect +
                            "WHERE search_key LIKE :pattern ESCAPE '!' AND (sort_key > :after OR (sort_key = :same AND "
                            "id > :id)) ORDER BY sort_key, id LIMIT :limit",
                        search_pattern(text), cursor.sort_key, cursor.sort_key, cursor.id, limit);
  });
}

media::Result<int64_t> Users::count_enabled(const std::string& role) {
  return attempt(database_, [&](soci::session& sql) {
    return select_one<Count>(sql, "SELECT COUNT(*) FROM users WHERE role = :role AND disabled = 0", role)->rows;
  });
}

}  // namespace signaling
