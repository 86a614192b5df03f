// A form with a file (multipart/form-data, RFC 7578).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ground/http/request.hpp"

namespace zicht::http {

/// One field of such a form. All of it lies in the body of the request.
struct Part {
  std::string_view name = {};
  bool is_file = false;         ///< It carries the name of a file, also an empty one.
  std::string_view bytes = {};  ///< What was typed, or the file.
};

/// Fields of one form.
constexpr std::size_t most_parts = 16;

/// Reads a body strictly: what two programs could read in two ways is refused. The name and type
/// that a sender gives a file are not read: they prove nothing, and the name may tell who sent it.
/// `is_cut` where the body goes on behind what is here: the last part is then left out. Fails with
/// `invalid`.
Result<std::vector<Part>> parse_multipart(std::string_view content_type,
                                          std::string_view body,
                                          bool is_cut = false);

/// A form with at most one file.
struct Upload {
  Fields fields = {};
  std::optional<std::string_view> file = {};  ///< In the body; nothing where none was chosen.
  bool is_too_large =
      false;  ///< There was more than is kept: the file, and all behind it, is gone.
};

/// The body of this request as a form with a file. Fails with `invalid`.
Result<Upload> read_upload(const Request& request);

}  // namespace zicht::http
