#include "ground/press/zip.hpp"

#include <zip.h>

namespace zicht::press {
namespace {

/// 1 January 1980, the first moment that a zip can tell: a download does not say when it was made.
constexpr unsigned first_day = (1U << 5U) | 1U;

tl::unexpected<Error> refuse(const char* detail) {
  return fail(Fault::internal, "Het bestand kon niet ingepakt worden.", detail);
}

}  // namespace

Result<std::string> zip(const std::vector<Entry>& entries) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* whole = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (whole == nullptr) return refuse(zip_error_strerror(&error));
  zip_source_keep(whole);  // Read once more after the archive is closed.
  zip_t* archive = zip_open_from_source(whole, ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    zip_source_free(whole);
    zip_source_free(whole);
    return refuse(zip_error_strerror(&error));
  }
  const auto give_up = [&] {
    auto refusal = refuse(zip_strerror(archive));
    zip_discard(archive);
    zip_source_free(whole);
    return refusal;
  };
  for (const auto& entry : entries) {
    auto* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
    if (source == nullptr) return give_up();
    const auto index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      return give_up();
    }
    const auto at = static_cast<zip_uint64_t>(index);
    if (zip_set_file_compression(archive, at, entry.compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) <
            0 ||
        zip_file_set_dostime(archive, at, 0, first_day, 0) < 0)
      return give_up();
  }
  if (zip_close(archive) < 0) return give_up();
  std::string bytes;
  zip_stat_t state;
  if (zip_source_stat(whole, &state) == 0 && zip_source_open(whole) == 0) {
    bytes.resize(state.size);
    if (zip_source_read(whole, bytes.data(), bytes.size()) < static_cast<zip_int64_t>(bytes.size()))
      bytes.clear();
    zip_source_close(whole);
  }
  zip_source_free(whole);
  if (bytes.empty()) return refuse("the archive could not be read back");
  return bytes;
}

}  // namespace zicht::press
