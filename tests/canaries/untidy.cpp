// Three mistakes, one for each kind of check in .clang-tidy that finds mistakes: ./dev check must
// see each.
#include <string>
#include <utility>

namespace {

std::size_t bugprone(std::string text) {
  const std::string taken = std::move(text);
  return text.size() + taken.size();
}

int analyzed(bool known) {
  int* nothing = nullptr;
  return known ? 0 : *nothing;
}

std::size_t slow(const std::string& text) {
  const std::string copy = text;
  return copy.size();
}

}  // namespace

int main(int count, char** words) {
  return static_cast<int>(bugprone(words[0]) + slow(words[0])) + analyzed(count > 1);
}
