// What a fault looks like from outside: a page for people, problem+json for machines.
#pragma once

#include <functional>
#include <string>

#include "ground/base/result.hpp"
#include "ground/http/request.hpp"
#include "ground/http/response.hpp"

namespace zicht::http {

/// The version of the API under /v1, as it stands in every answer there (API-Version) and in
/// /v1/openapi.json.
inline constexpr const char* api_version = "1.0.0";

/// The one map from the seven faults to an HTTP status.
int status_of(Fault fault);

/// Draws a fault as a page, in the site's own frame. It is called from many threads at once.
using FaultPage = std::function<std::string(int status, const Error& error)>;

/// True for a request that would rather have JSON: under /v1, or by its Accept header.
bool wants_json(const Request& request);

/// The answer to a failure: problem+json (RFC 9457) or `draw`'s page. Never shows `detail`.
Response fault_response(const Request& request, const Error& error, const FaultPage& draw);

/// The same for a status that no Fault stands for: 400, 405, 408, 413, 431, 501 ...
Response refusal(const Request& request,
                 int status,
                 const std::string& message,
                 const FaultPage& draw);

}  // namespace zicht::http
