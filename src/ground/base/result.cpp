#include "ground/base/result.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace zicht::detail {

void broken(const char* condition, const char* file, int line) {
  throw std::logic_error(fmt::format("{}:{}: broken invariant: {}", file, line, condition));
}

}  // namespace zicht::detail
