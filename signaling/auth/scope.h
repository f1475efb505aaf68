#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace signaling {

// What an API token may be used for. Each action belongs to one scope (permissions.cpp). A token's scopes only take
// away from what its user may do, and never add to it.
enum class Scope : uint8_t {
  kRead,        // reads, changes nothing
  kBook,        // bookings, templates, invitations, papers
  kConference,  // a running conference: phases, floor, picture, roll, votes, messages
  kTechnical,   // lines, preflight, alarms, remote help; and kMetrics, which was once a part of it
  kMetrics,     // the figures of /metrics alone: for a monitoring program
  kAdmin,       // users, tokens, sites, devices, settings, back-ups, audit
  kPerson,      // only for a person at a page: no token has it
  kSelf,        // what somebody asks of oneself, whoever it is: every token has it, and a tablet that is locked
};

// Those a token may have.
inline constexpr std::array kTokenScopes = {Scope::kRead,      Scope::kBook,    Scope::kConference,
                                            Scope::kTechnical, Scope::kMetrics, Scope::kAdmin};

std::string_view to_string(Scope scope);

// The scopes of one token.
class Scopes {
 public:
  constexpr Scopes() = default;
  constexpr Scopes(std::initializer_list<Scope> scopes) {
    for (const Scope scope : scopes) *this = with(scope);
  }
  constexpr Scopes with(Scope scope) const {
    Scopes more = *this;
    more.bits_ = static_cast<uint8_t>(more.bits_ | bit(scope));
    return more;
  }
  // True if it is one of the words written down.
  constexpr bool contains(Scope scope) const { return (bits_ & bit(scope)) != 0; }
  // True if a holder of these may do what belongs to `scope`: to be asked by whoever decides.
  constexpr bool allows(Scope scope) const { return (allowed() & bit(scope)) != 0; }
  // True if `other` allows nothing that this does not: a token may issue another one only then.
  constexpr bool includes(Scopes other) const { return (other.allowed() & ~allowed()) == 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr bool operator==(Scopes, Scopes) = default;

 private:
  static constexpr uint8_t bit(Scope scope) { return static_cast<uint8_t>(1U << static_cast<unsigned>(scope)); }

  // With what no token needs to name.
  constexpr uint8_t allowed() const {
    auto all = static_cast<uint8_t>(bits_ | bit(Scope::kSelf));
    if (contains(Scope::kTechnical)) all = static_cast<uint8_t>(all | bit(Scope::kMetrics));
    return all;
  }

  uint8_t bits_ = 0;
};

// As API and store write them: the words in the order of the enumeration, one space between (RFC 6749 §3.3).
std::string to_string(Scopes scopes);
// One to six different words of kTokenScopes in any order, single spaces between; none for anything else.
std::optional<Scopes> parse_scopes(std::string_view text);

}  // namespace signaling
