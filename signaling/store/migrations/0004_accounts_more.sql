-- When a user last logged in (NULL: never), and where invitations for a site go (empty: nowhere).
ALTER TABLE users ADD COLUMN last_login BIGINT;
ALTER TABLE sites ADD COLUMN mail TEXT NOT NULL DEFAULT '';
