#include "media/crypto/datagram_bio.h"

#include <algorithm>
#include <utility>

namespace media {

struct DatagramBio::Callbacks {
  static DatagramBio& self(BIO* bio) { return *static_cast<DatagramBio*>(BIO_get_data(bio)); }

  static int write(BIO* bio, const char* data, int size) {
    BIO_clear_retry_flags(bio);
    const auto* bytes = reinterpret_cast<const uint8_t*>(data);
    self(bio).append(Bytes(bytes, static_cast<size_t>(size)));
    return size;
  }

  static int read(BIO* bio, char* data, int size) {
    BIO_clear_retry_flags(bio);
    const Bytes input = std::exchange(self(bio).input_, {});
    if (input.empty()) {
      BIO_set_retry_read(bio);
      return -1;
    }
    // A datagram longer than OpenSSL's buffer is cut, as a socket would.
    const size_t count = std::min(input.size(), static_cast<size_t>(size));
    std::copy_n(input.data(), count, data);
    return static_cast<int>(count);
  }

  static long control(BIO* bio, int command, long, void* argument) {
    switch (command) {
      case BIO_CTRL_FLUSH:
      case BIO_CTRL_DUP:
        return 1;
      case BIO_CTRL_DGRAM_SET_NEXT_TIMEOUT:
        self(bio).timer_started_ = true;
        self(bio).timer_expiry_ = static_cast<timeval*>(argument);
        return 1;
      default:
        return 0;
    }
  }

  static int create(BIO* bio) {
    BIO_set_init(bio, 1);
    return 1;
  }

  // One method table for the process, made at first use and never freed.
  static const BIO_METHOD* method() {
    static const BIO_METHOD* const method = [] {
      BIO_METHOD* made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "datagrams");
      if (made) {
        BIO_meth_set_write(made, write);
        BIO_meth_set_read(made, read);
        BIO_meth_set_ctrl(made, control);
        BIO_meth_set_create(made, create);
      }
      return made;
    }();
    return method;
  }
};

BIO* DatagramBio::make_bio() {
  const BIO_METHOD* method = Callbacks::method();
  BIO* bio = method ? BIO_new(method) : nullptr;
  if (bio) BIO_set_data(bio, this);
  return bio;
}

void DatagramBio::append(Bytes records) {
  if (output_.empty() || output_.back().size() + records.size() > kMaxDatagram) output_.emplace_back();
  output_.back().insert(output_.back().end(), records.begin(), records.end());
}

}  // namespace media
