#include "ground/http/router.hpp"

#include <algorithm>

#include "ground/http/same_site.hpp"

namespace zicht::http {
namespace {

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> segments;
  path.remove_prefix(path.empty() ? 0 : 1);
  while (true) {
    const auto end = path.find('/');
    segments.push_back(path.substr(0, end));
    if (end == std::string_view::npos) return segments;
    path.remove_prefix(end + 1);
  }
}

bool is_capture(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}

/// "{code}.csv" matches "nr-gemeld.csv": a name in braces and a fixed ending.
bool matches(std::string_view pattern, std::string_view segment, std::string_view& captured) {
  const auto close = pattern.find('}');
  if (!pattern.starts_with('{') || close == std::string_view::npos) return pattern == segment;
  const auto ending = pattern.substr(close + 1);
  if (!segment.ends_with(ending) || segment.size() <= ending.size()) return false;
  captured = segment.substr(0, segment.size() - ending.size());
  return true;
}

std::string_view capture_name(std::string_view pattern) {
  return pattern.substr(1, pattern.find('}') - 1);
}

/// "?q=1" as it came; nothing where there is none, or where it is not plain enough for a header.
std::string query_of(std::string_view target) {
  const auto question = std::min(target.find('?'), target.size());
  const auto query = target.substr(question);
  const bool plain =
      std::all_of(query.begin(), query.end(), [](char c) { return c > 0x20 && c < 0x7F; });
  return plain ? std::string(query) : std::string{};
}

}  // namespace

/// Literal parts before braces, and braces with an ending before bare ones.
bool Router::Route::is_before(const Route& other) const {
  const auto rank = [](const std::string& segment) {
    return is_capture(segment) ? 2 : segment.starts_with('{') ? 1 : 0;
  };
  return std::ranges::lexicographical_compare(segments, other.segments, {}, rank, rank);
}

void Router::add(RouteName name, Handler handler, bool has_token, bool takes_file) {
  const auto pattern = name.pattern;
  const auto parts = split(pattern);
  Route route{
      std::move(name), {parts.begin(), parts.end()}, std::move(handler), has_token, takes_file};
  const auto place = std::ranges::upper_bound(
      routes_, route, [](const Route& one, const Route& two) { return one.is_before(two); });
  routes_.insert(place, std::move(route));
}

void Router::get(std::string_view pattern, Handler handler) {
  add({Method::get, std::string(pattern)}, std::move(handler), false);
}

void Router::get_public(std::string_view pattern, Handler handler) {
  add({Method::get, std::string(pattern), true}, std::move(handler), false);
}

void Router::post(std::string_view pattern, Handler handler) {
  add({Method::post, std::string(pattern)}, std::move(handler), true);
}

void Router::post_for_anyone(std::string_view pattern, Handler handler) {
  add({Method::post, std::string(pattern)}, std::move(handler), false);
}

void Router::post_file(std::string_view pattern, Handler handler) {
  add({Method::post, std::string(pattern)}, std::move(handler), true, true);
}

void Router::post_file_for_anyone(std::string_view pattern, Handler handler) {
  add({Method::post, std::string(pattern)}, std::move(handler), false, true);
}

bool Router::takes_file(Method method, std::string_view path) const {
  const auto* route = find(method, split(path));
  return route != nullptr && route->takes_file;
}

std::vector<RouteName> Router::routes() const {
  std::vector<RouteName> names;
  for (const auto& route : routes_) names.push_back(route.name);
  std::ranges::sort(
      names, {}, [](const RouteName& name) { return std::pair(name.pattern, name.method); });
  return names;
}

Result<std::optional<Response>> Router::check_form(const Route& route,
                                                   const Request& request) const {
  // A browser from before 2023 says nothing of the site, and, since our pages say no-referrer,
  // "null" of the origin. There the token decides alone.
  const bool says_nothing =
      request.header("sec-fetch-site").empty() && request.header("origin") == "null";
  if (!route.has_token || !says_nothing) TRY(require_same_site(request));
  if (!route.has_token) return std::optional<Response>();
  const auto checked = check_token(request, cookie_name_);
  if (checked) return std::optional<Response>();
  if (stale_form_ && request.header("sec-fetch-site") == "same-origin") {
    auto instead = TRY(stale_form_(request));
    if (instead) return instead;
  }
  return tl::make_unexpected(checked.error());
}

Result<Response> Router::answer_with(const Route& route, Request& request) const {
  if (route.name.method != Method::get) {
    auto instead = TRY(check_form(route, request));
    if (instead) return std::move(*instead);
  }
  if (gate_ && !route.name.is_public) {
    auto instead = TRY(gate_(route.name, request));
    if (instead) return std::move(*instead);
  }
  auto response = TRY(route.handler(request));
  // What was made for one visitor is kept by nobody, whatever the handler says.
  if (request.visitor.has_value()) response.caching = Caching::none;
  return response;
}

const Router::Route* Router::find(Method method, const std::vector<std::string_view>& path) const {
  const auto found = std::find_if(routes_.begin(), routes_.end(), [&](const Route& route) {
    std::string_view ignored;
    return route.name.method == method && route.segments.size() == path.size() &&
           std::equal(path.begin(),
                      path.end(),
                      route.segments.begin(),
                      [&](auto segment, const auto& pattern) {
                        return matches(pattern, segment, ignored);
                      });
  });
  return found == routes_.end() ? nullptr : &*found;
}

Result<Response> Router::answer(Request& request) const {
  const auto path = split(request.path);
  const auto method = request.method == Method::head ? Method::get : request.method;
  const auto* route = find(method, path);
  if (route != nullptr) {
    request.route = route->name.pattern;
    request.captures.clear();
    for (std::size_t at = 0; at < path.size(); ++at) {
      std::string_view captured;
      if (matches(route->segments[at], path[at], captured) && !captured.empty())
        request.captures.emplace_back(capture_name(route->segments[at]), captured);
    }
    return answer_with(*route, request);
  }
  std::string allowed;
  if (find(Method::get, path) != nullptr) allowed = "GET, HEAD";
  if (find(Method::post, path) != nullptr) allowed += allowed.empty() ? "POST" : ", POST";
  if (!allowed.empty()) return Response{.status = 405, .headers = {{"Allow", allowed}}};
  if (request.path.size() > 1 && request.path.ends_with('/')) {
    const auto shorter = request.path.substr(0, request.path.size() - 1);
    // Only a plain path may stand in Location; anything else is simply not found.
    const bool plain =
        shorter.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/.") == std::string::npos;
    if (plain && !shorter.starts_with("//") && find(method, split(shorter)) != nullptr)
      return moved(shorter + query_of(request.target));
  }
  return fail(Fault::not_found, "Deze pagina is er niet.");
}

bool Router::is_public(std::string_view path) const {
  const auto* route = find(Method::get, split(path));
  return route != nullptr && route->name.is_public;
}

}  // namespace zicht::http
