#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tools {

// Rows under headings, in columns as wide as what stands in them. Cells are one line each; they are cleaned here.
class Table {
 public:
  explicit Table(std::vector<std::string> headings);

  // Cells in the order of the headings; missing ones stay empty, further ones are left out.
  void add_row(std::vector<std::string> cells);

  // All lines, each with its line end and without spaces at it.
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;  // the headings are the first
};

// "label  value" lines, the values under each other. A value of several lines continues under itself.
std::string aligned_lines(const std::vector<std::pair<std::string, std::string>>& lines);

}  // namespace tools
