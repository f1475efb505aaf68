#pragma once

#include <concepts>
#include <memory>
#include <utility>

namespace mcu {

// A call to make once, elsewhere: like std::function<void()>, but it may own what it captures (unique_ptr, frames).
class Task {
 public:
  Task() = default;
  template <typename F>
    requires(std::invocable<F&> && !std::same_as<std::remove_cvref_t<F>, Task>)
  Task(F&& function) : call_(std::make_unique<Call<std::remove_cvref_t<F>>>(std::forward<F>(function))) {}

  explicit operator bool() const { return call_ != nullptr; }
  void operator()() { call_->run(); }

 private:
  struct Base {
    virtual ~Base() = default;
    virtual void run() = 0;
  };
  template <typename F>
  struct Call : Base {
    explicit Call(F&& function) : function(std::move(function)) {}
    explicit Call(const F& function) : function(function) {}
    void run() override { function(); }
    F function;
  };

  std::unique_ptr<Base> call_;
};

}  // namespace mcu
