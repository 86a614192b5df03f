// Which handler answers which address.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/http/request.hpp"
#include "ground/http/response.hpp"

namespace zicht::http {

using Handler = std::function<Result<Response>(const Request&)>;

/// All routes of the program. A pattern is a path whose parts in braces match one segment:
/// "/kompas/{chapter}/{page}". Literal parts win from braces, whatever the order of adding.
class Router {
 public:
  /// A page or resource that may differ each time it is asked for.
  void get(std::string_view pattern, Handler handler);
  /// A page that is the same for everyone for as long as the program runs, whatever query stands
  /// behind it is ignored. The server keeps it in memory, compressed. A handler that needs the
  /// query uses get().
  void get_public(std::string_view pattern, Handler handler);
  void post(std::string_view pattern, Handler handler);

  /// What the matching handler answers. Fails with `not_found` where no pattern matches, and with
  /// `forbidden` where a page of another site sends a form; answers 405 with Allow where only the
  /// method does not. HEAD is answered as GET.
  Result<Response> answer(Request& request) const;
  /// True where the path belongs to a get_public route.
  bool is_public(std::string_view path) const;

 private:
  struct Route {
    Method method;
    std::vector<std::string> segments;
    Handler handler;
    bool is_public;
  };
  void add(Method method, std::string_view pattern, Handler handler, bool is_public);
  const Route* find(Method method, const std::vector<std::string_view>& path) const;

  std::vector<Route> routes_;
};

}  // namespace zicht::http
