#include "science/estimate/bootstrap.hpp"

#include <atomic>
#include <catch2/catch.hpp>

#include "science/estimate/test_town.hpp"

using namespace zicht;
using namespace zicht::estimate;
using namespace zicht::estimate::test;

TEST_CASE("one seed gives the same replicates whatever the number of threads") {
  const auto input = read(town);
  const Question question{.replicates = 100, .seed = 7, .compare = false};
  const auto one = answer(input, question, {.threads = 1});
  const auto four = answer(input, question, {.threads = 4});
  CHECK(one.bootstrap->estimates == four.bootstrap->estimates);
  CHECK(one.estimate->bootstrap->bca95.low == four.estimate->bootstrap->bca95.low);
  auto other = question;
  other.seed = 8;
  CHECK(answer(input, other).bootstrap->estimates != one.bootstrap->estimates);
}

TEST_CASE("given resamples take the place of chance") {
  const auto input = read(town);
  const auto itself = sample_of(input.table).counts;
  const auto finding = answer(input, {.resamples = {itself, itself}, .compare = false});
  REQUIRE(finding.bootstrap->estimates.size() == 2);
  CHECK(finding.bootstrap->estimates[0] == finding.estimate->point);
  CHECK(finding.estimate->bootstrap->ties == 2);
  CHECK(has_flag(finding, "percentile_interval"));
}

TEST_CASE("work that is stopped says how far it came, and keeps what was done") {
  std::atomic<int> asked{0};
  const Labour labour{.threads = 2, .stop = [&] { return ++asked > 40; }};
  const auto finding = answer(read(town), {.replicates = 1000, .compare = false}, labour);
  CHECK_FALSE(finding.complete);
  REQUIRE(finding.bootstrap);
  CHECK(finding.bootstrap->replicates < 60);
  CHECK(has_flag(finding, "stopped"));
}

TEST_CASE("progress is told from one thread and goes up") {
  std::int64_t last = 0;
  const Labour labour{.threads = 2, .progress = [&](std::int64_t done, std::int64_t of) {
                        CHECK(of == 200);
                        CHECK(done > last);
                        last = done;
                      }};
  answer(read(town), {.replicates = 200, .compare = false}, labour);
}
