#include "ground/search/layout.hpp"

namespace zicht::search {

Record read_record(std::string_view stored) {
  const auto line = [&] {
    const auto end = stored.find('\n');
    const auto text = stored.substr(0, end);
    stored.remove_prefix(end == std::string_view::npos ? stored.size() : end + 1);
    return text;
  };
  Record record;
  record.address = line();
  record.kind = line();
  record.title = line();
  record.text = stored;
  return record;
}

}  // namespace zicht::search
