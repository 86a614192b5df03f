#include "ground/http/fault.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace zicht::http {
namespace {

/// The title of a problem: the same words for the same status, in Dutch.
std::string_view title_of(int status) {
  switch (status) {
    case 400:
      return "Het verzoek is niet goed opgebouwd";
    case 401:
      return "Je bent niet aangemeld";
    case 403:
      return "Dit mag je niet";
    case 404:
      return "Deze pagina is er niet";
    case 405:
      return "Dit kan niet op dit adres";
    case 408:
      return "Het verzoek duurde te lang";
    case 409:
      return "Dit kan nu niet";
    case 410:
      return "Deze pagina is weggehaald";
    case 413:
      return "Het verzoek is te groot";
    case 416:
      return "Dit stuk van het bestand is er niet";
    case 422:
      return "Er klopt iets niet";
    case 429:
      return "Dit ging te vaak achter elkaar";
    case 431:
      return "De koppen van het verzoek zijn te groot";
    case 501:
      return "Dit kan de server niet";
    case 503:
      return "Het lukt nu even niet";
    default:
      return "Er ging iets mis";
  }
}

bool is_api(const Request& request) {
  return request.path == "/v1" || request.path.starts_with("/v1/");
}

Response problem_json(int status, const Error& error) {
  const boost::json::object problem{
      {"type", "about:blank"},
      {"title", title_of(status)},
      {"status", status},
      {"detail", error.message.empty() ? title_of(status) : std::string_view(error.message)}};
  return {.status = status,
          .type = "application/problem+json",
          .body = boost::json::serialize(problem)};
}

}  // namespace

int status_of(Fault fault) {
  switch (fault) {
    case Fault::invalid:
      return 422;
    case Fault::unauthorised:
      return 401;
    case Fault::forbidden:
      return 403;
    case Fault::not_found:
      return 404;
    case Fault::conflict:
      return 409;
    case Fault::unavailable:
      return 503;
    case Fault::internal:
      return 500;
  }
  return 500;
}

bool wants_json(const Request& request) {
  if (is_api(request)) return true;
  const auto accept = request.header("accept");
  return accept.find("json") != std::string_view::npos &&
         accept.find("text/html") == std::string_view::npos;
}

Response refusal(const Request& request,
                 int status,
                 const std::string& message,
                 const FaultPage& draw) {
  const Error error{Fault::invalid, message.empty() ? std::string(title_of(status)) : message};
  auto response =
      wants_json(request) ? problem_json(status, error) : private_page(draw(status, error), status);
  if (is_api(request)) {
    // Whoever may read the figures may read why there are none.
    response.headers.emplace_back("API-Version", api_version);
    response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  }
  if (status == 503) response.headers.emplace_back("Retry-After", "5");
  return response;
}

Response fault_response(const Request& request, const Error& error, const FaultPage& draw) {
  // The API Design Rules ask for 400 where a parameter is wrong; a form that can be mended is 422.
  const int status =
      is_api(request) && error.fault == Fault::invalid ? 400 : status_of(error.fault);
  return refusal(request, status, error.message, draw);
}

}  // namespace zicht::http
