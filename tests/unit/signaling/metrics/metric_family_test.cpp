#include "signaling/metrics/metric_family.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace signaling {
namespace {

MetricFamily family(std::vector<MetricSample> samples) {
  return {"diemcau_x", "What it is.", MetricType::kGauge, std::move(samples)};
}

// The line of one sample with this value of its label.
std::string written(const std::string& value) {
  const std::string text = write_metrics({family({{{{"title", value}}, 1}})});
  const auto start = text.find("diemcau_x{");
  return text.substr(start, text.size() - start - 1);
}

TEST(MetricFamily, IsWrittenWithHelpTypeAndSamples) {
  const MetricFamily counter{"diemcau_x_total", "What it counts.", MetricType::kCounter,
                             {{{{"site", "y-yen"}, {"direction", "uplink"}}, 12}, {{}, 0.25}}};
  EXPECT_EQ(write_metrics({counter, family({{{}, 3}})}),
            "# HELP diemcau_x_total What it counts.\n"
            "# TYPE diemcau_x_total counter\n"
            "diemcau_x_total{site=\"y-yen\",direction=\"uplink\"} 12\n"
            "diemcau_x_total 0.25\n"
            "# HELP diemcau_x What it is.\n"
            "# TYPE diemcau_x gauge\n"
            "diemcau_x 3\n");
}

TEST(MetricFamily, WithoutSamplesIsNamed) {
  EXPECT_EQ(write_metrics({family({})}), "# HELP diemcau_x What it is.\n# TYPE diemcau_x gauge\n");
  EXPECT_EQ(write_metrics({}), "");
}

TEST(MetricFamily, HostileLabelsStayInTheirQuotes) {
  const struct {
    std::string value;
    std::string line;
  } kCases[] = {
      {"Họp \"khẩn\"", R"(diemcau_x{title="Họp \"khẩn\""} 1)"},
      {"a\\", R"(diemcau_x{title="a\\"} 1)"},
      {"a\\n", R"(diemcau_x{title="a\\n"} 1)"},
      {"a\n# TYPE evil counter\nevil 1", R"(diemcau_x{title="a\n# TYPE evil counter\nevil 1"} 1)"},
      {"\"} 9\ndiemcau_x{title=\"", R"(diemcau_x{title="\"} 9\ndiemcau_x{title=\""} 1)"},
      {"", R"(diemcau_x{title=""} 1)"},
      {"\xff\xfe", R"(diemcau_x{title=""} 1)"},
      {"cut \xe1\xba", R"(diemcau_x{title=""} 1)"},
  };
  for (const auto& one : kCases) EXPECT_EQ(written(one.value), one.line);
}

TEST(MetricFamily, NumbersAreWhatGoReads) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const struct {
    double value;
    std::string_view text;
  } kCases[] = {
      {0, "0"},
      {-1.5, "-1.5"},
      {1795000000, "1795000000"},
      {0.1, "0.1"},
      {1e-9, "1e-09"},
      {1e300, "1e+300"},
      {std::nan(""), "NaN"},
      {kInfinity, "+Inf"},
      {-kInfinity, "-Inf"},
  };
  for (const auto& one : kCases) {
    const std::string text = write_metrics({family({{{}, one.value}})});
    const std::string last = "diemcau_x " + std::string(one.text) + "\n";
    EXPECT_TRUE(text.ends_with("\n" + last)) << text;
  }
}

}  // namespace
}  // namespace signaling
