#include "signaling/mcu_client/mcu_channel.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "mcu/api/proof.h"
#include "media/base/check.h"

namespace signaling {
namespace {

tl::unexpected<media::Error> wrong_version(int version) {
  return media::failure("mcu.version", "the mcu speaks version " + std::to_string(version) +
                                           " of the control channel, this service version " +
                                           std::to_string(mcu::kApiVersion));
}

tl::unexpected<media::Error> out_of_place(std::string_view what) {
  return media::failure("mcu.out_of_place", "the mcu sent " + std::string(what) + " out of place");
}

}  // namespace

McuChannel::McuChannel(McuChannelSettings settings, Timestamp now)
    : settings_(std::move(settings)), alive_until_(now + settings_.greeting_time) {}

McuChannel::Step McuChannel::on_line(std::string_view line, Timestamp now) {
  auto event = mcu::parse_event(line);
  if (state_ != State::kReady) {
    if (!event) return tl::unexpected(event.error());
  } else {
    alive_until_ = now + settings_.silence;
    if (!event) return std::optional<mcu::Event>();  // a newer mcu may say more than we know
  }
  auto step = std::visit([this](auto& e) { return on(std::move(e)); }, *event);
  if (state_ == State::kReady) alive_until_ = now + settings_.silence;
  return step;
}

McuChannel::Step McuChannel::on(mcu::Challenge challenge) {
  if (state_ != State::kChallenged) return out_of_place("a challenge");
  if (challenge.version != mcu::kApiVersion) return wrong_version(challenge.version);
  state_ = State::kProving;
  mcu::Hello hello;
  hello.proof = mcu::control_proof(settings_.secret, challenge.nonce);
  line_ = mcu::to_json(mcu::Command{0, std::move(hello)});
  return std::optional<mcu::Event>();
}

McuChannel::Step McuChannel::on(mcu::Refused refused) {
  return media::failure("mcu.refused", "the mcu refuses this service (" + refused.code + "): " + refused.message);
}

McuChannel::Step McuChannel::on(mcu::Welcome welcome) {
  if (state_ != State::kProving) return out_of_place("a welcome");
  if (welcome.version != mcu::kApiVersion) return wrong_version(welcome.version);
  state_ = State::kReady;
  return std::optional<mcu::Event>(std::move(welcome));
}

McuChannel::Step McuChannel::on(mcu::Reply reply) {
  if (state_ != State::kReady) return out_of_place("a reply");
  if (owed_.erase(reply.id) == 0) return std::optional<mcu::Event>();  // too late: told as failed already
  return std::optional<mcu::Event>(std::move(reply));
}

template <typename E>
McuChannel::Step McuChannel::on(E event) {
  if (state_ != State::kReady) return out_of_place("an event");
  return std::optional<mcu::Event>(std::move(event));
}

std::string McuChannel::send(const mcu::Command& command, Timestamp now) {
  CHECK(is_ready());
  owed_[command.id] = now + settings_.reply_time;
  return mcu::to_json(command);
}

std::optional<std::string> McuChannel::poll_line() { return std::exchange(line_, std::nullopt); }

Timestamp McuChannel::next_deadline() const {
  Timestamp earliest = alive_until_;
  for (const auto& [id, due] : owed_) earliest = std::min(earliest, due);
  return earliest;
}

media::Result<std::vector<mcu::Reply>> McuChannel::handle_timeout(Timestamp now) {
  if (alive_until_ <= now) {
    return media::failure("mcu.silent", is_ready() ? "the mcu has been silent for too long"
                                                   : "the mcu did not greet in time: is this its control channel?");
  }
  std::vector<mcu::Reply> late;
  for (auto owed = owed_.begin(); owed != owed_.end();) {
    if (owed->second > now) {
      ++owed;
      continue;
    }
    mcu::Reply reply;
    reply.id = owed->first;
    reply.ok = false;
    reply.code = "mcu.timeout";
    reply.message = "no reply in time";
    late.push_back(std::move(reply));
    owed = owed_.erase(owed);
  }
  return late;
}

}  // namespace signaling
