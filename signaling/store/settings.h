#pragma once

#include <map>
#include <optional>
#include <string>

#include "media/base/result.h"
#include "signaling/store/database.h"

namespace signaling {

// What the administrator sets on a page (mail server …): texts by dotted names. What they mean is their readers'
// business. Errors as in database.h. One thread, as the database.
class Settings {
 public:
  explicit Settings(Database& database) : database_(database) {}

  media::Result<void> set(const std::string& name, const std::string& content);
  // False: it was not set.
  media::Result<bool> remove(const std::string& name);

  media::Result<std::optional<std::string>> find(const std::string& name);
  media::Result<std::map<std::string, std::string>> all();

 private:
  Database& database_;
};

}  // namespace signaling
