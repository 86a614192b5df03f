#include "work/oversight/words.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>
#include <set>

#include "ground/base/files.hpp"
#include "work/retention/hold.hpp"
#include "work/signals/states.hpp"

using namespace zicht;
using namespace zicht::oversight;
namespace fs = std::filesystem;

namespace {

/// Every act that stands in the code as a word of the log.
std::set<std::string> acts_in_code() {
  const std::regex act(
      R"re("((absence|backup|count|desk|dialogue|disclosure|evidence|figures|file|hold|key|opinion|signal|signals)\.[a-z_]+)")re");
  std::set<std::string> acts;
  for (const auto& entry : fs::recursive_directory_iterator(ZICHT_SOURCE_DIR "/src/work")) {
    const auto name = entry.path().filename().string();
    if (!name.ends_with(".cpp") || name.ends_with("_test.cpp") ||
        entry.path().parent_path().filename() == "oversight")
      continue;
    const auto text = *read_file(entry.path());
    for (std::sregex_iterator found(text.begin(), text.end(), act), end; found != end; ++found)
      acts.insert((*found)[1]);
  }
  return acts;
}

}  // namespace

TEST_CASE("an officer reads every act of the log in words") {
  const auto acts = acts_in_code();
  CHECK(acts.size() > 40);
  for (const auto& act : acts) {
    INFO(act);
    CHECK(act_words(act) != act);
  }
  for (const auto action : {signals::Action::send_to_police,
                            signals::Action::send_to_care,
                            signals::Action::propose_registration,
                            signals::Action::bring_to_table,
                            signals::Action::find_no_indication,
                            signals::Action::weigh_again,
                            signals::Action::close,
                            signals::Action::reopen}) {
    const auto act =
        "signal." + std::string(signals::names_of(action).at(static_cast<std::size_t>(action)));
    INFO(act);
    CHECK(act_words(act) != act);
  }
  for (const auto state : retention::names_of(retention::HoldState{})) {
    INFO(state);
    CHECK(act_words("hold." + std::string(state)) != "hold." + std::string(state));
  }
}

TEST_CASE("what the log is about is told in the numbers that people use") {
  CHECK(object_words("signal/123").starts_with("signaal S-"));
  CHECK(object_words("signal/x") == "signal/x");
  CHECK(object_words("desk/4") == "het meldpunt");
  CHECK(object_words("").empty());
  CHECK(field_words({"story", "contact"}) == "verhaal, contact");
  CHECK(field_words({}).empty());
}

TEST_CASE("who did it has a name, or is told apart") {
  const People people({{.person = {.id = {7}, .name = "Bram"}}});
  CHECK(people.name(7, "attention_officer") == "Bram");
  CHECK(people.name(0, "reporter") == "een melder");
  CHECK(people.name(0, "operator") == "de beheerder van de installatie");
  CHECK(people.name(8, "attention_officer") == "iemand die hier niet (meer) werkt");
}
