// All content of one installation, read once and checked whole.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/html/figure.hpp"
#include "open/content/document.hpp"
#include "open/content/problem.hpp"

namespace zicht::content {

/// A publication that a text can cite.
struct Source {
  std::string id = {};
  std::string title = {};
  std::string publisher = {};
  std::optional<int> year = {};
  std::string place = {};    ///< Where it was found: a domain, a kamerstuk number.
  std::string address = {};  ///< A full https address, where it is known for certain.
  std::optional<Date> checked_on = {};
};

/// A word of the glossary.
struct Term {
  std::string slug = {};
  std::string term = {};
  std::string explanation = {};
  std::string abbreviation = {};
  std::vector<std::string> also = {};
  std::string source = {};
};

/// One value that pages and cards can be found by: "arbeid", "Arbeidsuitbuiting".
struct Label {
  std::string id = {};  ///< In heads and in addresses.
  std::string name = {};
};

/// A way to look at the handbook: by question, form, role, sector or audience.
struct Axis {
  std::string key = {};     ///< In addresses and in indeling.toml: "vorm".
  std::string plural = {};  ///< The key in a head: "vormen".
  std::string title = {};   ///< "Vorm van uitbuiting".
  std::vector<Label> labels = {};

  /// Null where it has no such label.
  const Label* find(std::string_view id) const;
};

/// Whom to call.
struct Contact {
  std::string name = {};
  std::string number = {};
  std::string purpose = {};
  std::string hours = {};
  std::string source = {};
  std::optional<Date> checked_on = {};
  bool to_be_checked = false;
};

/// Documents, sources, terms, contacts, synonyms and figures. Immutable; safe to share.
class Library {
 public:
  /// Reads everything under `folder`. Problems that stop the program are in `problems`, in the
  /// order of the files; the library is usable only where there are none.
  static Library load(const std::filesystem::path& folder, Problems& problems);

  /// The visible documents of one kind, in order of number and name.
  std::vector<const Document*> all(Kind kind, Date today) const;
  /// The pages of one chapter that are visible: wat, hoe, met-wie.
  std::vector<const Document*> pages_of(const Document& chapter, Date today) const;
  /// The visible cards of one chapter.
  std::vector<const Document*> cards_of(const Document& chapter, Date today) const;

  /// The visible documents that belong with this one: those that it names under `zie_ook`, and
  /// then those that name it, each once.
  std::vector<const Document*> related(const Document& document, Date today) const;

  /// The document at a path. Fails with `not_found`.
  Result<const Document*> find(std::string_view path, Date today) const;

  /// True where there was a document that was taken back on purpose: the address answers 410.
  bool gone(std::string_view path) const;

  const Source* source(std::string_view id) const;
  const Term* term(std::string_view slug) const;
  const html::Figure* figure(std::string_view id) const;

  const std::vector<Document>& documents() const { return documents_; }
  const std::vector<Term>& terms() const { return terms_; }  ///< In the order of the alphabet.
  const std::vector<Source>& sources() const { return sources_; }
  /// The question first, then those of indeling.toml.
  const std::vector<Axis>& axes() const { return axes_; }
  /// Null where there is no such axis.
  const Axis* axis(std::string_view key) const;
  const std::vector<Contact>& contacts() const { return contacts_; }
  const std::vector<html::Figure>& figures() const { return figures_; }
  const std::vector<std::vector<std::string>>& synonyms() const { return synonyms_; }

 private:
  friend class Reader;
  std::vector<Document> documents_;
  std::vector<Source> sources_;
  std::vector<Term> terms_;
  std::vector<Contact> contacts_;
  std::vector<Axis> axes_;
  std::vector<html::Figure> figures_;
  std::vector<std::vector<std::string>> synonyms_;
};

/// The ids that a document has on an axis. On the axis "vraag" (wat, hoe, met-wie) it follows from
/// the kind of page or card; on others its head says so.
std::vector<std::string> labels_of(const Document& document, std::string_view axis);

}  // namespace zicht::content
