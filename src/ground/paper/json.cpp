#include "ground/paper/json.hpp"

#include <boost/json.hpp>
#include <concepts>
#include <string>
#include <type_traits>

namespace zicht::paper {
namespace {

namespace json = boost::json;

/// How deep lists may stand in lists, on their way through JSON.
constexpr std::size_t deepest = 128;

/// A thing to read into, or the same to write from.
template <class T, class Thing>
concept MaybeConst = std::same_as<std::remove_const_t<T>, Thing>;

// The members of each thing, once for both directions: a writer and a reader both visit them.
template <class Visitor, MaybeConst<Span> T>
void visit(Visitor& visitor, T& span) {
  visitor("kind", span.kind);
  visitor("text", span.text);
  visitor("target", span.target);
  visitor("strong", span.strong);
}

template <class Visitor, MaybeConst<Picture> T>
void visit(Visitor& visitor, T& picture) {
  visitor("svg", picture.svg);
  visitor("alternative", picture.alternative);
}

template <class Visitor, MaybeConst<Block> T>
void visit(Visitor& visitor, T& block) {
  visitor("kind", block.kind);
  visitor("id", block.id);
  visitor("level", block.level);
  visitor("spans", block.spans);
  visitor("label", block.label);
  visitor("warning", block.warning);
  visitor("beside", block.beside);
  visitor("children", block.children);
  visitor("rows", block.rows);
  visitor("picture", block.picture);
}

template <class Visitor, MaybeConst<Section> T>
void visit(Visitor& visitor, T& section) {
  visitor("id", section.id);
  visitor("kicker", section.kicker);
  visitor("title", section.title);
  visitor("summary", section.summary);
  visitor("level", section.level);
  visitor("note", section.note);
  visitor("fictional", section.fictional);
  visitor("blocks", section.blocks);
}

template <class Visitor, MaybeConst<Card> T>
void visit(Visitor& visitor, T& card) {
  visitor("id", card.id);
  visitor("kind", card.kind);
  visitor("title", card.title);
  visitor("blocks", card.blocks);
  visitor("address", card.address);
  visitor("short_address", card.short_address);
  visitor("code_address", card.code_address);
  visitor("code_words", card.code_words);
  visitor("checked", card.checked);
}

template <class Visitor, MaybeConst<Document> T>
void visit(Visitor& visitor, T& document) {
  visitor("title", document.title);
  visitor("kicker", document.kicker);
  visitor("summary", document.summary);
  visitor("language", document.language);
  visitor("publisher", document.publisher);
  visitor("address", document.address);
  visitor("short_address", document.short_address);
  visitor("date", document.date);
  visitor("date_words", document.date_words);
  visitor("version", document.version);
  visitor("cover", document.cover);
  visitor("contents", document.contents);
  visitor("fictional", document.fictional);
  visitor("subjects", document.subjects);
  visitor("notices", document.notices);
  visitor("sections", document.sections);
  visitor("cards", document.cards);
}

template <class Visitor, MaybeConst<Order> T>
void visit(Visitor& visitor, T& order) {
  visitor("form", order.form);
  visitor("document", order.document);
}

template <class T>
constexpr bool is_list = false;
template <class T>
constexpr bool is_list<std::vector<T>> = true;

/// Writes text at once, without a tree of values in between: the whole Kompas is a megabyte. Leaves
/// out what is empty: most members of most blocks are.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  template <class T>
  void operator()(const char* name, const T& member) {
    if constexpr (requires { member.empty(); })
      if (member.empty()) return;
    if constexpr (std::same_as<T, bool>)
      if (!member) return;
    out_ += first_ ? "\"" : ",\"";
    first_ = false;
    out_ += name;
    out_ += "\":";
    write(member);
  }

  template <class T>
  void write(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      out_ += std::to_string(static_cast<int>(value));
    } else if constexpr (is_list<T>) {
      out_ += '[';
      for (const auto& each : value) {
        if (&each != &value.front()) out_ += ',';
        write(each);
      }
      out_ += ']';
    } else if constexpr (std::same_as<T, std::string>) {
      out_ += json::serialize(json::string_view(value));
    } else if constexpr (std::same_as<T, bool>) {
      out_ += value ? "true" : "false";
    } else if constexpr (std::same_as<T, int>) {
      out_ += std::to_string(value);
    } else {
      out_ += '{';
      Writer inside(out_);
      visit(inside, value);
      out_ += '}';
    }
  }

 private:
  std::string& out_;
  bool first_ = true;
};

/// Takes what is there; `broken` where a member is of another kind than it should be.
class Reader {
 public:
  Reader(const json::object& object, bool& broken) : object_(object), broken_(broken) {}

  template <class T>
  void operator()(const char* name, T& member) {
    if (const auto* value = object_.if_contains(name)) read(*value, member, broken_);
  }

  template <class T>
  static void read(const json::value& value, T& member, bool& broken) {
    if constexpr (std::is_enum_v<T>) {
      const auto* number = value.if_int64();
      constexpr std::int64_t most = 16;  // Members of the largest enum, and some room.
      if (number == nullptr || *number < 0 || *number > most) {
        broken = true;
      } else {
        member = static_cast<T>(*number);
      }
    } else if constexpr (std::same_as<T, std::string>) {
      if (const auto* text = value.if_string())
        member.assign(text->data(), text->size());
      else
        broken = true;
    } else if constexpr (std::same_as<T, bool>) {
      if (const auto* truth = value.if_bool())
        member = *truth;
      else
        broken = true;
    } else if constexpr (std::same_as<T, int>) {
      if (const auto* number = value.if_int64())
        member = static_cast<int>(*number);
      else
        broken = true;
    } else if constexpr (is_list<T>) {
      const auto* all = value.if_array();
      if (all == nullptr) {
        broken = true;
        return;
      }
      for (const auto& each : *all) read(each, member.emplace_back(), broken);
    } else {
      const auto* object = value.if_object();
      if (object == nullptr) {
        broken = true;
        return;
      }
      Reader inside(*object, broken);
      visit(inside, member);
    }
  }

 private:
  const json::object& object_;
  bool& broken_;
};

}  // namespace

std::string to_json(const Order& order) {
  std::string text;
  Writer(text).write(order);
  return text;
}

Result<Order> order_from_json(std::string_view text) {
  json::error_code error;
  const auto value = json::parse(text, error, {}, json::parse_options{.max_depth = deepest});
  const auto refusal = [](std::string detail) {
    return fail(Fault::invalid, "Deze opdracht aan de pers is niet te lezen.", std::move(detail));
  };
  if (error) return refusal(error.message());
  Order order;
  bool broken = false;
  Reader::read(value, order, broken);
  if (broken) return refusal("a member is missing or of another kind");
  return order;
}

}  // namespace zicht::paper
