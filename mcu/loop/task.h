#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace mcu {

// A call to make once, elsewhere: like std::function<void()>, but it may own what it captures (unique_ptr, frames), and
// captures of up to kInline bytes need no memory of their own.
class Task {
 public:
  static constexpr size_t kInline = 64;

  Task() = default;
  template <typename F>
    requires(std::invocable<F&> && !std::same_as<std::remove_cvref_t<F>, Task>)
  Task(F&& function) {
    using Function = std::remove_cvref_t<F>;
    if constexpr (fits<Function>) {
      new (room_) Function(std::forward<F>(function));
      operations_ = &kOperations<Function>;
    } else {
      auto boxed = [call = std::make_unique<Function>(std::forward<F>(function))] { (*call)(); };
      new (room_) decltype(boxed)(std::move(boxed));
      operations_ = &kOperations<decltype(boxed)>;
    }
  }
  Task(Task&& other) noexcept { take(other); }
  Task& operator=(Task&& other) noexcept {
    if (this != &other) {
      reset();
      take(other);
    }
    return *this;
  }
  ~Task() { reset(); }

  explicit operator bool() const { return operations_ != nullptr; }
  void operator()() { operations_->run(room_); }

 private:
  struct Operations {
    void (*run)(void* function);
    void (*move)(void* from, void* to);  // `from` is destroyed
    void (*destroy)(void* function);
  };
  template <typename F>
  static constexpr bool fits = sizeof(F) <= kInline && alignof(F) <= alignof(std::max_align_t) &&
                               std::is_nothrow_move_constructible_v<F>;
  template <typename F>
  static constexpr Operations kOperations{[](void* function) { (*static_cast<F*>(function))(); },
                                          [](void* from, void* to) {
                                            new (to) F(std::move(*static_cast<F*>(from)));
                                            static_cast<F*>(from)->~F();
                                          },
                                          [](void* function) { static_cast<F*>(function)->~F(); }};

  void take(Task& other) {
    operations_ = std::exchange(other.operations_, nullptr);
    if (operations_ != nullptr) operations_->move(other.room_, room_);
  }
  void reset() {
    if (const Operations* operations = std::exchange(operations_, nullptr)) operations->destroy(room_);
  }

  const Operations* operations_ = nullptr;
  alignas(std::max_align_t) std::byte room_[kInline];
};

}  // namespace mcu
