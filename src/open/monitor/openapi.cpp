#include "open/monitor/openapi.hpp"

#include <boost/json.hpp>

namespace zicht::monitor {

std::string openapi(const Publisher& publisher) {
  auto document = boost::json::parse(openapi_document()).as_object();
  auto& info = document.at("info").as_object();

  boost::json::object contact;
  contact["name"] = publisher.organisation.empty() ? "Beheer van Zicht" : publisher.organisation;
  constexpr std::string_view mail = "mailto:";
  if (publisher.contact.starts_with(mail)) contact["email"] = publisher.contact.substr(mail.size());
  if (publisher.contact.starts_with("https://")) {
    contact["url"] = publisher.contact;
  } else if (!publisher.public_url.empty()) {
    contact["url"] = publisher.public_url + "/over";
  }
  info["contact"] = std::move(contact);

  auto& server = document.at("servers").as_array().at(0).as_object();
  server["url"] = publisher.public_url + "/v1";
  return boost::json::serialize(document);
}

}  // namespace zicht::monitor
