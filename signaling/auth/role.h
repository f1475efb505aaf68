#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace signaling {

// What somebody is to the bridge. An account has one role; chair, deputy and secretary are so in single conferences
// only (see ConferenceRole in principal.h), and a site is a seat with a device, not an account.
enum class Role : uint8_t {
  kAdministrator,  // sites, accounts, devices, settings, back-ups, audit; runs no conferences
  kOperator,       // books conferences and runs them, acts for the chair or a site when asked
  kChair,          // presides over a conference
  kDeputy,         // does what the chair may when the chair is away
  kSecretary,      // roll, minutes, papers of a conference
  kTechnician,     // lines, preflight, remote help
  kSite,           // a hall's endpoint
  kObserver,       // sees, hears and reads
};

inline constexpr std::array kRoles = {Role::kAdministrator, Role::kOperator,   Role::kChair, Role::kDeputy,
                                      Role::kSecretary,     Role::kTechnician, Role::kSite,  Role::kObserver};

// The word that API and store use: "administrator", "site".
std::string_view to_string(Role role);
// Exactly such a word; none for anything else.
std::optional<Role> parse_role(std::string_view text);

// A set of roles.
class RoleSet {
 public:
  constexpr RoleSet() = default;
  constexpr RoleSet with(Role role) const {
    RoleSet more = *this;
    more.bits_ = static_cast<uint8_t>(more.bits_ | bit(role));
    return more;
  }
  constexpr bool contains(Role role) const { return (bits_ & bit(role)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  static constexpr uint8_t bit(Role role) { return static_cast<uint8_t>(1U << static_cast<unsigned>(role)); }

  uint8_t bits_ = 0;
};

}  // namespace signaling
