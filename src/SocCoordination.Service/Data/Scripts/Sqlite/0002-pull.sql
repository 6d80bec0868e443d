-- How far each pulled Elasticsearch has been taken: see Features/Ingest/Pull.
CREATE TABLE pull_starts (source TEXT PRIMARY KEY, started_at INTEGER NOT NULL, since INTEGER NOT NULL, caught_up_at INTEGER);
CREATE TABLE pull_cursors (
  source TEXT NOT NULL, index_uuid TEXT NOT NULL, shard INTEGER NOT NULL, index_name TEXT NOT NULL,
  seq_no INTEGER NOT NULL, history_until INTEGER NOT NULL, PRIMARY KEY (source, index_uuid, shard)
);
