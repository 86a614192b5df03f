#include "ground/search/forms.hpp"

#include <xapian.h>

#include "ground/search/wordlist.hpp"
#include "ground/search/words.hpp"
#include "ground/text/utf8.hpp"

namespace zicht::search {
namespace {

std::string lower(std::string_view word) {
  std::string lowered;
  for (Xapian::Utf8Iterator at(word.data(), word.size()); at != Xapian::Utf8Iterator(); ++at)
    Xapian::Unicode::append_utf8(lowered, Xapian::Unicode::tolower(*at));
  return lowered;
}

}  // namespace

const Form& Forms::meet(std::string_view word) {
  auto at = forms_.find(word);
  if (at == forms_.end()) {
    at = forms_.try_emplace(std::string(word)).first;
    auto& form = at->second;
    form.plain = plain(word);
    form.stop_word = is_stop_word(form.plain);
    form.readings = stemmer_.readings(form.plain);
    form.shown = lower(word);
    // "foto's" is not "foto" with accents, and should not be shown in its place.
    if (text::length(form.shown) != text::length(form.plain)) form.shown = form.plain;
  }
  ++at->second.count;
  return at->second;
}

std::string Forms::words() const {
  std::vector<Wordlist::Entry> entries;
  for (const auto& [word, form] : forms_)
    if (!form.stop_word) entries.push_back({form.plain, form.shown, form.count});
  return Wordlist::written(std::move(entries));
}

std::string Forms::stems() const {
  std::vector<Wordlist::Entry> entries;
  for (const auto& [word, form] : forms_)
    if (!form.stop_word)
      for (const auto& stem : form.readings) entries.push_back({stem, stem, form.count});
  return Wordlist::written(std::move(entries));
}

}  // namespace zicht::search
