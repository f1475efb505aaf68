-- Papers: what is known of them. The bytes are the file papers/<sha256> beside the database.
INSERT INTO sequences (name, last) VALUES ('papers', 0);

CREATE TABLE papers (
  id BIGINT PRIMARY KEY,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  created BIGINT NOT NULL
);
CREATE INDEX papers_by_sha256 ON papers (sha256);
