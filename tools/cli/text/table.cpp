#include "tools/cli/text/table.h"

#include <algorithm>
#include <sstream>

#include "tools/cli/text/display.h"

namespace tools {
namespace {

constexpr std::string_view kGap = "  ";

std::string line_of(const std::vector<std::string>& cells, const std::vector<size_t>& widths) {
  std::string line;
  for (size_t column = 0; column < cells.size(); ++column) {
    if (column > 0) line += kGap;
    line += padded(cells[column], widths[column]);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string ruler(const std::vector<size_t>& widths) {
  std::string line;
  for (size_t column = 0; column < widths.size(); ++column) {
    if (column > 0) line += kGap;
    for (size_t i = 0; i < widths[column]; ++i) line += "─";
  }
  return line + "\n";
}

}  // namespace

Table::Table(std::vector<std::string> headings) { rows_.push_back(std::move(headings)); }

void Table::add_row(std::vector<std::string> cells) {
  cells.resize(rows_.front().size());
  for (auto& cell : cells) cell = clean(cell);
  rows_.push_back(std::move(cells));
}

std::string Table::text() const {
  std::vector<size_t> widths(rows_.front().size(), 0);
  for (const auto& row : rows_) {
    for (size_t column = 0; column < row.size(); ++column) {
      widths[column] = std::max(widths[column], display_width(row[column]));
    }
  }
  std::string text = line_of(rows_.front(), widths) + ruler(widths);
  for (size_t row = 1; row < rows_.size(); ++row) text += line_of(rows_[row], widths);
  return text;
}

std::string aligned_lines(const std::vector<std::pair<std::string, std::string>>& lines) {
  size_t width = 0;
  for (const auto& [label, value] : lines) width = std::max(width, display_width(label));
  std::string text;
  for (const auto& [label, value] : lines) {
    std::istringstream parts(value);
    std::string label_now = label;
    for (std::string part; std::getline(parts, part); label_now.clear()) {
      text += padded(label_now, width) + std::string(kGap) + clean(part) + "\n";
    }
  }
  return text;
}

}  // namespace tools
