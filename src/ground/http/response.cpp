#include "ground/http/response.hpp"

#include <fmt/format.h>

namespace zicht::http {

Response page(std::string body) {
  return {.body = std::move(body), .caching = Caching::revalidate};
}

Response private_page(std::string body, int status) {
  return {.status = status, .body = std::move(body)};
}

Response json(std::string body, int status) {
  return {.status = status, .type = "application/json", .body = std::move(body)};
}

Response download(std::string body, std::string type, std::string_view name) {
  return {.type = std::move(type),
          .body = std::move(body),
          .headers = {{"Content-Disposition", fmt::format("attachment; filename=\"{}\"", name)}},
          .caching = Caching::revalidate};
}

Response see_other(std::string address) {
  return {.status = 303, .headers = {{"Location", std::move(address)}}};
}

Response gone() {
  return {.status = 410};
}

Response moved(std::string address) {
  return {
      .status = 308, .headers = {{"Location", std::move(address)}}, .caching = Caching::revalidate};
}

}  // namespace zicht::http
