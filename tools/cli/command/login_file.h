#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <boost/json/value.hpp>

#include "tools/cli/text/failure.h"
#include "tools/cli/text/language.h"

namespace tools {

// What `login` leaves for the commands after it.
struct Login {
  std::string server;            // the origin the token is for: it is sent to no other
  std::string login;             // whose it is
  std::string token;
  boost::json::value token_id;   // by which it is revoked
};

// $XDG_CONFIG_HOME/diem-cau/login.json, or below $HOME/.config. Empty if the environment names neither.
std::filesystem::path login_file_path(const Environment& environment);

// Nothing if there is no such file. Wrong use if it is there and not right.
Outcome<std::optional<Login>> read_login(const std::filesystem::path& path);

// For its owner only.
Outcome<void> write_login(const std::filesystem::path& path, const Login& login);

}  // namespace tools
