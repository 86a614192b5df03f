// What is wrong with a question to the API, all of it in one answer. Inside this room only.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ground/http/request.hpp"
#include "ground/http/response.hpp"

namespace zicht::monitor {

/// One thing that is wrong. `code` is a fixed word for programs, `detail` is for people.
struct Wrong {
  std::string in = "query";  ///< "query" or "path".
  std::string name = {};     ///< Of the parameter.
  std::string code = {};     ///< "date.format", "parameter.unknown".
  std::string detail = {};
};

using Wrongs = std::vector<Wrong>;

/// Notes the parameters of the query that are not in `known`, and those that stand there twice.
void refuse_unknown(const http::Request& request,
                    std::initializer_list<std::string_view> known,
                    Wrongs& wrongs);

/// 400, as problem+json (RFC 9457) with every error, as the API Design Rules ask
/// (/core/error-handling/all-errors).
http::Response bad_request(const Wrongs& wrongs);

}  // namespace zicht::monitor
