#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "media/base/result.h"
#include "signaling/invitations/invitation_links.h"
#include "signaling/store/database.h"

namespace signaling {

// The links by which guests come to conferences, one a conference: communes and departments without a site of their
// own. Whoever knows one gets as far as the lobby. The token is derived from the conference and how often its link was
// made anew, so that a new link replaces the old one. One thread, the database's; everything passed in outlives this.
class GuestLinks {
 public:
  GuestLinks(Database& database, const HashKey& key) : database_(database), links_(key) {}

  // What a token opens.
  struct Pass {
    ConferenceId conference;
    bool former = false;  // the link was replaced since: good for those only who were let in by it
  };

  static constexpr uint64_t kMaxRevisions = 1000;  // of one link; afterwards it stays

  // The token in the conference's link. Whether there is such a conference is not asked here.
  media::Result<std::string> token(const ConferenceId& conference);
  // From now on the link is another one. Within a transaction.
  media::Result<void> renew(const ConferenceId& conference);
  // Nothing: it is none of ours.
  media::Result<std::optional<Pass>> read(std::string_view token);

 private:
  media::Result<uint64_t> revision(const ConferenceId& conference);

  Database& database_;
  InvitationLinks links_;
};

}  // namespace signaling
