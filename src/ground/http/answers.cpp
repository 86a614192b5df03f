#include "ground/http/answers.hpp"

#include <spdlog/spdlog.h>

namespace zicht::http {
namespace {

/// The address as a log may have it: the pattern of its route, since a path can hold the secret of
/// a link.
std::string_view known_address(const Request& request) {
  return request.route.empty() ? std::string_view("an address without a route") : request.route;
}

bool is_reading(Method method) {
  return method == Method::get || method == Method::head;
}

}  // namespace

void Answers::keep_file(std::string path, const Response& response, ReadyMade ready) {
  ZICHT_CHECK(
      pages_.put(std::move(path), prepare(response, wire_, Effort::best, std::move(ready))));
}

bool Answers::find(Request& request, Outgoing& out) const {
  if (const auto target = read_target(request); !target) {
    refuse(request, 400, target.error().message, out);
    return true;
  }
  if (!is_reading(request.method)) return false;
  const auto prepared = pages_.find(request.path);
  if (prepared == nullptr) return false;
  answer_from(prepared, request, wire_, out);
  return true;
}

void Answers::make(Request& request, Outgoing& out, Effort effort) {
  make_or_fail(request, out, [&] {
    auto response = ask_router(request);
    const bool kept = response.status == 200 && response.caching == Caching::revalidate &&
                      is_reading(request.method) && router_.is_public(request.path);
    if (!kept) return answer_once(std::move(response), request, wire_, out);
    const auto prepared = prepare(response, wire_, effort);
    if (effort == Effort::best) {
      pages_.put(request.path, prepared);
    } else {
      pages_.offer(request.path, prepared);
    }
    answer_from(prepared, request, wire_, out);
  });
}

void Answers::refuse(const Request& request,
                     int status,
                     const std::string& message,
                     Outgoing& out) const {
  make_or_fail(request, out, [&] {
    Request known{.method = request.method, .headers = request.headers};
    known.path = request.target.substr(0, request.target.find('?'));
    answer_once(refusal(known, status, message, fault_page_),
                Request{.method = request.method},
                wire_,
                out);
  });
}

bool Answers::takes_file(const Request& head) const {
  Request asked{.method = head.method, .target = head.target};
  return head.method == Method::post && read_target(asked) &&
         router_.takes_file(asked.method, asked.path);
}

/// The handler's answer, or the page for its failure.
Response Answers::ask_router(Request& request) const {
  try {
    auto response = router_.answer(request);
    if (response && response->status == 405) {
      auto refused_method = refusal(request, 405, {}, fault_page_);
      refused_method.headers.insert(
          refused_method.headers.end(), response->headers.begin(), response->headers.end());
      return refused_method;
    }
    if (response) return std::move(*response);
    if (!response.error().detail.empty())
      spdlog::warn("{}: {}", known_address(request), response.error().detail);
    return fault_response(request, response.error(), fault_page_);
  } catch (const std::exception& broken) {
    spdlog::error("{}: {}", known_address(request), broken.what());
    return fault_response(request,
                          {Fault::internal, "Er ging iets mis. Het is genoteerd en wordt bekeken."},
                          fault_page_);
  }
}

/// Where not even the page for a failure can be made, there is a plain one.
void Answers::make_or_fail(const Request& request, Outgoing& out, const auto& make) const {
  try {
    make();
  } catch (const std::exception& broken) {
    spdlog::error("{}: {}", known_address(request), broken.what());
    answer_once({.status = 500, .type = "text/plain; charset=utf-8", .body = "Er ging iets mis."},
                Request{.method = request.method},
                wire_,
                out);
  }
}

}  // namespace zicht::http
