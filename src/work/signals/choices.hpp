// What the form offers to choose from. Inside this room only.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/html/form.hpp"
#include "ground/html/html.hpp"
#include "open/content/library.hpp"
#include "open/municipalities/municipalities.hpp"
#include "work/signals/letterbox.hpp"

namespace zicht::signals {

/// One list of signals of the handbook, as words: it is read on the page itself, since a link would
/// lose what was typed.
struct SignalList {
  std::string title = {};
  std::vector<std::string> points = {};
};

struct Choices {
  /// Those that a desk can read about. One that merged stands there under its old name too: people
  /// go on looking for it.
  std::vector<html::Option> municipalities = {};
  /// Of those that merged: the code of what they are now.
  std::map<std::string, std::string, std::less<>> merged = {};
  bool all_municipalities = false;  ///< None of the country is left out.
  bool unknown_place = false;       ///< A desk reads what has no municipality.
  std::vector<html::Option> sectors = {};
  std::vector<SignalList> lists = {};
  html::Html contacts = {};  ///< Other ways to tell it.

  bool nobody_reads() const { return municipalities.empty() && !unknown_place; }
  /// The code of today for what was chosen, also in a form from before a merger; empty where it is
  /// none of these.
  std::string municipality(std::string_view chosen) const;
  bool has_sector(std::string_view id) const;
};

/// Puts them together, at most once a minute: which desks can read changes seldom, and it is asked
/// for every municipality. Safe to share between threads.
class ChoiceMaker {
 public:
  ChoiceMaker(const content::Library& library,
              const municipalities::Register& municipalities,
              const Letterbox& letterbox,
              const Clock& clock)
      : library_(library), municipalities_(municipalities), letterbox_(letterbox), clock_(clock) {}

  Result<Choices> choices() const;

 private:
  Result<Choices> make() const;

  const content::Library& library_;
  const municipalities::Register& municipalities_;
  const Letterbox& letterbox_;
  const Clock& clock_;
  mutable std::mutex mutex_;
  mutable Choices made_ = {};
  mutable Instant made_at_ = {};
};

}  // namespace zicht::signals
