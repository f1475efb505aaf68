#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>

namespace media {

// A number or string that names one kind of thing and is not mixed up with another kind.
template <typename Tag, typename T>
class StrongId {
 public:
  using value_type = T;
  StrongId() = default;
  explicit constexpr StrongId(T value) : value_(std::move(value)) {}
  constexpr const T& value() const { return value_; }
  friend auto operator<=>(const StrongId&, const StrongId&) = default;

 private:
  T value_{};
};

// A site's id in a conference, e.g. "my-loc"; stable over its connections.
using SiteId = StrongId<struct SiteTag, std::string>;
// A conference's id.
using ConferenceId = StrongId<struct ConferenceTag, std::string>;
// One connection of an endpoint; a returning endpoint has a new one.
using ConnectionId = StrongId<struct ConnectionTag, std::string>;

}  // namespace media

template <typename Tag, typename T>
struct std::hash<media::StrongId<Tag, T>> {
  std::size_t operator()(const media::StrongId<Tag, T>& id) const { return std::hash<T>{}(id.value()); }
};
