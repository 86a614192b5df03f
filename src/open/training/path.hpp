// A way through pages, questions and a story, for one audience; and how far somebody is on it.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::training {

/// One thing that a reader does: Dutch lezen, vragen, casus.
struct Part {
  enum class Kind { reading, questions, scenario };
  Kind kind = Kind::reading;
  std::string page = {};   ///< Of reading: "/kompas/signaleren/hoe".
  std::string title = {};  ///< Of questions.
  int norm = 0;            ///< Of questions: percent of those that count, 1 to 100.
  std::vector<std::string> questions = {};    ///< Ids, of those that count.
  std::vector<std::string> reflections = {};  ///< Ids, of those that are only looked at.
  std::vector<std::string> asked = {};        ///< Both, in the order in which they are asked.
  std::string scenario = {};                  ///< The name of the case.
};

struct Path {
  std::string name = {};  ///< "inwoner"; in addresses.
  std::string title = {};
  std::string summary = {};
  std::string audience = {};  ///< An id of indeling.toml.
  int version = 1;            ///< Stands on the certificate.
  int minutes = 0;
  std::string rule = {};     ///< When it is complete, as the reader reads it.
  bool is_exercise = false;  ///< The questions of one chapter: no certificate follows.
  std::vector<Part> parts = {};
};

/// What somebody has done, ever, on whatever path: a question once right stays right. Items are
/// named by their kind and their name: "lees:/kompas/...", "vraag:06-geheim-1",
/// "casus:de-dure-jas".
using Done = std::set<std::string, std::less<>>;
std::string page_item(std::string_view page);
std::string question_item(std::string_view id);
std::string scenario_item(std::string_view name);

/// All items of a path, in its order.
std::vector<std::string> items_of(const Path& path);

/// Whether a part is complete, and in plain Dutch why, or what is still to do.
struct PartState {
  bool is_done = false;
  bool is_begun = false;
  std::string reason = {};
};
PartState state_of(const Part& part, const Done& done);

struct PathState {
  std::vector<PartState> parts = {};
  std::size_t parts_done = 0;
  std::size_t next = 0;  ///< The first part that is not done; the number of parts where all are.
  bool is_done = false;
  std::string reason = {};
};
PathState state_of(const Path& path, const Done& done);

/// How many of the questions that count must be right: the least number with
/// right x 100 >= norm x all.
std::size_t needed(const Part& part);

/// What is done on this path in a few letters, for an address: "1-gAE". It says which version of
/// the path it belongs to, and holds no other items.
std::string to_stand(const Path& path, const Done& done);

/// Fails with `conflict` where the path has another version by now, and with `invalid` where it is
/// no stand.
Result<Done> from_stand(const Path& path, std::string_view stand);

}  // namespace zicht::training
