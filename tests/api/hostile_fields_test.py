"""Every field of every body, with values that it should not have: no answer but a refusal that names
the field or, where the value is right after all, a success; and the service goes on."""

import copy
import unittest

import document
from bridge import SITES, province
from caller import Caller
from plans import plan

ODD = (None, True, -1, 0, 2 ** 31, 2 ** 53 + 1, -2 ** 63, 2 ** 64, 10 ** 30, 1.5, -0.0, 1e308, "", " ", "\t", "a\r\nb",
       "\u0000", "\u202e", "x" * 5000, "ặ" * 5000, "../../etc/passwd", "%s%n", "'; --", "{0}", [], {}, [None], [[]], {"a": 1},
       ["x"] * 300, "0", "null", "NaN", "2026-02-30T00:00:00Z", "-1", "\U0010ffff")
TRIES = 8  # of these for each field, in turn


def example(schema, components, depth=0):
    """Some value that the schema allows."""
    if "$ref" in schema:
        return example(components[schema["$ref"].rsplit("/", 1)[1]], components, depth)
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema["type"] if isinstance(schema["type"], str) else schema["type"][0]
    if kind == "object":
        return {name: example(one, components, depth + 1) for name, one in schema.get("properties", {}).items()}
    if kind == "array":
        return [example(schema["items"], components, depth + 1)] * max(1, schema.get("minItems", 0))
    if kind == "integer":
        return max(schema.get("minimum", 0), 1)
    if kind == "boolean":
        return False
    if schema.get("format") == "date-time":
        return "2031-03-03T08:00:00+07:00"
    return ("abcdefghijklmno" * 20)[:min(max(schema.get("minLength", 1), 12), schema.get("maxLength", 12))]


def places(value, path=()):
    """Paths of all members and items in it, the whole first."""
    yield path
    if isinstance(value, dict):
        for name, one in value.items():
            yield from places(one, path + (name,))
    elif isinstance(value, list) and value:
        yield from places(value[0], path + (0,))


def changed(value, path, odd):
    if not path:
        return odd
    whole = copy.deepcopy(value)
    at = whole
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = odd
    return whole


class HostileFieldsTest(unittest.TestCase):
    # Their success would end what the other tests stand on, or takes long for each try.
    SPARED = {"logOut", "logIn", "createFirstAdministrator", "createUser", "changeMyPassword", "setUserPassword", "callNow"}

    def test_every_field_with_odd_values(self):
        components = document.read(province().bridge)["components"]["schemas"]
        booking = province().operator.post("/bookings", plan(province())).expect(201).json["id"]
        tried = 0
        for method, template, operation in document.operations(province().bridge):
            content = operation.get("requestBody", {}).get("content", {}).get("application/json")
            if content is None or operation["operationId"] in self.SPARED:
                continue
            good = example(content["schema"], components)
            path = template.replace("{site}", SITES[4]).replace("{booking}", booking).replace("{conference}", booking)
            path = path.replace("{date}", "2031-03-03").replace("{user}", str(province().users["observer"]))
            path = path.replace("{delegate}", "1").replace("{template}", "1").replace("{token}", "x")
            for place in places(good):
                for _ in range(TRIES):
                    odd = ODD[tried % len(ODD)]
                    tried += 1
                    self.try_one(tried, method, path, operation, changed(good, place, odd))
        self.assertGreater(tried, 1000)
        province().admin.get("/me").expect(200)

    def try_one(self, number, method, path, operation, body):
        if number % 60 == 1:  # another address before the limit of one
            self.caller = {role: Caller(province().bridge) for role in ("administrator", "operator")}
        action = operation.get("x-action", "")
        role = "operator" if action.startswith(("booking", "template", "conference", "extension", "invitation",
                                                "delegate", "call")) else "administrator"
        caller, known = self.caller[role], province().callers[role]
        caller.cookie, caller.csrf = known.cookie, known.csrf
        answer = caller.put(path, body, '"x"') if method == "PUT" else caller.ask(method, path, body)
        self.assertLess(answer.status, 500, (answer.what, body, answer.data))
        self.assertNotEqual(answer.status, 429, (answer.what, body))
        if answer.status == 422:
            self.assertTrue(answer.pointers() or answer.json.get("detail") or answer.json["title"], (answer.what, body))

    def test_every_parameter_with_odd_values(self):
        caller = Caller(province().bridge)
        number = 0
        for method, path, operation in document.operations(province().bridge):
            for parameter in operation.get("parameters", []):
                if parameter["in"] != "query" or method != "GET":
                    continue
                for odd in ("", "-1", "0", "1e9", "999999999999999999999", "%00", "%ff", "%0d%0a", "x" * 3000, "a&a=b", "[]",
                            "null", "%F0%9F%8F%9B", "2031-03-03", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"):
                    number += 1
                    if number % 60 == 1:
                        caller = Caller(province().bridge)
                        caller.cookie, caller.csrf = province().admin.cookie, province().admin.csrf
                    path_there = path.replace("{site}", SITES[4]).replace("{token}", "x").replace("{file}", "x.ics")
                    answer = caller.get(f"{path_there}?{parameter['name']}={odd}")
                    self.assertLess(answer.status, 500, (answer.what, answer.data))
        self.assertGreater(number, 100)
