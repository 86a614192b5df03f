#include "open/monitor/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "open/monitor/api.hpp"

namespace zicht::monitor {

void refuse_unknown(const http::Request& request,
                    std::initializer_list<std::string_view> known,
                    Wrongs& wrongs) {
  for (const auto& [name, value] : request.query) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      wrongs.push_back(
          {.name = name,
           .code = "parameter.unknown",
           .detail = fmt::format("Deze parameter bestaat hier niet. {}",
                                 known.size() == 0
                                     ? "Dit adres heeft geen parameters."
                                     : fmt::format("Kies uit {}.", fmt::join(known, ", ")))});
    } else if (request.query.all(name).size() > 1 && request.query.text(name) != value) {
      wrongs.push_back({.name = name,
                        .code = "parameter.repeated",
                        .detail = "Deze parameter staat er twee keer, met een andere waarde."});
    }
  }
}

http::Response bad_request(const Wrongs& wrongs) {
  boost::json::array errors;
  for (const auto& wrong : wrongs)
    errors.push_back({{"in", wrong.in},
                      {"location", {{"name", wrong.name}}},
                      {"code", wrong.code},
                      {"detail", wrong.detail}});
  const auto detail = wrongs.size() == 1
                          ? wrongs[0].name + ": " + wrongs[0].detail
                          : fmt::format("{} dingen kloppen niet; zie errors.", wrongs.size());
  auto response = answer(boost::json::object{{"type", "about:blank"},
                                             {"title", "Het verzoek klopt niet"},
                                             {"status", 400},
                                             {"detail", detail},
                                             {"errors", std::move(errors)}});
  response.status = 400;
  response.type = "application/problem+json";
  return response;
}

}  // namespace zicht::monitor
