-- How far correlation has come in the log of matches, whose turn it was, and what it left out. No row: nothing was correlated yet.
DROP TABLE correlation_turn;
CREATE TABLE correlation_turn (one BIGINT PRIMARY KEY CHECK (one = 1), node TEXT COLLATE "C" NOT NULL, observed BIGINT NOT NULL, statistics TEXT COLLATE "C");
INSERT INTO correlation_turn (one, node, observed) SELECT 1, '', MAX(seq) FROM detections HAVING COUNT(*) > 0;
