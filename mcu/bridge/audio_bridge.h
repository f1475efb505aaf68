#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "mcu/api/messages.h"
#include "mcu/bridge/sound_monitor.h"
#include "mcu/graph/source.h"
#include "mcu/loop/lane.h"
#include "media/audio/audio_mix_engine.h"
#include "media/audio/jitter_buffer.h"

namespace mcu {

// Brings a task from a lane back to the shard: EventLoop::post in the service, a queue in virtual time.
using PostToShard = std::function<void(Task)>;

struct AudioBridgeSettings {
  media::JitterBufferOptions jitter;
  media::AudioMixOptions mix;
};

// The audio mixer as a virtual participant: subscribes to every site's microphone, publishes for every site the mix it
// is to hear. Push half here on the shard (jitter buffers), pull half on the audio lane (AudioMixEngine); a tick
// crosses over as a value and comes back as one. A mix is 20 ms of Opus a packet, 48 kHz, with `capture` at the tick's
// time; over dropped ticks timestamps go on while sequence numbers have no gap. While nobody listens it rests: no
// ticks, nothing is decoded. Shard thread.
class AudioBridge {
 public:
  // The first tick is due at `t0`. `lane` outlives this; what it still runs when this is destroyed comes to nothing.
  static media::Result<std::unique_ptr<AudioBridge>> create(const AudioBridgeSettings& settings, Lane& lane,
                                                            PostToShard post, Timestamp t0);
  ~AudioBridge();

  // A site, or a viewer, with a running endpoint. `microphone` may be null; it outlives the site's time here. Gives the
  // source of the mix without this site's own voice, named `mix`; it lives until remove_site(), before which everybody
  // lets go of it. Who is to hear it attaches at once, or calls look_for_listeners() when it does: a bridge at rest
  // looks when a site comes.
  Source& add_site(const SiteId& site, Source* microphone, Source::Id mix);
  void remove_site(const SiteId& site);
  void look_for_listeners();
  // False: whatever the site sends is ignored, not even decoded. New sites are not heard.
  void set_heard(const SiteId& site, bool heard);
  // What `site`, who is not heard, sends is in the mix of `to` and in no other; nobody: it is ignored again. Who is not
  // there is nobody, also when it comes later.
  void set_talks_to(const SiteId& site, const std::optional<SiteId>& to);

  // Publishes what came back from the lane and hands due ticks to it. Due at once when something came back, never at
  // rest, where it may still be called.
  void poll(Timestamp now);
  Timestamp next_deadline() const;
  // When the next tick takes what the microphones have sent until then.
  Timestamp next_tick() const;

  // Sites that can be heard now, loudest first, and who is shown as speaking (with hold time).
  const std::vector<SiteId>& audible() const;
  const std::optional<SiteId>& active_speaker() const;
  // How long after its capture the site's sound leaves in the mix; nullopt until it is known.
  std::optional<media::Duration> audio_delay(const SiteId& site) const;

  // What is known of the sound of a site that is heard.
  struct SiteSound {
    media::SoundSecond sound;         // of the last whole second of ticks
    std::optional<media::Echo> echo;
    double concealed = 0;             // share of that second that had to be made up
    std::optional<media::Duration> buffered;  // in the jitter buffer, and what that one aims at
    media::Duration buffer_target{0};
  };
  // Nothing if the site is not heard or nobody listened to anything in the last seconds.
  std::optional<SiteSound> sound(const SiteId& site, Timestamp now) const;

  struct Figures {
    uint64_t ticks = 0;
    uint64_t late_ticks = 0;     // dropped, or not taken by a full lane
    uint64_t overdue_ticks = 0;  // begun one tick late or more, and caught up
    uint64_t published = 0;
  };
  const Figures& figures() const;

 private:
  struct State;
  explicit AudioBridge(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;  // also held by ticks on the lane
};

}  // namespace mcu
