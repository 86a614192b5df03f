// What goes out.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zicht::http {

/// Who may keep an answer, and for how long.
enum class Caching {
  none,        ///< no-store: help pages, errors, everything about a person.
  revalidate,  ///< Kept, but asked for again each time (ETag, 304): public pages.
  forever      ///< A year: files with a hash in their name.
};

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  Caching caching = Caching::none;
};

/// A page that is the same for everyone.
Response page(std::string body);
/// A page that nobody keeps: a form, a search result, help.
Response private_page(std::string body, int status = 200);
/// JSON for machines, never kept.
Response json(std::string body, int status = 200);
/// A file to save under `name` (letters, digits, hyphens and a point).
Response download(std::string body, std::string type, std::string_view name);
/// 303: after a form, so that a second press of "send" does no harm.
Response see_other(std::string address);
/// 410: this page was here and was taken away on purpose. The server draws the page that says so.
Response gone();
/// 308: this page has moved for good.
Response moved(std::string address);

}  // namespace zicht::http
