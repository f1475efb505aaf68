#include "mcu/control/dispatcher.h"

#include <atomic>
#include <iterator>
#include <mutex>
#include <utility>

namespace mcu {
namespace {

Reply refusal(const media::Error& error) {
  Reply reply;
  reply.ok = false;
  reply.code = error.code;
  reply.message = error.message;
  return reply;
}

Reply unknown_conference(const ConferenceId& id) {
  return refusal({"conference.unknown", "no conference \"" + id.value() + "\" runs here; tell its state first"});
}

// Adds up what every shard has to say and hands it on when the last one has.
template <typename T>
void gather(std::vector<std::unique_ptr<Shard>>& shards, std::function<std::vector<T>(Shard&, Timestamp)> ask,
            std::function<void(std::vector<T>)> answer) {
  struct Sum {
    std::mutex mutex;
    size_t open = 0;
    std::vector<T> values;
    std::function<void(std::vector<T>)> answer;
  };
  auto sum = std::make_shared<Sum>();
  sum->open = shards.size();
  sum->answer = std::move(answer);
  for (auto& shard : shards) {
    shard->post([sum, ask](Shard& each, Timestamp now) {
      auto values = ask(each, now);
      bool last = false;
      {
        const std::lock_guard lock(sum->mutex);
        std::move(values.begin(), values.end(), std::back_inserter(sum->values));
        last = --sum->open == 0;
      }
      if (last) sum->answer(std::move(sum->values));
    });
  }
}

}  // namespace

Shard& Dispatcher::shard_of(const ConferenceId& id) {
  return *shards_[std::hash<ConferenceId>{}(id) % shards_.size()];
}

void Dispatcher::execute(CommandBody command, ReplyHandler reply) {
  std::visit([&](auto& body) { on(std::move(body), std::move(reply)); }, command);
}

void Dispatcher::describe(std::function<void(std::vector<RunningConference>)> answer) {
  gather<RunningConference>(
      shards_, [](Shard& shard, Timestamp) { return shard.describe(); }, std::move(answer));
}

void Dispatcher::collect_figures(std::function<void(FiguresEvent)> answer) {
  gather<ShardFigures>(
      shards_, [](Shard& shard, Timestamp now) { return std::vector{shard.figures(now)}; },
      [answer = std::move(answer)](std::vector<ShardFigures> shards) {
        FiguresEvent event;
        for (auto& shard : shards) {
          std::move(shard.conferences.begin(), shard.conferences.end(), std::back_inserter(event.conferences));
          event.server.late_ticks += shard.late_ticks;
          event.server.socket_drops += shard.socket_drops;
        }
        answer(std::move(event));
      });
}

void Dispatcher::on(SetConference command, ReplyHandler reply) {
  shard_of(command.conference.id)
      .post([desired = std::move(command.conference), reply = std::move(reply)](Shard& shard, Timestamp now) mutable {
        const auto conference = shard.conference_for(desired.id, now);
        if (!conference) return reply(refusal(conference.error()));
        (*conference)->apply(std::move(desired), now);
        reply({});
      });
}

void Dispatcher::on(RemoveConference command, ReplyHandler reply) {
  shard_of(command.conference).post([id = command.conference, reply = std::move(reply)](Shard& shard, Timestamp now) {
    shard.remove(id, now);
    reply({});
  });
}

void Dispatcher::on(Offer command, ReplyHandler reply) {
  Shard& shard = shard_of(command.conference);
  shard.post([command = std::move(command), reply = std::move(reply)](Shard& each, Timestamp now) {
    Conference* conference = each.find(command.conference);
    if (conference == nullptr) return reply(unknown_conference(command.conference));
    auto answer = conference->offer(command, now);
    if (!answer) return reply(refusal(answer.error()));
    Reply done;
    done.sdp = std::move(answer->sdp);
    done.slots = std::move(answer->slots);
    reply(std::move(done));
  });
}

void Dispatcher::on(Candidate command, ReplyHandler reply) {
  Shard& shard = shard_of(command.conference);
  shard.post([command = std::move(command), reply = std::move(reply)](Shard& each, Timestamp) {
    Conference* conference = each.find(command.conference);
    if (conference == nullptr) return reply(unknown_conference(command.conference));
    const auto done = conference->candidate(command);
    reply(done ? Reply{} : refusal(done.error()));
  });
}

void Dispatcher::on(Leave command, ReplyHandler reply) {
  Shard& shard = shard_of(command.conference);
  shard.post([command = std::move(command), reply = std::move(reply)](Shard& each, Timestamp now) {
    Conference* conference = each.find(command.conference);
    if (conference == nullptr) return reply(unknown_conference(command.conference));
    const auto done = conference->leave(command, now);
    reply(done ? Reply{} : refusal(done.error()));
  });
}

void Dispatcher::on(Hello, ReplyHandler reply) {
  reply(refusal({"control.out_of_state", "hello was said already"}));
}

}  // namespace mcu
