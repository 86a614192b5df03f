#include "ground/paper/press.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "ground/process/order.hpp"

namespace zicht::paper {
namespace {

tl::unexpected<Error> broken(std::string detail) {
  return fail(Fault::unavailable,
              "Dit document kan nu niet gemaakt worden. Probeer het straks nog eens, of print de "
              "pagina met je browser.",
              std::move(detail));
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

Result<Printed> Press::print(const Order& order) const {
  auto done = process::run(program_, to_json(order), {.time = patience_});
  if (!done) return broken(std::move(done.error().detail));
  if (done->status != 0)
    return broken(fmt::format("the press ended with {}: {}", done->status, done->said));
  return Printed{.bytes = std::move(done->made), .problems = lines_of(done->said)};
}

}  // namespace zicht::paper
