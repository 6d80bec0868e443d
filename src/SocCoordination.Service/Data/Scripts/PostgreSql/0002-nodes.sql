-- What several nodes share.
-- Secrets that every node must know alike: those that seal cookies and forms, and that of the reports' links.
CREATE TABLE secrets (name TEXT COLLATE "C" PRIMARY KEY, value BYTEA NOT NULL);

-- Each node hears at the commit that the journal went on; the message names the node that wrote, which knows already.
CREATE FUNCTION tell_nodes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('soc_journal', current_setting('application_name'));
  RETURN NULL;
END
$$;
CREATE TRIGGER journal_tells_nodes AFTER INSERT ON journal FOR EACH STATEMENT EXECUTE FUNCTION tell_nodes();

-- The node that correlated last: whoever comes after another starts from what is stored.
CREATE TABLE correlation_turn (one BOOLEAN PRIMARY KEY CHECK (one), node TEXT COLLATE "C" NOT NULL);
INSERT INTO correlation_turn (one, node) VALUES (TRUE, '');
