// A monitor to test with: the content that we ship, a clock that stands still, no server.
#pragma once

#include <catch2/catch.hpp>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "ground/html/test_layout.hpp"
#include "ground/http/fault.hpp"
#include "open/monitor/monitor.hpp"

namespace zicht::monitor {

class TestMonitor {
 public:
  TestMonitor()
      : layout_(html::test::layout({"css/monitor.css"})),
        library_(content::Library::load(ZICHT_SOURCE_DIR "/content", problems_)),
        municipalities_(municipalities::Register::read(
            ZICHT_SOURCE_DIR "/content/municipalities.csv", problems_)),
        published_{.number = 3,
                   .published_at = *parse_instant("2026-11-22T09:30:00Z"),
                   .figures = library_.figures()} {}

  Published& published() { return published_; }
  const municipalities::Register& municipalities() const { return municipalities_; }

  Supplies supplies() const {
    return {.layout = layout_,
            .library = library_,
            .municipalities = municipalities_,
            .clock = clock_,
            .latest = [this]() -> Result<Published> {
              if (published_.number == 0)
                return fail(Fault::unavailable, "De cijfers zijn even niet te bereiken.");
              return published_;
            },
            .publisher = {.public_url = "https://zicht.voorbeeld.nl",
                          .organisation = "Stichting Lantaarn",
                          .contact = "mailto:licht@voorbeeld.nl"}};
  }

  /// What a visitor gets: of a handler, or of the server where a handler fails.
  http::Response get(const std::string& target) const {
    http::Router router;
    add_routes(router, supplies());
    http::Request request{.target = target};
    REQUIRE(http::read_target(request));
    const auto answer = router.answer(request);
    if (answer) return *answer;
    return http::fault_response(
        request, answer.error(), [](int, const Error& error) { return error.message; });
  }

  boost::json::value json(const std::string& target) const {
    const auto answer = get(target);
    INFO(target << ": " << answer.body);
    REQUIRE(answer.status == 200);
    return boost::json::parse(answer.body);
  }

 private:
  content::Problems problems_;
  html::Layout layout_;
  content::Library library_;
  municipalities::Register municipalities_;
  FixedClock clock_{*parse_instant("2026-11-22T09:30:00Z")};
  Published published_;
};

/// The first header of that name, or empty.
inline std::string header(const http::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

}  // namespace zicht::monitor
