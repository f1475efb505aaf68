#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "signaling/accounts/account_state.h"
#include "signaling/auth/digest.h"
#include "signaling/auth/principal.h"
#include "signaling/rest/operation.h"

// People as the REST interface shows them.
namespace signaling {

// {id, login, name, role}: who somebody is.
boost::json::object person_json(const User& user);
Schema person_schema();
// The roles that accounts have.
Schema account_role_schema();

// The words of all actions that somebody of these roles may do, be it only to what is its own; pages show and hide by
// them. `scopes`: Principal's.
boost::json::array actions_json(const std::vector<Role>& roles, const std::optional<Scopes>& scopes);
Schema actions_schema();

// How a login that has just begun is answered: {user, csrf_token, actions}, and its cookie. `csrf_key`: see csrf.h.
ApiAnswer logged_in_answer(const LoggedIn& login, const HashKey& csrf_key, bool tls);
Schema login_schema();

// Login name, name of a person, a password that is new or known: what the fields of bodies must be.
Schema login_name_schema();
Schema person_name_schema();
Schema password_schema();

// The user in the path of an operation: whose account it is about.
Target user_target(const std::map<std::string, std::string>& path);

// To the second.
boost::json::value time_json(std::optional<WallTime> time);

}  // namespace signaling
