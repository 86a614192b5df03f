// Learning from Het Kompas: questions, invented cases with choices, and a path through both for
// each audience.
//
// Nobody needs an account. How far somebody is travels in the address, as a few letters that say
// nothing about who it is, so that it works without script; who asks for it has it kept in the
// browser. What is kept in an account is work/learning, which draws the same pages through
// screens.hpp. All of it is written in content/training, whose LEESMIJ.md is the manual.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"
#include "open/training/path.hpp"
#include "open/training/question.hpp"
#include "open/training/scenario.hpp"

namespace zicht::training {

/// Everything that content/training holds. Immutable; safe to share.
struct Training {
  std::vector<Question> questions = {};
  std::vector<Scenario> scenarios = {};
  std::vector<Path> paths = {};
  /// For each chapter with questions, a path of those questions alone: "oefenen-signaleren".
  std::vector<Path> exercises = {};

  /// Null where there is none of that name.
  const Question* question(std::string_view id) const;
  const Scenario* scenario(std::string_view name) const;
  const Path* path(std::string_view name) const;  ///< An exercise too.
};

/// Reads and checks content/training. Each mistake is a problem with its line; the training is
/// usable only where there are none. `routes` are the addresses besides those of documents. An
/// installation without the folder has no training, which is no mistake.
Training read(const std::filesystem::path& folder,
              const content::Library& library,
              const std::set<std::string>& routes,
              content::Problems& problems);

/// The address of the first page; the others stand below it.
inline constexpr auto address = "/training";

/// The addresses of the pages that are the same for everyone: the first page, and each path and
/// case as who has done nothing finds it.
std::vector<std::string> public_paths(const Training& training);

/// /training and everything below it. The arguments outlive the router. `account` is the address
/// where an account takes over what somebody did; empty where this installation has no accounts.
void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Training& training,
                const Clock& clock,
                std::string_view account = {});

}  // namespace zicht::training
