#pragma once

#include <string>

#include <boost/json/value.hpp>
#include <tl/expected.hpp>

#include "signaling/base/text.h"

namespace tools {

using signaling::Text;

// What the program ends with. `--help` lists them.
enum class ExitStatus : int {
  kDone = 0,
  kRefused = 1,      // by the service, or by this machine for backup and restore
  kWrongUse = 2,     // of this program; nothing was sent
  kClash = 3,        // the booking collides with others
  kUnreachable = 4,  // no right answer came
};

// Why a command was not done: cause and cure, in both languages.
struct Failure {
  ExitStatus status = ExitStatus::kRefused;
  std::string code{};            // stable, dotted: the service's ("booking.clash") or "cli.…"
  Text text{};                   // may have several lines; empty: all has been said
  unsigned http_status = 0;      // 0: no answer came
  boost::json::value details{};  // the problem details (RFC 9457) of the answer; null if there are none
};

template <typename T>
using Outcome = tl::expected<T, Failure>;

inline tl::unexpected<Failure> fail(ExitStatus status, std::string code, std::string vi, std::string en) {
  return tl::unexpected<Failure>(Failure{status, std::move(code), {std::move(vi), std::move(en)}, 0, {}});
}

inline tl::unexpected<Failure> wrong_use(std::string vi, std::string en) {
  return fail(ExitStatus::kWrongUse, "cli.wrong_use", std::move(vi), std::move(en));
}

}  // namespace tools
