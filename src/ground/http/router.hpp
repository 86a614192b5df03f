// Which handler answers which address.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/http/forgery.hpp"
#include "ground/http/request.hpp"
#include "ground/http/response.hpp"

namespace zicht::http {

using Handler = std::function<Result<Response>(const Request&)>;

/// A route, as a list shows it.
struct RouteName {
  Method method = Method::get;
  std::string pattern = {};
  bool is_public = false;
  auto operator<=>(const RouteName&) const = default;
};

/// Stands before every handler but those of pages that are kept ready, and decides whether this
/// visitor may pass: it gives an answer in the handler's place, or fails, or notes in the request
/// who asks and lets it through.
using Gate = std::function<Result<std::optional<Response>>(const RouteName&, Request&)>;

/// Asked for a form that certainly comes from our own pages and carries a token of another cookie:
/// its visitor signed in anew meanwhile. It may give an answer that loses nothing of what was
/// typed; without one the form is refused.
using StaleForm = std::function<Result<std::optional<Response>>(const Request&)>;

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
  /// A form. It only comes through from our own pages, with the token of its visitor's cookie
  /// (forgery.hpp).
  void post(std::string_view pattern, Handler handler);
  /// A form on a page that is the same for everyone, so without a token. Only for what does not
  /// depend on who asks: it comes through from our own pages, without anything else.
  void post_for_anyone(std::string_view pattern, Handler handler);
  /// The same two, for a form with a file: its body may be larger than others.
  void post_file(std::string_view pattern, Handler handler);
  void post_file_for_anyone(std::string_view pattern, Handler handler);

  void set_gate(Gate gate) { gate_ = std::move(gate); }
  void set_stale_form(StaleForm stale_form) { stale_form_ = std::move(stale_form); }
  /// The name of the cookie that the tokens of forms belong to. `secure_cookie` unless told
  /// otherwise.
  void set_cookie_name(std::string_view name) { cookie_name_ = name; }
  /// All routes, sorted by pattern and method.
  std::vector<RouteName> routes() const;

  /// What the matching handler answers. Fails with `not_found` where no pattern matches, and with
  /// `forbidden` where a page of another site sends a form; answers 405 with Allow where only the
  /// method does not. HEAD is answered as GET.
  Result<Response> answer(Request& request) const;
  /// True where this method and path belong to a form with a file.
  bool takes_file(Method method, std::string_view path) const;
  /// True where the path belongs to a get_public route.
  bool is_public(std::string_view path) const;

 private:
  struct Route {
    RouteName name;
    std::vector<std::string> segments;
    Handler handler;
    bool has_token;
    bool takes_file;

    bool is_before(const Route& other) const;
  };
  void add(RouteName name, Handler handler, bool has_token, bool takes_file = false);
  Result<std::optional<Response>> check_form(const Route& route, const Request& request) const;
  Result<Response> answer_with(const Route& route, Request& request) const;
  const Route* find(Method method, const std::vector<std::string_view>& path) const;

  std::vector<Route> routes_;
  Gate gate_;
  StaleForm stale_form_;
  std::string cookie_name_{secure_cookie};
};

}  // namespace zicht::http
