#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace media {

// Why a set-up or control step could not be done. `code` is a stable, dotted word for programs ("sdp.no_bundle"),
// `message` one English sentence that names the cause and, where there is one, the cure.
struct Error {
  std::string code;
  std::string message;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string code, std::string message) {
  return tl::unexpected<Error>(Error{std::move(code), std::move(message)});
}

}  // namespace media
