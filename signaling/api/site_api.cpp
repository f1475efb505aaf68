#include "signaling/api/site_api.h"

#include <utility>

#include "signaling/api/author.h"
#include "signaling/api/entity_tag.h"
#include "signaling/api/list.h"
#include "signaling/api/site_target.h"
#include "signaling/api/store_problem.h"
#include "signaling/mail/mail_address.h"
#include "signaling/store/sites.h"

namespace signaling {

namespace json = boost::json;

namespace {

constexpr int64_t kLastPlace = 100'000;

std::vector<Schema::Member> site_members() {
  return {{"name", Schema::text(1, 120)},
          {"short_name", Schema::text(1, 40).described("What fits a tile of the picture.")},
          {"sort_order", Schema::integer(0, kLastPlace).described("The order on every page, smallest first.")},
          {"duty_telephone", Schema::text(0, 40)},
          {"line_kind", Schema::text(0, 80)},
          {"mail", Schema::text(0, 254).described("Where its invitations go; empty: nowhere.")}};
}

Schema id_schema() { return Schema::text(1, 40).described("A short word of a-z, 0-9 and -: \"my-loc\"."); }

Schema new_site_schema() {
  auto members = site_members();
  members.insert(members.begin(), {"id", id_schema()});
  return Schema::object(std::move(members)).named("NewSite");
}

Schema changed_site_schema() { return Schema::object(site_members()).named("SiteChange"); }

Schema site_schema() {
  auto members = site_members();
  members.insert(members.begin(), {"id", id_schema()});
  return Schema::object(std::move(members)).named("Site");
}

json::value to_json(const Site& site) {
  return json::object{{"id", site.id.value()},
                      {"name", site.name},
                      {"short_name", site.short_name},
                      {"sort_order", site.sort_order},
                      {"duty_telephone", site.duty_telephone},
                      {"line_kind", site.line_kind},
                      {"mail", site.mail}};
}

Site site_of(SiteId id, const json::object& body) {
  return {.id = std::move(id),
          .name = text_of(body, "name"),
          .short_name = text_of(body, "short_name"),
          .sort_order = body.at("sort_order").as_int64(),
          .duty_telephone = text_of(body, "duty_telephone"),
          .line_kind = text_of(body, "line_kind"),
          .mail = text_of(body, "mail")};
}

// Site ids stand in addresses, conference states and file names.
bool is_site_id(std::string_view id) {
  return id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

// What a schema cannot say.
std::vector<FieldFault> faults_of(const Site& site) {
  std::vector<FieldFault> faults;
  if (!is_site_id(site.id.value())) {
    faults.push_back({"/id", "site.id", {"chỉ được gồm chữ thường không dấu, chữ số và dấu -",
                                         "may hold only letters a to z, digits and -"}});
  }
  if (site.mail.empty()) return faults;
  if (const auto address = MailAddress::parse(site.mail); !address) {
    faults.push_back({"/mail", address.error().code, address.error().text});
  }
  return faults;
}

Problem id_taken() {
  return {409, "site.exists", {"Đã có điểm cầu với mã này.", "There is a site with this id already."}, {}, {}, {}};
}

Problem booked() {
  return {409, "site.has_bookings",
          {"Điểm cầu còn hội nghị sắp tới nên chưa xóa được.", "The site still has conferences to come."},
          {"Hãy bỏ điểm cầu khỏi các hội nghị đó trước.", "Take it out of those conferences first."}, {}, {}};
}

class SiteApi {
 public:
  SiteApi(Store& store, SiteUse use) : store_(store), use_(std::move(use)) {}

  ApiResult list(const ApiCall&) const {
    auto sites = Sites(store_.database()).all();
    if (!sites) return store_refusal(sites.error());
    json::array items;
    for (const auto& site : *sites) items.push_back(to_json(site));
    return list_answer(std::move(items));
  }

  ApiResult create(const ApiCall& call) const {
    const Site site = site_of(SiteId(text_of(call.body.as_object(), "id")), call.body.as_object());
    if (auto faults = faults_of(site); !faults.empty()) return tl::unexpected(wrong_fields(std::move(faults)));
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    if (auto added = Sites(store_.database()).add(site); !added) {
      return added.error().code == "store.exists" ? tl::unexpected(id_taken()) : store_refusal(added.error());
    }
    if (auto done = work->commit("site.create", site.id.value(), site.name); !done) return store_refusal(done.error());
    auto answer = tagged(to_json(site), 201);
    answer.headers.emplace_back("Location", "/api/v1/sites/" + site.id.value());
    return answer;
  }

  ApiResult read(const ApiCall& call) const {
    auto site = find(call);
    if (!site) return tl::unexpected(std::move(site.error()));
    return tagged(to_json(*site));
  }

  ApiResult update(const ApiCall& call) const {
    const auto former = find(call);
    if (!former) return tl::unexpected(former.error());
    if (auto same = check_if_match(call, to_json(*former)); !same) return tl::unexpected(same.error());
    const Site site = site_of(former->id, call.body.as_object());
    if (auto faults = faults_of(site); !faults.empty()) return tl::unexpected(wrong_fields(std::move(faults)));
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    if (auto done = Sites(store_.database()).update(site); !done) return store_refusal(done.error());
    if (auto done = work->commit("site.change", site.id.value(), site.name); !done) return store_refusal(done.error());
    return tagged(to_json(site));
  }

  ApiResult remove(const ApiCall& call) const {
    const auto site = find(call);
    if (!site) return tl::unexpected(site.error());
    if (use_.is_booked(site->id, call.now)) return tl::unexpected(booked());
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    if (auto gone = Sites(store_.database()).remove(site->id); !gone) return store_refusal(gone.error());
    auto done = work->commit("site.remove", site->id.value(), site->name);
    if (!done) return store_refusal(done.error());
    use_.removed(site->id);
    return ApiAnswer{.status = 204};
  }

 private:
  tl::expected<Site, Problem> find(const ApiCall& call) const {
    auto site = Sites(store_.database()).find(SiteId(call.path.at("site")));
    if (!site) return store_refusal(site.error());
    if (!*site) return tl::unexpected(not_found());
    return std::move(**site);
  }

  Store& store_;
  SiteUse use_;
};

}  // namespace

std::vector<Operation> site_operations(Store& store, SiteUse use) {
  const auto api = std::make_shared<SiteApi>(store, std::move(use));
  const auto handler = [api](ApiResult (SiteApi::*method)(const ApiCall&) const) {
    return at_once([api, method](const ApiCall& call) { return (api.get()->*method)(call); });
  };
  const PathTemplate all("/api/v1/sites");
  const PathTemplate one("/api/v1/sites/{site}");
  return {
      {.method = "GET", .path = all, .id = "listSites", .summary = "All sites in the order in which they are shown.",
       .action = Action::kReadSite, .outcomes = {{200, "The sites.", list_schema(site_schema())}},
       .handler = handler(&SiteApi::list)},
      {.method = "POST", .path = all, .id = "createSite", .summary = "Adds a site.", .action = Action::kCreateSite,
       .body = new_site_schema(), .outcomes = {{201, "The site.", site_schema()}},
       .handler = handler(&SiteApi::create)},
      {.method = "GET", .path = one, .id = "readSite", .summary = "One site.", .action = Action::kReadSite,
       .target = site_target, .outcomes = {{200, "The site.", site_schema()}}, .handler = handler(&SiteApi::read)},
      {.method = "PUT", .path = one, .id = "changeSite", .summary = "Changes what is known of a site.",
       .action = Action::kChangeSite, .target = site_target, .body = changed_site_schema(), .needs_if_match = true,
       .outcomes = {{200, "The site.", site_schema()}}, .handler = handler(&SiteApi::update)},
      {.method = "DELETE", .path = one, .id = "removeSite",
       .summary = "Removes a site with its delegates, devices and codes.", .action = Action::kRemoveSite,
       .target = site_target, .outcomes = {{204, "It is gone."}}, .handler = handler(&SiteApi::remove)},
  };
}

}  // namespace signaling
