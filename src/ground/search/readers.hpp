// Handles on the index, lent out to one search at a time.
#pragma once

#include <xapian.h>

#include <memory>
#include <mutex>
#include <vector>

#include "ground/search/index_file.hpp"
#include "ground/search/stemmer.hpp"

namespace zicht::search {

/// What a search needs for itself: Xapian's objects may be used by one thread at a time.
struct Reader {
  Xapian::Database database;
  Stemmer stemmer;
};

/// A pool of readers. It holds as many as there were ever searches at the same moment, which the
/// server bounds by its number of workers; each takes about 20 KB, and one file descriptor.
class Readers {
 public:
  explicit Readers(IndexFile file) : file_(std::move(file)) {}

  /// Brings a reader back when it goes out of scope.
  struct Return {
    Readers* pool;
    void operator()(Reader* reader) const;
  };
  using Loan = std::unique_ptr<Reader, Return>;

  /// A reader for the caller alone. Throws Xapian::Error where the file cannot be read.
  Loan borrow();

 private:
  std::mutex mutex_;
  IndexFile file_;
  std::vector<std::unique_ptr<Reader>> idle_;
};

}  // namespace zicht::search
