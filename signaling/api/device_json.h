#pragma once

#include <functional>
#include <string>

#include <boost/json/object.hpp>

#include "signaling/accounts/seats.h"
#include "signaling/rest/schema.h"

// Devices of seats and the codes by which they are enrolled, as the REST interface shows them.
namespace signaling {

// What is to be known of the rest of the service to show them.
struct DeviceViewPorts {
  // Where pages are reached from outside, "https://bridge.example"; empty: not told.
  std::function<std::string()> public_address;
  // Whether the device is connected now.
  std::function<bool(const EnrolledDevice& device)> is_online;
};

// "hall", "chair_tablet", "hall_control".
Schema device_kind_schema();

Schema device_schema();
boost::json::object device_json(const EnrolledDevice& device, const Seats& seats, const DeviceViewPorts& ports);

// A code that could still be used; the code itself is nowhere.
Schema open_code_schema();
boost::json::object open_code_json(const IssuedCode& code);

// A fresh code, shown once, with the link for a QR code.
Schema new_code_schema();
boost::json::object new_code_json(const NewCode& code, const DeviceViewPorts& ports);

}  // namespace signaling
