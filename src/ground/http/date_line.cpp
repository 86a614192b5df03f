#include "ground/http/date_line.hpp"

#include "ground/base/internet_date.hpp"

namespace zicht::http {

std::string date_line() {
  return "Date: " + internet_date(SystemClock().now()) + " GMT\r\n";
}

}  // namespace zicht::http
