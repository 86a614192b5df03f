// The numbers for programs, by the NL API Design Rules. Inside this room only.
#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <vector>

#include "open/monitor/monitor.hpp"

namespace zicht::monitor {

/// One address of the API: its path below /v1, as in openapi.json, and what answers it.
struct ApiRoute {
  std::string path;
  http::Handler handler;
};

/// /openapi.json, /cijfers and /cijfers/{cijfer}.
std::vector<ApiRoute> figure_routes(const Supplies& supplies);

/// /gemeenten and /gemeenten/{code}.
std::vector<ApiRoute> municipality_routes(const Supplies& supplies);

/// JSON that any site may read, with the version of the API.
http::Response answer(const boost::json::value& json);

}  // namespace zicht::monitor
