#include "signaling/api/feed_api.h"

#include <memory>
#include <string_view>
#include <utility>

#include "signaling/api/author.h"
#include "signaling/api/invitation_problem.h"
#include "signaling/api/list.h"
#include "signaling/api/store_problem.h"
#include "signaling/invitations/province_settings.h"
#include "signaling/store/sites.h"

namespace signaling {

namespace json = boost::json;

namespace {

constexpr std::string_view kEnding = ".ics";

Schema address() { return Schema::text(1, 1000); }

Schema feeds_schema() {
  return Schema::object({{"province", address()}, {"sites", Schema::map(address(), 10'000).described("By site.")}})
      .named("Feeds");
}

class FeedApi {
 public:
  FeedApi(Store& store, CalendarFeeds& feeds) : store_(store), feeds_(feeds) {}

  ApiResult list(const ApiCall&) const {
    const auto settings = read_province_settings(store_.database());
    if (!settings) return store_refusal(settings.error());
    const auto sites = Sites(store_.database()).all();
    if (!sites) return store_refusal(sites.error());
    const auto province = feeds_.token(std::nullopt);
    if (!province) return store_refusal(province.error());
    const std::string front = settings->public_address + "/api/v1/feeds/";
    json::object by_site;
    for (const auto& site : *sites) {
      const auto token = feeds_.token(site.id);
      if (!token) return store_refusal(token.error());
      by_site[site.id.value()] = front + *token + std::string(kEnding);
    }
    return ApiAnswer{.body = json::object{{"province", front + *province + std::string(kEnding)},
                                          {"sites", std::move(by_site)}}};
  }

  ApiResult renew(const ApiCall& call) const {
    std::optional<SiteId> site;
    if (const std::string id = text_of(call.body.as_object(), "site"); !id.empty()) site = SiteId(id);
    if (site) {
      const auto known = Sites(store_.database()).find(*site);
      if (!known) return store_refusal(known.error());
      if (!*known) {
        return tl::unexpected(
            wrong_fields({{"/site", "site.unknown", {"không có điểm cầu này", "there is no such site"}}}));
      }
    }
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    if (auto renewed = feeds_.renew(site); !renewed) return store_refusal(renewed.error());
    if (auto done = work->commit("feed.renew", site ? site->value() : "province"); !done) {
      return store_refusal(done.error());
    }
    return list(call);
  }

  // Nobody learns whether there ever was such a feed.
  ApiResult read(const ApiCall& call) const {
    std::string_view name = call.path.at("file");
    if (!name.ends_with(kEnding)) return tl::unexpected(not_found());
    name.remove_suffix(kEnding.size());
    auto text = feeds_.write(name, call.now.wall);
    if (!text) return invitation_refusal(text.error());
    if (!*text) return tl::unexpected(not_found());
    return ApiAnswer{.headers = {{"Content-Disposition", "attachment; filename=\"hoi-nghi.ics\""}},
                     .content = ApiContent{.media_type = "text/calendar; charset=utf-8",
                                           .text = std::make_shared<const std::string>(std::move(**text))}};
  }

 private:
  Store& store_;
  CalendarFeeds& feeds_;
};

}  // namespace

std::vector<Operation> feed_operations(Store& store, CalendarFeeds& feeds) {
  const auto api = std::make_shared<FeedApi>(store, feeds);
  const auto handler = [api](ApiResult (FeedApi::*method)(const ApiCall&) const) {
    return at_once([api, method](const ApiCall& call) { return (api.get()->*method)(call); });
  };
  return {
      {.method = "GET", .path = PathTemplate("/api/v1/feeds"), .id = "listFeeds",
       .summary = "The addresses of the calendar feeds; whoever knows one reads it.", .action = Action::kReadFeeds,
       .outcomes = {{200, "The addresses.", feeds_schema()}}, .handler = handler(&FeedApi::list)},
      {.method = "POST", .path = PathTemplate("/api/v1/feeds/renewals"), .id = "renewFeed",
       .summary = "Gives a feed another address; the one it had is of no more use.", .action = Action::kRenewFeeds,
       .body = Schema::object({{"site", Schema::text(1, 60).or_null().described("Null: the province's.")}})
                   .named("FeedRenewal"),
       .outcomes = {{200, "The addresses.", feeds_schema()}}, .handler = handler(&FeedApi::renew)},
      {.method = "GET", .path = PathTemplate("/api/v1/feeds/{file}"), .id = "readFeed",
       .summary = "A calendar (iCalendar); the file's name is the feed's token and .ics.", .action = std::nullopt,
       .outcomes = {{200, "The calendar.", std::nullopt, {"text/calendar"}}},
       .handler = handler(&FeedApi::read)},
  };
}

}  // namespace signaling
