#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <new>
#include <type_traits>

namespace media {

// A vector of at most `Capacity` plain values that lives where it stands and never allocates. Copying copies only what
// is in it. A value that does not fit is refused, so lists from the network have a bound by their type.
template <typename T, size_t Capacity>
class BoundedVector {
  static_assert(std::is_trivially_destructible_v<T>);
  static_assert(std::is_copy_constructible_v<T>);

 public:
  using value_type = T;
  using iterator = T*;
  using const_iterator = const T*;

  BoundedVector() {}
  BoundedVector(std::initializer_list<T> values) {
    for (const T& value : values) push_back(value);
  }
  BoundedVector(const BoundedVector& other) { append(other); }
  BoundedVector& operator=(const BoundedVector& other) {
    if (this != &other) {
      clear();
      append(other);
    }
    return *this;
  }

  // False, and nothing changed, when full.
  bool push_back(const T& value) {
    if (full()) return false;
    new (data() + size_++) T(value);
    return true;
  }
  void clear() { size_ = 0; }
  // Keeps at most the first `size` values.
  void truncate(size_t size) { size_ = std::min(size_, size); }

  T* data() { return reinterpret_cast<T*>(storage_.data()); }
  const T* data() const { return reinterpret_cast<const T*>(storage_.data()); }
  size_t size() const { return size_; }
  static constexpr size_t capacity() { return Capacity; }
  bool empty() const { return size_ == 0; }
  bool full() const { return size_ == Capacity; }
  T& operator[](size_t i) { return data()[i]; }
  const T& operator[](size_t i) const { return data()[i]; }
  const T& front() const { return data()[0]; }
  const T& back() const { return data()[size_ - 1]; }
  T* begin() { return data(); }
  T* end() { return data() + size_; }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size_; }

  friend bool operator==(const BoundedVector& a, const BoundedVector& b) {
    if (a.size_ != b.size_) return false;
    for (size_t i = 0; i < a.size_; ++i) {
      if (!(a[i] == b[i])) return false;
    }
    return true;
  }

 private:
  void append(const BoundedVector& other) {
    for (const T& value : other) push_back(value);
  }

  alignas(T) std::array<std::byte, Capacity * sizeof(T)> storage_;
  size_t size_ = 0;
};

}  // namespace media
