// The pages of the desk. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/html/form.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/request.hpp"
#include "work/desk/words.hpp"
#include "work/signals/number.hpp"
#include "work/signals/signals.hpp"

namespace zicht::desk {

/// Which part of the list is shown.
enum class Tab { open, mine, offered, closed };

struct ListView {
  const accounts::Actor& actor;
  const Names& names;
  Instant now = {};
  Tab tab = Tab::open;
  signals::Filter filter = {};
  std::vector<signals::Signal> rows = {};
  bool more = false;  ///< There is a next page.
  std::map<signals::State, std::int64_t> counts = {};
  std::size_t offered = 0;
  std::vector<html::Option> municipalities = {};
};
std::string list_page(const html::Layout& layout, const ListView& view);

/// What was found for words that somebody searched; `asked` is false before anything was searched.
struct SearchView {
  const accounts::Actor& actor;
  const Names& names;
  Instant now = {};
  bool asked = false;
  std::string words = {};
  std::vector<signals::Hit> hits = {};
};
std::string search_page(const html::Layout& layout, const SearchView& view);

/// Whether somebody is away, and until when.
struct AwayView {
  const accounts::Actor& actor;
  std::optional<Date> until = {};
  std::string given_back = {};  ///< "3": so many signals lie with nobody now.
  std::string typed = {};
  std::string trouble = {};
};
std::string away_page(const html::Layout& layout, const AwayView& view);

/// One form on the page of a signal, by the end of its address.
struct Typed {
  std::string form = {};     ///< "weging"; empty where nothing was typed.
  std::string trouble = {};  ///< Why it was not done.
  http::Fields fields = {};
  std::string_view text(std::string_view name) const { return fields.text(name); }
};

struct SignalView {
  const accounts::Actor& actor;
  const Names& names;
  Instant now = {};
  signals::Opened opened = {};
  std::vector<html::Option> municipalities = {};  ///< To hand it over to.
  Typed typed = {};
};
std::string signal_page(const html::Layout& layout, const SignalView& view);

/// The frame of all pages here: wide, out of search engines.
std::string desk_page(const html::Layout& layout, std::string_view title, const html::Html& inside);

/// "/werk/signalen/123"
std::string address_of(signals::SignalId id);

}  // namespace zicht::desk
