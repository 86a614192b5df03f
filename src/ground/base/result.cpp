#include "ground/base/result.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace zicht::detail {

void broken(const char* condition, std::source_location where) {
  throw std::logic_error(
      fmt::format("{}:{}: broken invariant: {}", where.file_name(), where.line(), condition));
}

}  // namespace zicht::detail
