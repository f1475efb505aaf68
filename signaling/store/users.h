#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// A person with an account.
struct User {
  UserId id;
  std::string login;         // unique, whatever its case and composition (login_key)
  std::string display_name;  // stored composed (NFC)
  std::string role;
  std::string password_hash;  // argon2id's own text; empty: no password yet
  bool disabled = false;
  WallTime created;
  std::string sort_key;  // of the display name; set by the store
  std::optional<WallTime> last_login{};  // noted by logged_in()

  friend bool operator==(const User&, const User&) = default;
};

// Where a page of users begins: after this one, in the order of names.
struct UserCursor {
  std::string sort_key;
  UserId id;
};

// The accounts. Accounts are disabled, not removed: the record of conferences names them. Errors as in database.h;
// store.exists: the login name is taken. One thread, as the database.
class Users {
 public:
  explicit Users(Database& database) : database_(database) {}

  // Stores `user` under a new id, which it gives; `id` and `sort_key` of the argument mean nothing.
  media::Result<UserId> add(const User& user);
  // Replaces all but `id`, `created` and `last_login`. False: there is no such user.
  media::Result<bool> update(const User& user);

  // Notes a log-in. False: there is no such user.
  media::Result<bool> logged_in(UserId id, WallTime now);

  media::Result<std::optional<User>> find(UserId id);
  media::Result<std::optional<User>> find_login(std::string_view login);
  // Up to `limit` users whose display name contains `text` (search_key), by name as Vietnamese sorts, after `cursor`.
  media::Result<std::vector<User>> list(std::string_view text, const UserCursor& cursor, int limit);
  // How many of this role are not disabled.
  media::Result<int64_t> count_enabled(const std::string& role);

 private:
  Database& database_;
};

}  // namespace signaling
