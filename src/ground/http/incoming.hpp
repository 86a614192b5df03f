// A request on its way in: bytes as they come, until it is whole or must be refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "ground/http/request.hpp"

namespace zicht::http {

/// Bodies with a file, which may be larger than others.
struct FileBodies {
  std::uint64_t limit = 0;  ///< Of what is read.
  std::uint64_t kept = 0;   ///< Of what is kept of it: the rest is read and thrown away, so that an
                            ///< answer can say what was wrong and give back what was typed.
  /// Whether this request, of which only the head is known, is one of them.
  std::function<bool(const Request& head)> belongs = {};
};

/// Reads one request from bytes that come in pieces of any size. It holds at most `head_limit` and
/// `body_limit` of them, whoever sends them and however.
class Incoming {
 public:
  /// `head_limit` is for the request line with all headers, and for each line between the parts of
  /// a chunked body. Both in bytes.
  Incoming(std::uint32_t head_limit, std::uint64_t body_limit, FileBodies files = {});
  ~Incoming();
  Incoming(const Incoming&) = delete;
  Incoming& operator=(const Incoming&) = delete;

  /// Takes bytes from the front, and gives how many. The rest must be given again, with more behind
  /// it; once the request is whole, the rest is the start of the next one.
  std::size_t take(std::string_view bytes);

  /// True when every byte of the request is there.
  bool whole() const;
  /// 0, or the status to refuse it with. What follows on the connection means nothing any more.
  int refused_with() const { return refused_with_; }
  /// True once, where the sender waits for "100 Continue" before it sends its body.
  bool awaits_go_ahead();

  /// True where the body of a file waits for room. Nothing more is taken before give_room().
  bool awaits_room() const { return awaits_room_; }
  void give_room() { awaits_room_ = false; }

  /// The request, as far as it is known. The path and the query are not read yet.
  Request& request() { return request_; }
  /// True where the sender may ask more over the same connection.
  bool keep_alive() const;
  bool is_http_1_0() const;

 private:
  class Parser;
  std::size_t take_head(std::string_view bytes);
  std::size_t take_body(std::string_view bytes);
  void read_head();

  std::unique_ptr<Parser> parser_;
  Request request_;
  std::size_t head_limit_;
  std::uint64_t body_limit_;
  FileBodies files_;
  bool is_file_ = false;
  bool awaits_room_ = false;
  std::size_t head_size_ = 0;
  bool head_read_ = false;
  bool may_await_go_ahead_ = false;
  int refused_with_ = 0;
};

}  // namespace zicht::http
