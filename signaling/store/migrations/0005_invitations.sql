-- Invitations by e-mail, what the sites answered, and which papers a booking holds. Bookings and sites are named by
-- their ids without a reference: what was sent and answered stays known after they are gone.
INSERT INTO sequences (name, last) VALUES ('mails', 0);

CREATE TABLE mails (
  id BIGINT PRIMARY KEY,
  booking TEXT NOT NULL,
  site TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  uid TEXT NOT NULL,
  occurrence BIGINT,
  sequence BIGINT NOT NULL,
  state TEXT NOT NULL,
  ended SMALLINT NOT NULL,
  tries BIGINT NOT NULL,
  queued_at BIGINT NOT NULL,
  next_try BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  error_code TEXT NOT NULL,
  error_vi TEXT NOT NULL,
  error_en TEXT NOT NULL
);
CREATE INDEX mails_of_booking ON mails (booking, id);
CREATE INDEX mails_by_end ON mails (ended, id);

-- The message itself, as long as it has to be sent.
CREATE TABLE mail_texts (
  mail BIGINT PRIMARY KEY REFERENCES mails (id) ON DELETE CASCADE,
  content TEXT NOT NULL
);

-- occurrence: the original start of one of a series; empty: the whole booking. answer: yes, no; empty: asked again.
CREATE TABLE attendance (
  booking TEXT NOT NULL,
  occurrence TEXT NOT NULL,
  site TEXT NOT NULL,
  answer TEXT NOT NULL,
  head TEXT NOT NULL,
  delegates BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  answered_at BIGINT NOT NULL,
  answered_by TEXT NOT NULL,
  PRIMARY KEY (booking, occurrence, site)
);

CREATE TABLE booking_papers (
  booking TEXT NOT NULL,
  paper BIGINT NOT NULL REFERENCES papers (id),
  PRIMARY KEY (booking, paper)
);
CREATE INDEX booking_papers_by_paper ON booking_papers (paper);
