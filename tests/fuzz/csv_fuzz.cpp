// Tables: what is read has straight columns, and what is written is read as it was.
#include <string>

#include "fuzz.hpp"
#include "ground/text/csv.hpp"

using namespace zicht;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto rows = text::read_csv(fuzz::text_of(data, size));
  if (!rows) return 0;
  for (const auto& row : *rows)
    must(row.size() == rows->front().size(), "every row has as many cells as the heading");
  // Writing puts an apostrophe before a formula, so it is the second time that nothing changes.
  const auto written = text::write_csv(*rows);
  const auto again = text::read_csv(written);
  must(again.has_value(), "what was written can be read");
  must(again->size() == rows->size(), "no row is lost");
  must(text::write_csv(*again) == written, "what was read is written the same");
  return 0;
}
