// The one file of an index: how it is put there whole or not at all, and known to be good.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "ground/base/result.hpp"

namespace zicht::search {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  /// Gives the descriptor away.
  int release();

 private:
  int number_;
};

/// An index file that is open: a page with a stamp and a checksum, and behind it a Xapian database
/// of the single-file kind. It stays readable when another program puts a new file in its place.
class IndexFile {
 public:
  /// The file in `folder`, where it has this stamp and every byte of it is as it was written.
  static std::optional<IndexFile> existing(const std::filesystem::path& folder,
                                           std::uint64_t stamp);

  /// Puts a new file in `folder`. `write` makes a Xapian database at the path it is given. All is
  /// prepared in a folder of its own, and the file is moved into place when it is complete: who
  /// opens the folder meanwhile, or after a kill at any moment, sees the old file or the new one.
  /// Nothing is forced to the disk, because the checksum finds what a power cut leaves behind.
  static Result<IndexFile> build(const std::filesystem::path& folder,
                                 std::uint64_t stamp,
                                 const std::function<void(const std::string&)>& write);

  /// A new handle on the database, not for two threads at once; throws Xapian::Error. Handles
  /// share this descriptor's position, so they may be made by one thread at a time only; once
  /// made, each reads with pread() and minds no other.
  Xapian::Database database() const;

 private:
  explicit IndexFile(Descriptor file) : file_(std::move(file)) {}
  Descriptor file_;
};

/// A 64-bit hash (FNV-1a over words of eight bytes) that stays the same from run to run.
class Checksum {
 public:
  Checksum& add(std::string_view bytes);
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325U;
};

}  // namespace zicht::search
