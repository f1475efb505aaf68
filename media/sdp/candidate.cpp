#include "media/sdp/candidate.h"

#include <array>

#include "media/sdp/text.h"

namespace media {

using namespace sdp_text;

namespace {

constexpr std::array<std::string_view, 4> kTypes{"host", "srflx", "prflx", "relay"};
constexpr std::array<std::string_view, 4> kTcpTypes{"", "active", "passive", "so"};
constexpr size_t kMaxAddress = 253;  // a DNS name

template <typename T, size_t N>
std::optional<T> named(const std::array<std::string_view, N>& names, std::string_view word) {
  const auto found = std::ranges::find_if(names, [&](auto name) { return equals_ignoring_case(name, word); });
  if (word.empty() || found == names.end()) return std::nullopt;
  return static_cast<T>(found - names.begin());
}

bool is_address(std::string_view text) {
  return !text.empty() && text.size() <= kMaxAddress && std::ranges::all_of(text, [](char c) {
    return is_alphanumeric(c) || c == '.' || c == ':' || c == '-' || c == '_' || c == '%';
  });
}

// The "key value" pairs behind the type; unknown ones are read over, the first that is broken ends the candidate.
bool read_extensions(std::string_view text, IceCandidate& candidate) {
  for (auto key = next_word(text); !key.empty(); key = next_word(text)) {
    const auto value = next_word(text);
    if (value.empty()) return false;
    if (key == "raddr") {
      if (!is_address(value)) return false;
      candidate.related_address = value;
    } else if (key == "rport") {
      const auto port = number<uint16_t>(value);
      if (!port) return false;
      candidate.related_port = *port;
    } else if (key == "tcptype") {
      const auto type = named<TcpType>(kTcpTypes, value);
      if (!type) return false;
      candidate.tcp_type = *type;
    }
  }
  return true;
}

}  // namespace

std::optional<IceCandidate> parse_candidate(std::string_view text) {
  if (text.size() > 1024) return std::nullopt;
  if (text.starts_with("a=")) text.remove_prefix(2);
  if (text.starts_with("candidate:")) text.remove_prefix(10);

  const auto foundation = next_word(text);
  const auto component = number<uint16_t>(next_word(text));
  const auto transport = next_word(text);
  const auto priority = number<uint32_t>(next_word(text));
  const auto address = next_word(text);
  const auto port = number<uint16_t>(next_word(text));
  const bool typ = next_word(text) == "typ";
  const auto type = named<CandidateType>(kTypes, next_word(text));

  const bool udp = equals_ignoring_case(transport, "udp");
  if (!is_ice_text(foundation, 1, 32) || !component || *component < 1 || *component > 256 || !priority ||
      !(udp || equals_ignoring_case(transport, "tcp")) || !is_address(address) || !port || !typ || !type) {
    return std::nullopt;
  }
  IceCandidate candidate{.foundation = std::string(foundation),
                         .component = *component,
                         .udp = udp,
                         .priority = *priority,
                         .address = std::string(address),
                         .port = *port,
                         .type = *type,
                         .related_address = {}};
  if (!read_extensions(text, candidate)) return std::nullopt;
  return candidate;
}

std::string write_candidate(const IceCandidate& c) {
  std::string text = "candidate:" + c.foundation + ' ' + std::to_string(c.component) + (c.udp ? " udp " : " tcp ") +
                     std::to_string(c.priority) + ' ' + c.address + ' ' + std::to_string(c.port) + " typ ";
  text += kTypes[static_cast<size_t>(c.type)];
  if (!c.related_address.empty()) text += " raddr " + c.related_address;
  if (!c.related_address.empty() || c.related_port != 0) text += " rport " + std::to_string(c.related_port);
  if (c.tcp_type != TcpType::kNone) text.append(" tcptype ").append(kTcpTypes[static_cast<size_t>(c.tcp_type)]);
  return text;
}

}  // namespace media
