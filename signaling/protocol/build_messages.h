#pragma once

#include <boost/json/fwd.hpp>

#include "signaling/protocol/client_message.h"

// Makes each message's struct from an object that has passed the rules of its fields. Only message_rules.cpp calls
// them.
namespace signaling::build {

using Object = boost::json::object;

ClientMessage join(const Object& object);
ClientMessage offer(const Object& object);
ClientMessage candidate(const Object& object);
ClientMessage report(const Object& object);
ClientMessage microphone(const Object& object);

ClientMessage request(const Object& object);
ClientMessage cancel(const Object& object);
ClientMessage release(const Object& object);
ClientMessage grant(const Object& object);
ClientMessage deny(const Object& object);
ClientMessage revoke(const Object& object);
ClientMessage move(const Object& object);
ClientMessage order(const Object& object);
ClientMessage clear(const Object& object);
ClientMessage settings(const Object& object);
ClientMessage policy(const Object& object);

ClientMessage lock(const Object& object);
ClientMessage item(const Object& object);
ClientMessage note(const Object& object);

ClientMessage mark(const Object& object);
ClientMessage roll_answer(const Object& object);
ClientMessage vote(const Object& object);
ClientMessage entry(const Object& object);

ClientMessage stage(const Object& object);
ClientMessage layout(const Object& object);
ClientMessage prepare(const Object& object);
ClientMessage take(const Object& object);
ClientMessage view(const Object& object);
ClientMessage message(const Object& object);

ClientMessage chat(const Object& object);
ClientMessage help(const Object& object);
ClientMessage acknowledge(const Object& object);
ClientMessage run_preflight(const Object& object);
ClientMessage preflight_result(const Object& object);

ClientMessage switch_device(const Object& object);
ClientMessage cap(const Object& object);
ClientMessage listen(const Object& object);
ClientMessage watch(const Object& object);
ClientMessage talk(const Object& object);
ClientMessage remote_answer(const Object& object);

ClientMessage call(const Object& object);

// Of messages that say nothing but their type.
template <typename M>
ClientMessage bare(const Object&) {
  return M{};
}
SiteId site_of(const Object& object);
// Of messages that name a site and nothing else.
template <typename M>
ClientMessage site(const Object& object) {
  return M{site_of(object)};
}

}  // namespace signaling::build
