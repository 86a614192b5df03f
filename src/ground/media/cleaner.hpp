// Makes a file harmless, in a program of its own that may do nothing but that (src/clean).
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::media {

/// How zicht-clean ends where it made nothing, with one of `refusals` on standard error.
inline constexpr int cannot_be_cleaned = 3;
/// And where it could not shut itself in: then it decodes nothing.
inline constexpr int cannot_shut_in = 4;
/// And where it cannot do so well enough for a PDF, for which it has to open files.
inline constexpr int cannot_open_documents = 5;

class Cleaner {
 public:
  /// `program` is zicht-clean. At most two run at once; more wait, at most as long as one may take.
  explicit Cleaner(std::filesystem::path program,
                   std::chrono::milliseconds patience = std::chrono::seconds{30});
  ~Cleaner();
  Cleaner(const Cleaner&) = delete;
  Cleaner& operator=(const Cleaner&) = delete;

  /// The clean copy. Fails with `invalid` where the file is broken or holds what cannot be cleaned,
  /// and for a PDF where the kernel has no Landlock, with a sentence of ours, whatever the program
  /// said; and with `unavailable` where the program is missing, breaks down, takes too long or is
  /// busy: what cannot be cleaned is not taken in. Safe to call from many threads.
  Result<std::string> clean(std::string_view bytes) const;

 private:
  struct Places;
  std::filesystem::path program_;
  std::chrono::milliseconds patience_;
  std::unique_ptr<Places> places_;
};

}  // namespace zicht::media
