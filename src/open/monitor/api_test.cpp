#include "open/monitor/api.hpp"

#include <set>

#include "open/monitor/openapi.hpp"
#include "open/monitor/test_monitor.hpp"

using namespace zicht;
using monitor::header;
using monitor::TestMonitor;
namespace json = boost::json;

namespace {

/// Holds a value against a schema of the document: its type, what it must have, and that it has
/// nothing that the document does not tell of. Gives the first thing that is wrong, or nothing.
std::string mismatch(const json::value& value,
                     const json::object& schema,
                     const json::object& all) {
  if (const auto* reference = schema.if_contains("$ref")) {
    const auto name = reference->as_string().subview(std::string("#/components/schemas/").size());
    const auto wrong =
        mismatch(value, all.at("components").at("schemas").at(name).as_object(), all);
    return wrong.empty() ? wrong : std::string(name) + "." + wrong;
  }
  if (value.is_null())
    return schema.contains("nullable") && schema.at("nullable").as_bool() ? "" : "null";
  if (const auto* choices = schema.if_contains("enum")) {
    const auto& list = choices->as_array();
    if (std::find(list.begin(), list.end(), value) == list.end()) return "not in the enum";
  }
  const auto type = schema.at("type").as_string();
  if (type == "string") return value.is_string() ? "" : "not a string";
  if (type == "integer") return value.is_int64() ? "" : "not a whole number";
  if (type == "number") return value.is_int64() || value.is_double() ? "" : "not a number";
  if (type == "array") {
    if (!value.is_array()) return "not a list";
    for (const auto& item : value.as_array()) {
      const auto wrong = mismatch(item, schema.at("items").as_object(), all);
      if (!wrong.empty()) return "[]." + wrong;
    }
    return {};
  }
  if (!value.is_object()) return "not an object";
  if (const auto* required = schema.if_contains("required"))
    for (const auto& name : required->as_array())
      if (!value.as_object().contains(name.as_string()))
        return std::string(name.as_string()) + " is missing";
  if (!schema.contains("properties")) return {};
  const auto& properties = schema.at("properties").as_object();
  for (const auto& [name, member] : value.as_object()) {
    if (!properties.contains(name)) return std::string(name) + " is not in the document";
    const auto wrong = mismatch(member, properties.at(name).as_object(), all);
    if (!wrong.empty()) return std::string(name) + ": " + wrong;
  }
  return {};
}

json::object document() {
  return json::parse(monitor::openapi_document()).as_object();
}

/// The schema of an answer: "/cijfers", "200".
json::object schema_of(const json::object& all, std::string_view path, std::string_view status) {
  auto response = all.at("paths").at(path).at("get").at("responses").at(status).as_object();
  if (const auto* reference = response.if_contains("$ref")) {
    const auto name = reference->as_string().subview(std::string("#/components/responses/").size());
    response = all.at("components").at("responses").at(name).as_object();
  }
  return response.at("content").as_object().begin()->value().at("schema").as_object();
}

void check_answer(const TestMonitor& desk,
                  const std::string& target,
                  std::string_view path,
                  int status) {
  const auto all = document();
  const auto answer = desk.get(target);
  INFO(target << ": " << answer.body.substr(0, 300));
  CHECK(answer.status == status);
  CHECK(answer.type == (status < 400 ? "application/json" : "application/problem+json"));
  CHECK(header(answer, "API-Version") == "1.0.0");
  CHECK(answer.caching == http::Caching::none);
  CHECK(mismatch(json::parse(answer.body), schema_of(all, path, std::to_string(status)), all) ==
        "");
}

}  // namespace

TEST_CASE("every path of the document is answered, and every answer is in the document") {
  TestMonitor desk;
  const auto all = document();
  std::set<std::string> described;
  for (const auto& [path, methods] : all.at("paths").as_object()) {
    described.insert(path);
    for (const auto& [method, operation] : methods.as_object()) CHECK(method == "get");
  }
  std::set<std::string> routed;
  for (const auto& routes :
       {monitor::figure_routes(desk.supplies()), monitor::municipality_routes(desk.supplies())})
    for (const auto& route : routes) CHECK(routed.insert(route.path).second);
  CHECK(routed == described);
}

TEST_CASE("answers are as the document says") {
  TestMonitor desk;
  check_answer(desk, "/v1/openapi.json", "/openapi.json", 200);
  check_answer(desk, "/v1/cijfers", "/cijfers", 200);
  for (const auto& figure : desk.published().figures)
    check_answer(desk, "/v1/cijfers/" + figure.id, "/cijfers/{cijfer}", 200);
  check_answer(desk, "/v1/gemeenten", "/gemeenten", 200);
  check_answer(desk, "/v1/gemeenten/GM0402", "/gemeenten/{code}", 200);
}

TEST_CASE("refusals are as the document says") {
  TestMonitor desk;
  check_answer(desk, "/v1/openapi.json?a=1", "/openapi.json", 400);
  check_answer(desk, "/v1/cijfers?a=1", "/cijfers", 400);
  check_answer(desk, "/v1/cijfers/nr-gemeld?a=1", "/cijfers/{cijfer}", 400);
  check_answer(desk, "/v1/cijfers/bestaat-niet", "/cijfers/{cijfer}", 404);
  check_answer(desk, "/v1/gemeenten?provincie=Atlantis", "/gemeenten", 400);
  check_answer(desk, "/v1/gemeenten/0402", "/gemeenten/{code}", 400);
  check_answer(desk, "/v1/gemeenten/GM0000", "/gemeenten/{code}", 404);
  desk.published().number = 0;
  check_answer(desk, "/v1/cijfers", "/cijfers", 503);
}

