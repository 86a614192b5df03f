// Article 273f of the Criminal Code (Wetboek van Strafrecht) as values: handling x means x aim.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ground/base/clock.hpp"

namespace zicht::law {

/// One text of the article: in force over a time, or proposed. Days that are not known are empty.
struct Version {
  std::string title = {};
  std::optional<Date> valid_from = {};
  std::optional<Date> valid_until = {};  ///< The first day on which it is not in force any more.
  Date checked_on = {};
  bool proposed = false;  ///< A bill. Never shown as law.
  std::string text = {};
  std::vector<std::string> sources = {};
};

/// A building stone of the offence: an act, a means or an aim.
struct Element {
  enum class Kind { act, means, aim };
  Kind kind = Kind::act;
  std::string id = {};
  std::string name = {};
  std::string explanation = {};
  std::vector<std::string> sources = {};
};

/// One of the numbered parts of paragraph 1.
struct Part {
  std::string id = {};
  std::string name = {};
  std::vector<std::string> acts = {};  ///< Ids of elements.
  std::vector<std::string> aims = {};  ///< Ids of elements; empty where the part names none.
  bool needs_means = true;
  bool minors_only = false;
  std::string explanation = {};
  std::vector<std::string> sources = {};
};

/// The highest penalty on a ground.
struct Penalty {
  std::string ground = {};
  std::string penalty = {};
  std::vector<std::string> sources = {};
};

struct Article {
  std::string name = {};
  std::string read_in = {};  ///< Id of the source in which the text was read.
  std::vector<Version> versions = {};
  std::vector<Element> elements = {};
  std::vector<Part> parts = {};
  std::vector<Penalty> penalties = {};
};

/// How old the person is about whom somebody reads: it decides which parts can matter.
enum class Age { unknown, adult, minor };

/// False for the parts that are about minors where the person is an adult.
bool matters(const Part& part, Age age);

/// True where a version is in force on a day, as far as its days are known. A bill never is.
bool in_force(const Version& version, Date day);

}  // namespace zicht::law
