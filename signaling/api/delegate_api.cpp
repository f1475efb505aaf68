#include "signaling/api/delegate_api.h"

#include <memory>
#include <utility>

#include "signaling/api/author.h"
#include "signaling/api/entity_tag.h"
#include "signaling/api/list.h"
#include "signaling/api/path_id.h"
#include "signaling/api/site_target.h"
#include "signaling/api/store_problem.h"
#include "signaling/store/delegates.h"
#include "signaling/store/sites.h"

namespace signaling {

namespace json = boost::json;

namespace {

std::vector<Schema::Member> members() {
  return {{"name", Schema::text(1, 120)},
          {"post", Schema::text(0, 120)},
          {"unit", Schema::text(0, 120)},
          {"commune", Schema::text(0, 120).described("Empty: of the district or the province itself.")}};
}

Schema new_schema() { return Schema::object(members()).named("NewDelegate"); }

Schema delegate_schema() {
  auto all = members();
  all.insert(all.begin(), {{"id", Schema::integer(1, kLargestId)}, {"site", Schema::text(1, 40)}});
  return Schema::object(std::move(all)).named("Delegate");
}

json::value to_json(const SiteDelegate& delegate) {
  return json::object{{"id", delegate.id.value()},     {"site", delegate.site.value()}, {"name", delegate.name},
                      {"post", delegate.post},         {"unit", delegate.unit},         {"commune", delegate.commune}};
}

SiteDelegate delegate_of(DelegateId id, SiteId site, const json::object& body) {
  return {.id = id,
          .site = std::move(site),
          .name = text_of(body, "name"),
          .post = text_of(body, "post"),
          .unit = text_of(body, "unit"),
          .commune = text_of(body, "commune")};
}

json::array items_of(const std::vector<SiteDelegate>& delegates) {
  json::array items;
  for (const auto& delegate : delegates) items.push_back(to_json(delegate));
  return items;
}

SiteId site_of(const ApiCall& call) { return SiteId(call.path.at("site")); }

class DelegateApi {
 public:
  explicit DelegateApi(Store& store) : store_(store) {}

  ApiResult search(const ApiCall& call) const {
    auto found = Delegates(store_.database()).search(text_of(call.query, "text"), page_limit(call));
    if (!found) return store_refusal(found.error());
    return list_answer(items_of(*found));
  }

  ApiResult list(const ApiCall& call) const {
    const auto site = Sites(store_.database()).find(site_of(call));
    if (!site) return store_refusal(site.error());
    if (!*site) return tl::unexpected(not_found());
    auto found = Delegates(store_.database()).of_site(site_of(call));
    if (!found) return store_refusal(found.error());
    return list_answer(items_of(*found));
  }

  ApiResult create(const ApiCall& call) const {
    SiteDelegate delegate = delegate_of({}, site_of(call), call.body.as_object());
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    const auto id = Delegates(store_.database()).add(delegate);
    if (!id) return id.error().code == "store.missing" ? tl::unexpected(not_found()) : store_refusal(id.error());
    delegate.id = *id;
    if (auto done = work->commit("delegate.create", object_of(delegate), delegate.name); !done) {
      return store_refusal(done.error());
    }
    return tagged(to_json(delegate), 201);
  }

  ApiResult update(const ApiCall& call) const {
    const auto former = find(call);
    if (!former) return tl::unexpected(former.error());
    if (auto same = check_if_match(call, to_json(*former)); !same) return tl::unexpected(same.error());
    const SiteDelegate delegate = delegate_of(former->id, former->site, call.body.as_object());
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    if (auto done = Delegates(store_.database()).update(delegate); !done) return store_refusal(done.error());
    if (auto done = work->commit("delegate.change", object_of(delegate), delegate.name); !done) {
      return store_refusal(done.error());
    }
    return tagged(to_json(delegate));
  }

  ApiResult read(const ApiCall& call) const {
    auto delegate = find(call);
    if (!delegate) return tl::unexpected(std::move(delegate.error()));
    return tagged(to_json(*delegate));
  }

  ApiResult remove(const ApiCall& call) const {
    const auto delegate = find(call);
    if (!delegate) return tl::unexpected(delegate.error());
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    if (auto gone = Delegates(store_.database()).remove(delegate->id); !gone) return store_refusal(gone.error());
    auto done = work->commit("delegate.remove", object_of(*delegate), delegate->name);
    if (!done) return store_refusal(done.error());
    return ApiAnswer{.status = 204};
  }

 private:
  static std::string object_of(const SiteDelegate& delegate) {
    return delegate.site.value() + "/" + std::to_string(delegate.id.value());
  }

  tl::expected<SiteDelegate, Problem> find(const ApiCall& call) const {
    const auto id = path_id<DelegateId>(call, "delegate");
    if (!id) return tl::unexpected(not_found());
    auto delegate = Delegates(store_.database()).find(*id);
    if (!delegate) return store_refusal(delegate.error());
    if (!*delegate || (*delegate)->site != site_of(call)) return tl::unexpected(not_found());
    return std::move(**delegate);
  }

  Store& store_;
};

}  // namespace

std::vector<Operation> delegate_operations(Store& store) {
  const auto api = std::make_shared<DelegateApi>(store);
  const auto handler = [api](ApiResult (DelegateApi::*method)(const ApiCall&) const) {
    return at_once([api, method](const ApiCall& call) { return (api.get()->*method)(call); });
  };
  const PathTemplate all("/api/v1/sites/{site}/delegates");
  const PathTemplate one("/api/v1/sites/{site}/delegates/{delegate}");
  return {
      {.method = "GET", .path = PathTemplate("/api/v1/delegates"), .id = "searchDelegates",
       .summary = "Delegates of all sites whose name, unit or commune contains a text, whatever its diacritics.",
       .action = Action::kReadDelegates,
       .query = {{"text", Schema::text(0, 120), false, "What to look for; all if it is left out."},
                 {"limit", Schema::integer(1, kLargestPage), false, "At most so many."}},
       .outcomes = {{200, "The delegates by name.", list_schema(delegate_schema())}},
       .handler = handler(&DelegateApi::search)},
      {.method = "GET", .path = all, .id = "listDelegates", .summary = "The delegates of a site by name.",
       .action = Action::kReadDelegates, .target = site_target,
       .outcomes = {{200, "The delegates.", list_schema(delegate_schema())}}, .handler = handler(&DelegateApi::list)},
      {.method = "POST", .path = all, .id = "createDelegate", .summary = "Adds a delegate to a site.",
       .action = Action::kChangeDelegates, .target = site_target, .body = new_schema(),
       .outcomes = {{201, "The delegate.", delegate_schema()}}, .handler = handler(&DelegateApi::create)},
      {.method = "GET", .path = one, .id = "readDelegate", .summary = "One delegate.",
       .action = Action::kReadDelegates, .target = site_target,
       .outcomes = {{200, "The delegate.", delegate_schema()}}, .handler = handler(&DelegateApi::read)},
      {.method = "PUT", .path = one, .id = "changeDelegate", .summary = "Changes a delegate.",
       .action = Action::kChangeDelegates, .target = site_target, .body = new_schema(), .needs_if_match = true,
       .outcomes = {{200, "The delegate.", delegate_schema()}}, .handler = handler(&DelegateApi::update)},
      {.method = "DELETE", .path = one, .id = "removeDelegate", .summary = "Removes a delegate.",
       .action = Action::kChangeDelegates, .target = site_target, .outcomes = {{204, "It is gone."}},
       .handler = handler(&DelegateApi::remove)},
  };
}

}  // namespace signaling
