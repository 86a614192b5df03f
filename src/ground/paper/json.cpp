#include "ground/paper/json.hpp"

#include <boost/json.hpp>
#include <concepts>
#include <type_traits>

namespace zicht::paper {
namespace {

namespace json = boost::json;

/// How deep lists may stand in lists, on their way through JSON.
constexpr std::size_t deepest = 128;

// The members of each thing, once for both directions: a writer and a reader both visit them.
template <class Visitor>
void visit(Visitor& visitor, Span& span) {
  visitor("kind", span.kind);
  visitor("text", span.text);
  visitor("target", span.target);
  visitor("strong", span.strong);
}

template <class Visitor>
void visit(Visitor& visitor, Picture& picture) {
  visitor("svg", picture.svg);
  visitor("alternative", picture.alternative);
}

template <class Visitor>
void visit(Visitor& visitor, Block& block) {
  visitor("kind", block.kind);
  visitor("id", block.id);
  visitor("level", block.level);
  visitor("spans", block.spans);
  visitor("label", block.label);
  visitor("warning", block.warning);
  visitor("children", block.children);
  visitor("rows", block.rows);
  visitor("picture", block.picture);
}

template <class Visitor>
void visit(Visitor& visitor, Section& section) {
  visitor("id", section.id);
  visitor("kicker", section.kicker);
  visitor("title", section.title);
  visitor("summary", section.summary);
  visitor("level", section.level);
  visitor("note", section.note);
  visitor("fictional", section.fictional);
  visitor("blocks", section.blocks);
}

template <class Visitor>
void visit(Visitor& visitor, Card& card) {
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

template <class Visitor>
void visit(Visitor& visitor, Document& document) {
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

template <class Visitor>
void visit(Visitor& visitor, Order& order) {
  visitor("form", order.form);
  visitor("document", order.document);
}

template <class T>
constexpr bool is_list = false;
template <class T>
constexpr bool is_list<std::vector<T>> = true;

/// Leaves out what is empty: most members of most blocks are.
class Writer {
 public:
  template <class T>
  void operator()(const char* name, T& member) {
    auto value = written(member);
    const bool empty = value.is_string()   ? value.get_string().empty()
                       : value.is_array()  ? value.get_array().empty()
                       : value.is_object() ? value.get_object().empty()
                                           : false;
    if (!empty) object_[name] = std::move(value);
  }
  json::object take() { return std::move(object_); }

  template <class T>
  static json::value written(T& member) {
    if constexpr (std::is_enum_v<T>) {
      return static_cast<int>(member);
    } else if constexpr (is_list<T>) {
      json::array all;
      all.reserve(member.size());
      for (auto& each : member) all.push_back(written(each));
      return all;
    } else if constexpr (std::same_as<T, std::string> || std::same_as<T, bool> ||
                         std::same_as<T, int>) {
      return json::value(member);
    } else {
      Writer inside;
      visit(inside, member);
      return inside.take();
    }
  }

 private:
  json::object object_;
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
  auto copy = order;  // The one visitor serves both directions, so it asks for what may be changed.
  return json::serialize(Writer::written(copy));
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
