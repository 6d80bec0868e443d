-- How far each pulled Elasticsearch has been taken: see Features/Ingest/Pull.
CREATE TABLE pull_starts (source TEXT COLLATE "C" PRIMARY KEY, started_at BIGINT NOT NULL, since BIGINT NOT NULL, caught_up_at BIGINT);
CREATE TABLE pull_cursors (
  source TEXT COLLATE "C" NOT NULL, index_uuid TEXT COLLATE "C" NOT NULL, shard BIGINT NOT NULL, index_name TEXT COLLATE "C" NOT NULL,
  seq_no BIGINT NOT NULL, history_until BIGINT NOT NULL, PRIMARY KEY (source, index_uuid, shard)
);
