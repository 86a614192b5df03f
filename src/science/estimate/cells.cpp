#include "science/estimate/cells.hpp"

#include <fmt/format.h>

namespace zicht::estimate {
namespace {

std::string_view without_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

bool is_passed_over(std::string_view line) {
  line = trimmed(line);
  return line.empty() || line.starts_with('#');
}

/// The mark between cells: what stands most in the first row, outside quotes.
char separator_of(std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    if (!is_passed_over(line)) {
      int commas = 0;
      int semicolons = 0;
      int tabs = 0;
      bool quoted = false;
      for (const char c : line) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        commas += c == ',' ? 1 : 0;
        semicolons += c == ';' ? 1 : 0;
        tabs += c == '\t' ? 1 : 0;
      }
      if (semicolons > 0 && semicolons >= commas) return ';';
      return tabs > commas ? '\t' : ',';
    }
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return ',';
}

/// Walks over the text, cell by cell.
class Walk {
 public:
  Walk(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool at_end() const { return at_ >= text_.size(); }

  /// False where a line was passed over.
  Result<bool> row(CellRow& row) {
    row.line = line_;
    row.cells.clear();
    const auto end = text_.find('\n', at_);
    if (is_passed_over(text_.substr(at_, end == std::string_view::npos ? end : end - at_))) {
      at_ = end == std::string_view::npos ? text_.size() : end + 1;
      ++line_;
      return false;
    }
    while (true) {
      row.cells.push_back(TRY(cell(row)));
      if (at_end()) return true;
      const char mark = text_[at_++];
      if (mark == '\n') {
        ++line_;
        return true;
      }
    }
  }

 private:
  Result<std::string> cell(const CellRow& row) {
    while (!at_end() && text_[at_] != separator_ && is_space(text_[at_])) ++at_;
    if (!at_end() && text_[at_] == '"') return quoted(row);
    const auto start = at_;
    while (!at_end() && text_[at_] != separator_ && text_[at_] != '\n') ++at_;
    return std::string(trimmed(text_.substr(start, at_ - start)));
  }

  Result<std::string> quoted(const CellRow& row) {
    const int opened = line_;
    std::string cell;
    for (++at_; !at_end(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') ++line_;
      if (c != '"') {
        cell += c;
        continue;
      }
      if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += '"';
        ++at_;
        continue;
      }
      ++at_;
      while (!at_end() && text_[at_] != separator_ && is_space(text_[at_])) ++at_;
      if (!at_end() && text_[at_] != separator_ && text_[at_] != '\n')
        return fail(Fault::invalid,
                    place(opened, row.cells.size(), "") +
                        ": na het aanhalingsteken staat nog tekst. Haal die weg.");
      return std::string(trimmed(cell));
    }
    return fail(Fault::invalid,
                place(opened, row.cells.size(), "") +
                    ": het aanhalingsteken wordt niet gesloten. Zet er een \" achter.");
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

std::string place(int line, std::size_t column, std::string_view name) {
  return name.empty() ? fmt::format("Regel {}, kolom {}", line, column + 1)
                      : fmt::format("Regel {}, kolom {} ({})", line, column + 1, name);
}

Cells::Cells(std::string_view text) : text_(without_mark(text)), separator_(separator_of(text_)) {}

Result<> Cells::each(const std::function<Result<>(const CellRow& row)>& take) const {
  Walk walk(text_, separator_);
  CellRow row;
  std::size_t width = 0;
  while (!walk.at_end()) {
    const bool read = TRY(walk.row(row));
    if (!read) continue;
    if (width == 0) width = row.cells.size();
    if (row.cells.size() != width)
      return fail(Fault::invalid,
                  fmt::format("Regel {}: hier staan {} cellen, en in de kop {}. Maak ze gelijk.",
                              row.line,
                              row.cells.size(),
                              width));
    TRY(take(row));
  }
  return {};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace zicht::estimate
