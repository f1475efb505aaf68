-- People, sites, devices and what lets them in. Portable SQL: BIGINT times are milliseconds since 1970-01-01 UTC,
-- SMALLINT flags are 0 or 1, hashes are lower-case hexadecimal or a password hash's own text. Every statement ends with
-- a semicolon at the end of a line, and no other line does.

-- The last id given of each table: ids are never given twice.
CREATE TABLE sequences (
  name TEXT PRIMARY KEY,
  last BIGINT NOT NULL
);
INSERT INTO sequences (name, last) VALUES ('users', 0);
INSERT INTO sequences (name, last) VALUES ('delegates', 0);
INSERT INTO sequences (name, last) VALUES ('devices', 0);
INSERT INTO sequences (name, last) VALUES ('api_tokens', 0);
INSERT INTO sequences (name, last) VALUES ('audit_log', 0);

CREATE TABLE users (
  id BIGINT PRIMARY KEY,
  login TEXT NOT NULL,
  login_key TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  search_key TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  disabled SMALLINT NOT NULL,
  created BIGINT NOT NULL
);
CREATE INDEX users_by_name ON users (sort_key, id);

CREATE TABLE sites (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  search_key TEXT NOT NULL,
  sort_order BIGINT NOT NULL,
  duty_telephone TEXT NOT NULL,
  line_kind TEXT NOT NULL
);

CREATE TABLE delegates (
  id BIGINT PRIMARY KEY,
  site TEXT NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  post TEXT NOT NULL,
  unit TEXT NOT NULL,
  commune TEXT NOT NULL,
  search_key TEXT NOT NULL,
  sort_key TEXT NOT NULL
);
CREATE INDEX delegates_of_site ON delegates (site, sort_key, id);

CREATE TABLE devices (
  id BIGINT PRIMARY KEY,
  site TEXT NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  created BIGINT NOT NULL,
  revoked BIGINT,
  pin_hash TEXT NOT NULL,
  pin_tries_left BIGINT NOT NULL,
  last_seen BIGINT
);
CREATE INDEX devices_of_site ON devices (site, id);

CREATE TABLE enrolment_codes (
  code_group TEXT PRIMARY KEY,
  code_hash TEXT NOT NULL,
  site TEXT NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  expires BIGINT NOT NULL,
  tries_left BIGINT NOT NULL,
  state TEXT NOT NULL
);

CREATE TABLE api_tokens (
  id BIGINT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  owner BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  scopes TEXT NOT NULL,
  label TEXT NOT NULL,
  created BIGINT NOT NULL,
  expires BIGINT,
  revoked BIGINT
);
CREATE INDEX api_tokens_of_owner ON api_tokens (owner, id);

CREATE TABLE logins (
  token_hash TEXT PRIMARY KEY,
  owner BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created BIGINT NOT NULL,
  last_used BIGINT NOT NULL,
  held BIGINT
);
CREATE INDEX logins_of_owner ON logins (owner);

CREATE TABLE audit_log (
  id BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  details TEXT NOT NULL
);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  content TEXT NOT NULL
);
