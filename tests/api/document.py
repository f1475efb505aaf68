"""The OpenAPI document that the service gives, against what it really answers: python3-jsonschema reads it as any
other program would."""

import json
import re
import urllib.parse
import urllib.request

import jsonschema

from province import API

OUTSIDE = ("/metrics",)  # paths of operations that do not lie below API
documents = {}   # by port
answered = {}    # operationId → statuses that were seen, of all services


def read(bridge):
    if bridge.http_port not in documents:
        with urllib.request.urlopen(f"http://127.0.0.1:{bridge.http_port}{API}/openapi.json", timeout=60) as answer:
            documents[bridge.http_port] = json.load(answer)
    return documents[bridge.http_port]


def address(path):
    """The target of a request for this path, which may have a query."""
    return path if path.partition("?")[0] in OUTSIDE else API + path


def operations(bridge):
    """[(method, path template below API or one of OUTSIDE, operation)]"""
    return [(method.upper(), path.removeprefix(API), operation) for path, methods in read(bridge)["paths"].items()
            for method, operation in methods.items()]


def find(bridge, method, path):
    """The operation a request is for; None if there is none. A path without braces goes first."""
    wanted = urllib.parse.urlsplit(path).path
    for one_method, template, operation in sorted(operations(bridge), key=lambda o: o[1].count("{")):
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))
        if one_method == method and re.fullmatch(pattern, wanted):
            return operation
    return None


def validator(bridge, schema):
    whole = {**schema, "components": read(bridge)["components"]}
    return jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker())


def check(bridge, method, path, answer):
    """Raises AssertionError if the answer is not what the document says."""
    if path in ("/version", "/openapi.json"):  # asked before there is a document
        return
    assert answer.headers["X-Content-Type-Options"] == "nosniff", answer.what
    assert answer.status < 500 or answer.code != "internal", f"{answer.what}: {answer.data!r}"
    operation = find(bridge, method, path)
    if operation is None or method == "HEAD":
        return
    responses = operation["responses"]
    outcome = responses.get(str(answer.status))
    if outcome is None:
        assert answer.status >= 400, f"{answer.what}: {answer.status} is not in the document"
        outcome = responses["default"]
        assert answer.json["status"] == answer.status and answer.json["title"] and answer.json["en"]["title"], answer.what
    else:
        answered.setdefault(operation["operationId"], set()).add(answer.status)
    content = outcome.get("content")
    if content is None:
        assert answer.data == b"", f"{answer.what}: the document names no body, but there is {answer.data[:80]!r}"
        return
    media_type = answer.headers["Content-Type"].split(";")[0]
    assert media_type in {name.split(";")[0] for name in content}, f"{answer.what}: {media_type} is not in the document"
    if not media_type.endswith("json"):
        return
    schema = content[media_type]["schema"]
    faults = [f"{fault.json_path}: {fault.message}" for fault in validator(bridge, schema).iter_errors(answer.json)]
    assert not faults, f"{answer.what}: {answer.status} is not what the document says: {faults[:3]}"
