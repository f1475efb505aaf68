#include "signaling/api/template_api.h"

#include <memory>
#include <utility>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "signaling/api/author.h"
#include "signaling/api/booking_body.h"
#include "signaling/api/entity_tag.h"
#include "signaling/api/list.h"
#include "signaling/api/path_id.h"
#include "signaling/api/store_problem.h"
#include "signaling/store/booking_templates.h"

namespace signaling {

namespace json = boost::json;

namespace {

constexpr size_t kMostTemplates = 200;

std::vector<Schema::Member> members() {
  return {{"name", Schema::text(1, 120)},
          {"booking", partial_booking_schema().described("The members that the template fills.")}};
}

Schema template_schema() {
  auto all = members();
  all.insert(all.begin(), {"id", Schema::integer(1, kLargestId)});
  return Schema::object(std::move(all)).named("Template");
}

// The store holds what a schema has checked.
json::value to_json(const BookingTemplate& stored) {
  return json::object{
      {"id", stored.id.value()}, {"name", stored.name}, {"booking", json::parse(stored.document)}};
}

BookingTemplate template_of(TemplateId id, const json::value& body) {
  return {id, text_of(body.as_object(), "name"), json::serialize(body.at("booking"))};
}

Problem too_many() {
  return {409, "template.too_many", {"Đã đủ 200 mẫu; hãy xóa mẫu không dùng.", "There are 200 templates; remove some."},
          {}, {}, {}};
}

class TemplateApi {
 public:
  explicit TemplateApi(Database& database) : database_(database) {}

  ApiResult list(const ApiCall&) {
    const auto all = BookingTemplates(database_).all();
    if (!all) return store_refusal(all.error());
    json::array items;
    for (const auto& one : *all) items.push_back(to_json(one));
    return list_answer(std::move(items));
  }

  ApiResult create(const ApiCall& call) {
    BookingTemplates templates(database_);
    const auto all = templates.all();
    if (!all) return store_refusal(all.error());
    if (all->size() >= kMostTemplates) return tl::unexpected(too_many());
    auto added = template_of({}, call.body);
    auto work = AuditedTransaction::begin(database_, author_of(call));
    if (!work) return store_refusal(work.error());
    const auto id = templates.add(added);
    if (!id) return store_refusal(id.error());
    added.id = *id;
    return shown(work->commit("template.change", std::to_string(id->value()), added.name), *id, 201);
  }

  ApiResult read(const ApiCall& call) {
    const auto found = find(call);
    if (!found) return tl::unexpected(found.error());
    return tagged(to_json(*found));
  }

  ApiResult change(const ApiCall& call) {
    const auto former = find(call);
    if (!former) return tl::unexpected(former.error());
    if (auto same = check_if_match(call, to_json(*former)); !same) return tl::unexpected(same.error());
    const auto changed = template_of(former->id, call.body);
    auto work = AuditedTransaction::begin(database_, author_of(call));
    if (!work) return store_refusal(work.error());
    if (auto done = BookingTemplates(database_).update(changed); !done) return store_refusal(done.error());
    return shown(work->commit("template.change", std::to_string(changed.id.value()), changed.name), changed.id, 200);
  }

  ApiResult remove(const ApiCall& call) {
    const auto found = find(call);
    if (!found) return tl::unexpected(found.error());
    auto work = AuditedTransaction::begin(database_, author_of(call));
    if (!work) return store_refusal(work.error());
    if (auto gone = BookingTemplates(database_).remove(found->id); !gone) return store_refusal(gone.error());
    const auto done = work->commit("template.remove", std::to_string(found->id.value()), found->name);
    if (!done) return store_refusal(done.error());
    return ApiAnswer{.status = 204};
  }

 private:
  tl::expected<BookingTemplate, Problem> find(const ApiCall& call) {
    const auto id = path_id<TemplateId>(call, "template");
    if (!id) return tl::unexpected(not_found());
    auto found = BookingTemplates(database_).find(*id);
    if (!found) return store_refusal(found.error());
    if (!*found) return tl::unexpected(not_found());
    return std::move(**found);
  }

  // As it is stored: texts are composed there.
  ApiResult shown(const media::Result<void>& committed, TemplateId id, unsigned status) {
    if (!committed) return store_refusal(committed.error());
    const auto stored = BookingTemplates(database_).find(id);
    if (!stored) return store_refusal(stored.error());
    if (!*stored) return tl::unexpected(not_found());
    auto answer = tagged(to_json(**stored), status);
    if (status == 201) answer.headers.emplace_back("Location", "/api/v1/templates/" + std::to_string(id.value()));
    return answer;
  }

  Database& database_;
};

}  // namespace

std::vector<Operation> template_operations(Database& database) {
  const auto api = std::make_shared<TemplateApi>(database);
  const auto handler = [api](ApiResult (TemplateApi::*method)(const ApiCall&)) {
    return at_once([api, method](const ApiCall& call) { return (api.get()->*method)(call); });
  };
  const PathTemplate all("/api/v1/templates");
  const PathTemplate one("/api/v1/templates/{template}");
  const auto body = Schema::object(members()).named("NewTemplate");
  return {
      {.method = "GET", .path = all, .id = "listTemplates", .summary = "All templates by name.",
       .action = Action::kReadTemplates, .outcomes = {{200, "The templates.", list_schema(template_schema())}},
       .handler = handler(&TemplateApi::list)},
      {.method = "POST", .path = all, .id = "createTemplate", .summary = "Adds a template.",
       .action = Action::kChangeTemplates, .body = body, .outcomes = {{201, "The template.", template_schema()}},
       .handler = handler(&TemplateApi::create)},
      {.method = "GET", .path = one, .id = "readTemplate", .summary = "One template.",
       .action = Action::kReadTemplates, .outcomes = {{200, "The template.", template_schema()}},
       .handler = handler(&TemplateApi::read)},
      {.method = "PUT", .path = one, .id = "changeTemplate", .summary = "Changes a template.",
       .action = Action::kChangeTemplates, .body = body, .needs_if_match = true,
       .outcomes = {{200, "The template.", template_schema()}}, .handler = handler(&TemplateApi::change)},
      {.method = "DELETE", .path = one, .id = "removeTemplate", .summary = "Removes a template.",
       .action = Action::kChangeTemplates, .outcomes = {{204, "It is gone."}},
       .handler = handler(&TemplateApi::remove)},
  };
}

}  // namespace signaling
