-- How far correlation has come in the log of matches, whose turn it was, and what it left out. No row: nothing was correlated yet.
CREATE TABLE correlation_turn (one INTEGER PRIMARY KEY CHECK (one = 1), node TEXT NOT NULL, observed INTEGER NOT NULL, statistics TEXT);
INSERT INTO correlation_turn (one, node, observed) SELECT 1, '', MAX(seq) FROM detections HAVING COUNT(*) > 0;