TEST_CASE("the version in every answer is that of the document") {
  CHECK(document().at("info").at("version").as_string() == http::api_version);
}

TEST_CASE("other sites may read the description, which knows where it is and whom to ask") {
  TestMonitor desk;
  CHECK(header(desk.get("/v1/openapi.json"), "Access-Control-Allow-Origin") == "*");
  const auto description = desk.json("/v1/openapi.json");
  CHECK(description.at("servers").at(0).at("url") == "https://zicht.voorbeeld.nl/v1");
  CHECK(description.at("info").at("contact").at("name") == "Stichting Lantaarn");
  CHECK(description.at("info").at("contact").at("email") == "licht@voorbeeld.nl");
  CHECK(description.at("info").at("contact").at("url") == "https://zicht.voorbeeld.nl/over");
  // An address that nobody gave is not made up.
  const auto bare = json::parse(monitor::openapi({}));
  CHECK_FALSE(bare.at("info").at("contact").as_object().contains("email"));
}

TEST_CASE("a number comes with how it came to be, and what is unknown is null") {
  const auto figure = TestMonitor().json("/v1/cijfers/nr-gemeld");
  CHECK(figure.at("publicatie").at("nummer") == 3);
  CHECK(figure.at("publicatie").at("gepubliceerdOp") == "2026-11-22T09:30:00Z");
  CHECK(figure.at("gecontroleerdOp") == "2026-11-22");
  const auto& points = figure.at("reeksen").at(0).at("punten").as_array();
  CHECK(points.at(0).at("waarde") == 1256);
  CHECK(points.at(0).at("zekerheid") == "geteld");
  CHECK(points.at(1).at("label") == "2015");
  CHECK(points.at(1).at("waarde").is_null());
  CHECK(points.at(1).at("zekerheid") == "niet-beschikbaar");
  CHECK(points.at(9).at("zekerheid") == "afgeleid");
  CHECK_FALSE(figure.at("bronnen").as_array().empty());
  CHECK(TestMonitor()
            .json("/v1/cijfers/in-beeld")
            .at("reeksen")
            .at(0)
            .at("punten")
            .at(0)
            .at("tekst") == "1 op 6");
}

TEST_CASE("a withheld number does not leave by this door either") {
  TestMonitor desk;
  desk.published().figures[0].series[0].points[0] = {
      .label = "2021", .value = 7, .low = 7, .certainty = html::Certainty::withheld};
  const auto figure = desk.json("/v1/cijfers/" + desk.published().figures[0].id);
  const auto& point = figure.at("reeksen").at(0).at("punten").at(0);
  CHECK(point.at("waarde").is_null());
  CHECK(point.at("laag").is_null());
  CHECK(point.at("zekerheid") == "afgeschermd");
}

TEST_CASE("municipalities can be asked for by province, by safety region and by day") {
  TestMonitor desk;
  const auto size = [&](const std::string& query) {
    return desk.json("/v1/gemeenten" + query).at("gemeenten").as_array().size();
  };
  CHECK(size("") == desk.municipalities().on(*parse_date("2026-11-22")).size());
  CHECK(size("?provincie=Zeeland") == 13);
  CHECK(size("?provincie=frysl%C3%A2n") == 18);
  CHECK(size("?provincie=fryslan") == 18);
  CHECK(size("?veiligheidsregio=VR14") == 6);
  CHECK(size("?veiligheidsregio=Gooi+en+Vechtstreek") == 6);
  CHECK(size("?provincie=Zeeland&veiligheidsregio=VR14") == 0);
  CHECK(desk.json("/v1/gemeenten?peildatum=2024-02-29").at("peildatum") == "2024-02-29");
}

TEST_CASE("all that is wrong with a question is told at once") {
  const auto answer =
      TestMonitor().get("/v1/gemeenten?peildatum=2023-02-29&provincie=Atlantis&kleur=rood");
  CHECK(answer.status == 400);
  const auto problem = json::parse(answer.body);
  std::set<std::string> codes;
  for (const auto& error : problem.at("errors").as_array())
    codes.insert(std::string(error.at("location").at("name").as_string()) + " " +
                 std::string(error.at("code").as_string()));
  CHECK(codes == std::set<std::string>{"kleur parameter.unknown",
                                       "peildatum date.format",
                                       "provincie value.unknown"});
  CHECK(problem.at("detail") == "3 dingen kloppen niet; zie errors.");
}

TEST_CASE("a parameter that contradicts itself, or asks before the list begins, is refused") {
  const auto code = [](const std::string& target) {
    const auto problem = json::parse(TestMonitor().get(target).body);
    return std::string(problem.at("errors").at(0).at("code").as_string());
  };
  CHECK(code("/v1/gemeenten?provincie=Zeeland&provincie=Drenthe") == "parameter.repeated");
  CHECK(code("/v1/gemeenten/GM0402?peildatum=2020-01-01") == "date.range");
  CHECK(code("/v1/gemeenten?peildatum=") == "date.format");
  CHECK(code("/v1/gemeenten?provincie=") == "value.unknown");
}
