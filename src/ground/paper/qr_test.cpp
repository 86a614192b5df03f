#include "ground/paper/qr.hpp"

#include <catch2/catch.hpp>

namespace zicht::paper {

TEST_CASE("a code has the three eyes by which a telephone finds it") {
  const auto code = qr("https://zicht.example/kompas/signaleren");
  REQUIRE(code);
  const int last = code->size - 7;
  for (const auto& [row, column] : {std::pair{0, 0}, std::pair{0, last}, std::pair{last, 0}}) {
    CHECK(code->at(row, column));
    CHECK(code->at(row + 3, column + 3));
    CHECK_FALSE(code->at(row + 1, column + 1));
  }
}

TEST_CASE("a code on a page is sharp, named and without style") {
  const auto svg = qr_svg("https://zicht.example", "Open \"Zicht\" op je telefoon");
  REQUIRE(svg);
  CHECK(svg->find("aria-label=\"Open &quot;Zicht&quot; op je telefoon\"") != std::string::npos);
  CHECK(svg->find("style=") == std::string::npos);
  CHECK(svg->find("crispEdges") != std::string::npos);
  CHECK(svg->find("viewBox=\"-4 -4 33 33\"") != std::string::npos);
  CHECK(qr_svg("x", "")->find("aria-hidden=\"true\"") != std::string::npos);
}

TEST_CASE("what fits in no code is refused") {
  CHECK_FALSE(qr(""));
  CHECK_FALSE(qr(std::string(5000, 'x')));
}

}  // namespace zicht::paper
