#include "ground/search/readers.hpp"

#include <utility>

namespace zicht::search {

Readers::Loan Readers::borrow() {
  const std::scoped_lock lock(mutex_);
  if (idle_.empty())
    return {std::make_unique<Reader>(Reader{file_.database(), {}}).release(), Return{this}};
  auto reader = std::move(idle_.back());
  idle_.pop_back();
  return {reader.release(), Return{this}};
}

void Readers::Return::operator()(Reader* reader) const {
  std::unique_ptr<Reader> owned(reader);
  const std::scoped_lock lock(pool->mutex_);
  pool->idle_.push_back(std::move(owned));
}

}  // namespace zicht::search
