-- Of whose organisation an entry of the log is: its privacy officer (FG) may read it. 0 for what is
-- nobody's, as all were before. See src/ground/audit.
ALTER TABLE audit_entries ADD COLUMN organisation BIGINT NOT NULL DEFAULT 0;
CREATE INDEX audit_entries_organisation ON audit_entries (organisation, at, id);
