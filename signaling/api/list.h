#pragma once

#include <optional>
#include <string>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "signaling/rest/operation.h"

// Lists and texts, the same way in all resources.
namespace signaling {

inline constexpr int kDefaultPage = 50;
inline constexpr int kLargestPage = 200;

// The query parameters of a list that is read in pages: `limit` and `cursor`.
std::vector<Operation::Parameter> page_parameters();
int page_limit(const ApiCall& call);

// {"items": […], "next": the cursor of the next page or null}.
ApiAnswer list_answer(boost::json::array items, std::optional<std::string> next = std::nullopt);
// What such an answer looks like in the document.
Schema list_schema(Schema item);

// A text of a checked body or query; empty if it is not there.
std::string text_of(const boost::json::object& object, std::string_view name);

Problem wrong_cursor();

}  // namespace signaling
