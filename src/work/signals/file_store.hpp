// The only place that reads or writes files of signals: the tables signal_files and
// signal_file_bytes. It opens nothing.
#pragma once

#include <optional>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/signals/file.hpp"
#include "work/signals/signal.hpp"

namespace zicht::signals {

/// It lives for one transaction, which the caller commits.
class FileStore {
 public:
  explicit FileStore(store::Transaction& transaction) : transaction_(transaction) {}

  Result<> add(SignalId signal, const File& file);
  Result<> add_bytes(FileId file, FilePart part, const std::vector<std::byte>& sealed);
  /// The first one first; those of one day in no order that tells anything.
  Result<std::vector<File>> of_signal(SignalId signal);
  /// Of this signal and no other.
  Result<std::optional<File>> find(SignalId signal, FileId file);
  Result<std::optional<std::vector<std::byte>>> bytes(FileId file, FilePart part);
  /// Writes what is asked and decided about the original.
  Result<> change(const File& file);
  /// The bytes of all files of a signal. What lies readable stays, as the rest of the signal does.
  Result<> remove_bytes(SignalId signal);

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::signals
