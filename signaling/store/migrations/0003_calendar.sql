-- What is booked and what became of it. A document is JSON, written and read by signaling/calendar alone; the columns
-- beside it are what rows are found and ordered by. Bookings are cancelled, never removed: their ids stand in records.
INSERT INTO sequences (name, last) VALUES ('booking_templates', 0);

CREATE TABLE bookings (
  id TEXT PRIMARY KEY,
  start BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  cancelled SMALLINT NOT NULL,
  urgent SMALLINT NOT NULL,
  created BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by BIGINT NOT NULL REFERENCES users (id),
  document TEXT NOT NULL
);
CREATE INDEX bookings_by_start ON bookings (start, id);

CREATE TABLE booking_templates (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  document TEXT NOT NULL
);

CREATE TABLE conference_runs (
  conference TEXT PRIMARY KEY,
  open SMALLINT NOT NULL,
  since BIGINT NOT NULL,
  document TEXT NOT NULL
);
CREATE INDEX conference_runs_by_time ON conference_runs (open, since);
