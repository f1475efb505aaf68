#include "mcu/ice/remote_candidate.h"

#include <string>
#include <utility>

namespace mcu {

media::Result<std::optional<RemoteCandidate>> read_remote_candidate(std::string_view line) {
  if (line.find_first_not_of(" \t\r\n") == std::string_view::npos) return std::nullopt;
  auto candidate = media::parse_candidate(line);
  if (!candidate) return media::failure("ice.candidate", "not an ICE candidate line");
  if (candidate->component != 1 || !candidate->udp || candidate->is_mdns_name()) return std::nullopt;
  const auto address = media::Address::parse(candidate->address, candidate->port);
  if (!address) return media::failure("ice.candidate", "a candidate's address must be numeric");
  if (address->port == 0) return media::failure("ice.candidate", "a candidate's port must not be 0");
  return RemoteCandidate{*std::move(candidate), *address};
}

}  // namespace mcu
