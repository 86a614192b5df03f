// HTML that cannot be forgotten to be escaped: Html and std::string are different types.
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zicht::html {

class Html;

/// A template known at compile time, for markup<>.
template <std::size_t N>
struct Literal {
  char text[N]{};
  // NOLINTNEXTLINE(google-explicit-constructor): so that markup<"..."> reads as it does.
  consteval Literal(const char (&characters)[N]) {
    for (std::size_t at = 0; at < N; ++at) text[at] = characters[at];
  }
  constexpr std::string_view view() const { return {text, N - 1}; }
};

/// Markup that is safe to send. It is made by markup<>, by adding Html to Html, and by
/// Html::trusted, which is the one word to look for in a review.
class Html {
 public:
  Html() = default;
  static Html trusted(std::string markup) { return Html(std::move(markup)); }

  const std::string& str() const { return markup_; }
  bool empty() const { return markup_.empty(); }
  Html& operator+=(const Html& other) {
    markup_ += other.markup_;
    return *this;
  }
  friend Html operator+(Html one, const Html& other) { return std::move(one += other); }

 private:
  explicit Html(std::string markup) : markup_(std::move(markup)) {}
  std::string markup_;
};

/// An address for href or src. What is not a path, a fragment, http(s), mailto or tel becomes "#".
struct Url {
  std::string_view text;
};

/// `text` with the five characters that mean something in HTML written as entities.
void escape_into(std::string& out, std::string_view text);

namespace detail {

void put(std::string& out, const Html& markup);
void put(std::string& out, std::string_view text);
void put(std::string& out, Url url);
void put(std::string& out, double number);
inline void put(std::string& out, std::integral auto number) {
  out += std::to_string(number);
}
template <class T>
void put(std::string& out, const std::optional<T>& maybe) {
  if (maybe) put(out, *maybe);
}

consteval std::size_t holes(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at + 1 < text.size(); ++at)
    if (text[at] == '{' && text[at + 1] == '}') ++count;
  return count;
}

}  // namespace detail

/// The template with each {} filled by the next argument: Html as it is, a Url checked, numbers
/// written out and all other text escaped. The number of holes is checked while compiling.
///
///     markup<R"(<a href="{}">{}</a>)">(Url{chapter.path}, chapter.title)
template <Literal Template, class... Arguments>
Html markup(const Arguments&... arguments) {
  constexpr auto text = Template.view();
  static_assert(detail::holes(text) == sizeof...(Arguments),
                "the number of {} and the number of arguments differ");
  std::string out;
  out.reserve(text.size() + 32 * sizeof...(Arguments));
  std::size_t at = 0;
  [[maybe_unused]] const auto fill = [&](const auto& argument) {
    const auto hole = text.find("{}", at);
    out.append(text, at, hole - at);
    detail::put(out, argument);
    at = hole + 2;
  };
  (fill(arguments), ...);
  out.append(text, at);
  return Html::trusted(std::move(out));
}

/// Text, escaped.
inline Html text(std::string_view words) {
  return markup<"{}">(words);
}

/// What `draw` makes of every item, one after another.
template <class Range, class Draw>
Html each(const Range& range, Draw draw) {
  Html all;
  for (const auto& item : range) all += draw(item);
  return all;
}

/// `markup` where `condition` holds, otherwise nothing.
inline Html when(bool condition, Html markup) {
  return condition ? std::move(markup) : Html{};
}

}  // namespace zicht::html
