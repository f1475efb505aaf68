-- Alarms, open and cleared. Conference and site are named without a reference: what was wrong stays known after they
-- are gone. Times in milliseconds; acknowledged and cleared: NULL as long as it is not.
INSERT INTO sequences (name, last) VALUES ('alarms', 0);

CREATE TABLE alarms (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  severity TEXT NOT NULL,
  conference TEXT NOT NULL,
  site TEXT NOT NULL,
  part TEXT NOT NULL,
  text_vi TEXT NOT NULL,
  text_en TEXT NOT NULL,
  raised BIGINT NOT NULL,
  acknowledged_by TEXT NOT NULL,
  acknowledged BIGINT,
  cleared BIGINT
);
CREATE INDEX alarms_by_cleared ON alarms (cleared, id);
