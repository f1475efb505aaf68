#include "signaling/metrics/metric_family.h"

#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "signaling/base/unicode.h"

namespace signaling {
namespace {

void append_escaped(std::string& out, std::string_view text, bool quoted) {
  for (const char c : text) {
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '"' && quoted) {
      out += "\\\"";
    } else {
      out += c;
    }
  }
}

// Numbers as Go reads them: the shortest that gives the same double again, and these three words.
void append_number(std::string& out, double value) {
  if (std::isnan(value)) {
    out += "NaN";
  } else if (std::isinf(value)) {
    out += value > 0 ? "+Inf" : "-Inf";
  } else {
    fmt::format_to(std::back_inserter(out), "{}", value);
  }
}

void append_sample(std::string& out, std::string_view name, const MetricSample& sample) {
  out += name;
  char before = '{';
  for (const auto& [label, value] : sample.labels) {
    out += before;
    out += label;
    out += "=\"";
    append_escaped(out, is_utf8(value) ? value : std::string_view(), true);
    out += '"';
    before = ',';
  }
  if (!sample.labels.empty()) out += '}';
  out += ' ';
  append_number(out, sample.value);
  out += '\n';
}

}  // namespace

std::string write_metrics(const std::vector<MetricFamily>& families) {
  std::string out;
  for (const auto& family : families) {
    out += "# HELP ";
    out += family.name;
    out += ' ';
    append_escaped(out, family.help, false);
    out += "\n# TYPE ";
    out += family.name;
    out += family.type == MetricType::kCounter ? " counter\n" : " gauge\n";
    for (const auto& sample : family.samples) append_sample(out, family.name, sample);
  }
  return out;
}

}  // namespace signaling
