// The pages of the training as HTML. They are the same for who reads without an account and for who
// is signed in; a Way says how progress travels. This is a second front door, for the room that
// keeps progress in an account.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/html/html.hpp"
#include "ground/html/layout.hpp"
#include "open/training/training.hpp"

namespace zicht::training {

/// How the pages of one path find each other, and how what is done goes along.
struct Way {
  std::string base = {};        ///< "/training": the pages of a path stand below it.
  std::string home = {};        ///< The page that lists the paths.
  std::string stand = {};       ///< Without an account: what is done, in letters (to_stand).
  std::string form_token = {};  ///< With an account: what is done is sent with a form.

  bool has_account() const { return !form_token.empty(); }
  /// The address with the stand behind it, and before that `query` ("weg=12") where there is one.
  std::string link(std::string_view path, std::string_view query = {}) const;
};

/// What the pages are drawn from. All of it outlives them.
struct Desk {
  const html::Layout& layout;
  const content::Library& library;
  const Training& training;
  Date today;
  /// Where an account takes over what is done: "/leren/meenemen"; empty where there are none.
  std::string_view account = {};
};

/// Somebody on a path.
struct Visit {
  const Path& path;
  Done done = {};
  Way way = {};
  std::string notice = {};  ///< What must be said first: that the address is of an older version.
  html::Html beside = {};   ///< Beside the list of parts: what can be done with what is done.
};

std::string path_address(const Way& way, const Path& path);
std::string part_address(const Visit& visit, std::size_t part);
std::string question_address(const Visit& visit, std::size_t part, std::size_t question);

/// The path: its parts, what is done, what is still to do and why.
std::string path_page(const Desk& desk, const Visit& visit);

/// The text of a page of the handbook, and at its end a button that says it was read. Fails with
/// `not_found` where the page is not visible (any more).
Result<std::string> reading_page(const Desk& desk, const Visit& visit, std::size_t part);

/// The questions of a part as a list.
std::string questions_page(const Desk& desk, const Visit& visit, std::size_t part);

/// An answer and what is said of it.
struct Answered {
  Given given = {};
  std::optional<Verdict> verdict = {};  ///< Nothing where it cannot be marked yet.
  std::string complaint = {};           ///< Then: what is missing.
};

/// One question; with `answered`, also what the handbook says of the answer. `visit.done` already
/// holds it where it was right. `thought` is what the reader kept with a reflection.
std::string question_page(const Desk& desk,
                          const Visit& visit,
                          std::size_t part,
                          std::size_t question,
                          const std::optional<Answered>& answered,
                          std::string_view thought = {});

/// A scenario as a reader walks through it: by itself, or as a part of a path.
struct Play {
  const Scenario& scenario;
  std::string address = {};                ///< Of its pages.
  const Visit* visit = nullptr;            ///< Null where it stands by itself.
  std::size_t part = 0;                    ///< Then: which part of the path.
  std::vector<std::size_t> choices = {};   ///< So far.
  std::optional<std::size_t> choice = {};  ///< Just made, and not yet followed.
  bool has_begun = false;
};

/// What it is about and what is heavy in it; a step with its choices; what the handbook says of a
/// choice; or the ending with the whole way there. Fails with `not_found` where the choices do not
/// exist.
Result<std::string> scenario_page(const Desk& desk, const Play& play);

/// What a query or a form says of the way through a scenario: weg=12 and keuze=2.
void read_choices(const http::Fields& fields, Play& play);
/// "12": choices as they stand in an address, counted from 1.
std::string to_way(const std::vector<std::size_t>& choices);
/// What a form says of an answer to this question.
Given read_given(const http::Fields& fields, const Question& question);

}  // namespace zicht::training
