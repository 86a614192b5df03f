// The one file that sees Beast's parser.
#include "ground/http/incoming.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <functional>
#include <utility>

#include "ground/http/strictness.hpp"

namespace zicht::http {
namespace {

namespace beast = boost::beast;

Method method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get:
      return Method::get;
    case beast::http::verb::head:
      return Method::head;
    case beast::http::verb::post:
      return Method::post;
    case beast::http::verb::put:
      return Method::put;
    case beast::http::verb::patch:
      return Method::patch;
    case beast::http::verb::delete_:
      return Method::del;
    case beast::http::verb::options:
      return Method::options;
    default:
      return Method::other;
  }
}

/// The status for what Beast's parser refuses.
int refusal_for(const beast::error_code& code) {
  using beast::http::error;
  if (code == error::body_limit) return 413;
  if (code == error::header_limit || code == error::buffer_overflow) return 431;
  return 400;
}

using BeastParser = beast::http::request_parser<beast::http::string_body>;

}  // namespace

class Incoming::Parser : public BeastParser {
 public:
  Parser(std::uint32_t head_limit, std::uint64_t body_limit) {
    header_limit(head_limit);
    this->body_limit(body_limit);
    on_chunk_header(check_chunk_);
  }

 private:
  /// Beast lets a line end pass between quotes in a chunk extension; to another program the rest of
  /// it could be a line of its own.
  std::function<void(std::uint64_t, beast::string_view, beast::error_code&)> check_chunk_ =
      [](std::uint64_t, beast::string_view extension, beast::error_code& error) {
        if (has_control_characters({extension.data(), extension.size()}))
          error = beast::http::error::bad_chunk_extension;
      };
};

Incoming::Incoming(std::uint32_t head_limit, std::uint64_t body_limit, FileBodies files)
    : parser_(std::make_unique<Parser>(head_limit, std::max(body_limit, files.limit))),
      head_limit_(head_limit),
      body_limit_(body_limit),
      files_(std::move(files)) {}

Incoming::~Incoming() = default;

std::size_t Incoming::take(std::string_view bytes) {
  if (whole()) return 0;
  std::size_t taken = 0;
  while (taken < bytes.size() && refused_with_ == 0 && !awaits_room_ && !whole()) {
    const auto rest = bytes.substr(taken);
    const auto used = head_read_ ? take_body(rest) : take_head(rest);
    taken += used;
    if (used == 0) break;
  }
  if (whole()) request_.body = std::move(parser_->get().body());
  return taken;
}

std::size_t Incoming::take_head(std::string_view bytes) {
  beast::error_code error;
  const auto used = parser_->put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  const bool done = parser_->is_header_done();
  head_size_ += used;
  // Beast's own limit is for what it sees at once, and not for all headers together.
  const auto size = head_size_ + (done ? 0 : bytes.size() - used);
  if (error && error != beast::http::error::need_more) {
    refused_with_ = refusal_for(error);
  } else if (size > head_limit_) {
    refused_with_ = 431;
  } else if (is_folded(bytes.substr(0, used))) {
    refused_with_ = 400;
  }
  if (done || refused_with_ != 0) read_head();
  return used;
}

/// Copies the headers before the body comes: Beast adds the trailer of a chunked body to them, and
/// what stands there may not speak for the request.
void Incoming::read_head() {
  head_read_ = true;
  const auto& message = parser_->get();
  request_.method = method_of(message.method());
  request_.target = std::string(message.target());
  for (const auto& field : message) {
    std::string name(field.name_string());
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    request_.headers.emplace_back(std::move(name), std::string(field.value()));
  }
  if (refused_with_ != 0) return;
  is_file_ = files_.belongs && files_.belongs(request_);
  const auto limit = is_file_ ? files_.limit : body_limit_;
  if (const auto length = parser_->content_length(); length && *length > limit) {
    refused_with_ = 413;
    return;
  }
  parser_->body_limit(limit);
  refused_with_ = refuse_headers(request_.headers, is_http_1_0() ? 0 : 1);
  may_await_go_ahead_ =
      !is_http_1_0() && beast::iequals(message[beast::http::field::expect], "100-continue");
  parser_->eager(true);
  awaits_room_ = is_file_ && refused_with_ == 0 && !parser_->is_done();
}

std::size_t Incoming::take_body(std::string_view bytes) {
  // No chunked body ends in fewer bytes than this, and Beast does not expect to be asked.
  constexpr std::string_view shortest_end = "0\r\n\r\n";
  if (parser_->chunked() && bytes.size() < shortest_end.size()) return 0;
  beast::error_code error;
  const auto used = parser_->put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  if (error && error != beast::http::error::need_more) refused_with_ = refusal_for(error);
  if (auto& body = parser_->get().body(); is_file_ && body.size() > files_.kept) {
    body.resize(files_.kept);
    request_.is_cut = true;
  }
  if (used == 0 && refused_with_ == 0 && bytes.size() > head_limit_) refused_with_ = 400;
  return used;
}

bool Incoming::whole() const {
  return head_read_ && refused_with_ == 0 && parser_->is_done();
}

bool Incoming::awaits_go_ahead() {
  return std::exchange(may_await_go_ahead_, false) && refused_with_ == 0 && !whole();
}

bool Incoming::keep_alive() const {
  return whole() && parser_->keep_alive();
}

bool Incoming::is_http_1_0() const {
  return parser_->get().version() == 10;
}

}  // namespace zicht::http
