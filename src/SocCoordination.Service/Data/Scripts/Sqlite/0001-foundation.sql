-- Accounts (ASP.NET Core Identity's columns)
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_name TEXT, normalized_user_name TEXT UNIQUE,
  email TEXT, normalized_email TEXT, email_confirmed INTEGER NOT NULL,
  password_hash TEXT, security_stamp TEXT, concurrency_stamp TEXT,
  phone_number TEXT, phone_number_confirmed INTEGER NOT NULL,
  two_factor_enabled INTEGER NOT NULL, lockout_end INTEGER, lockout_enabled INTEGER NOT NULL, access_failed_count INTEGER NOT NULL,
  display_name TEXT NOT NULL, agency_id INTEGER REFERENCES agencies(id), created_at INTEGER NOT NULL
);
CREATE INDEX accounts_by_email ON accounts(normalized_email);
CREATE TABLE roles (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, normalized_name TEXT UNIQUE, concurrency_stamp TEXT);
CREATE TABLE account_roles (
  user_id INTEGER NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
  role_id INTEGER NOT NULL REFERENCES roles(id) ON DELETE CASCADE,
  PRIMARY KEY (user_id, role_id)
);
CREATE TABLE account_claims (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL REFERENCES accounts(id) ON DELETE CASCADE, claim_type TEXT, claim_value TEXT);
CREATE TABLE account_logins (login_provider TEXT NOT NULL, provider_key TEXT NOT NULL, provider_display_name TEXT, user_id INTEGER NOT NULL REFERENCES accounts(id) ON DELETE CASCADE, PRIMARY KEY (login_provider, provider_key));
CREATE TABLE account_tokens (user_id INTEGER NOT NULL REFERENCES accounts(id) ON DELETE CASCADE, login_provider TEXT NOT NULL, name TEXT NOT NULL, value TEXT, PRIMARY KEY (user_id, login_provider, name));
CREATE TABLE role_claims (id INTEGER PRIMARY KEY AUTOINCREMENT, role_id INTEGER NOT NULL REFERENCES roles(id) ON DELETE CASCADE, claim_type TEXT, claim_value TEXT);

-- The installation, its agencies and their systems
CREATE TABLE installation (id INTEGER PRIMARY KEY CHECK (id = 1), province TEXT NOT NULL, time_zone TEXT NOT NULL, demo INTEGER NOT NULL, set_up_at INTEGER NOT NULL);
CREATE TABLE agencies (
  id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, aliases TEXT,
  address TEXT, phone TEXT, email TEXT, search_text TEXT NOT NULL, active INTEGER NOT NULL, created_at INTEGER NOT NULL
);
CREATE TABLE systems (
  id INTEGER PRIMARY KEY AUTOINCREMENT, agency_id INTEGER NOT NULL REFERENCES agencies(id), name TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5), owner TEXT, personal_data INTEGER NOT NULL
);
CREATE INDEX systems_by_agency ON systems(agency_id);
CREATE TABLE system_hosts (id INTEGER PRIMARY KEY AUTOINCREMENT, system_id INTEGER NOT NULL REFERENCES systems(id) ON DELETE CASCADE, pattern TEXT NOT NULL);
CREATE INDEX system_hosts_by_system ON system_hosts(system_id);
CREATE TABLE syslog_senders (id INTEGER PRIMARY KEY AUTOINCREMENT, agency_id INTEGER NOT NULL REFERENCES agencies(id), address TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE sources (
  id INTEGER PRIMARY KEY AUTOINCREMENT, agency_id INTEGER NOT NULL REFERENCES agencies(id), via TEXT NOT NULL, host TEXT NOT NULL,
  first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL, last_event_at INTEGER NOT NULL,
  events INTEGER NOT NULL, rejected INTEGER NOT NULL, silent_since INTEGER, UNIQUE (agency_id, via, host)
);
CREATE TABLE api_keys (
  id TEXT PRIMARY KEY, secret_hash BLOB NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
  agency_id INTEGER REFERENCES agencies(id), created_at INTEGER NOT NULL, revoked_at INTEGER
);

-- Detection and alerts
CREATE TABLE detections (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, rule_id TEXT NOT NULL, event_id BLOB NOT NULL,
  at INTEGER NOT NULL, arrived INTEGER NOT NULL, agency_id INTEGER NOT NULL, fields TEXT, UNIQUE (rule_id, event_id)
);
CREATE INDEX detections_by_arrival ON detections(arrived);
CREATE INDEX detections_by_event ON detections(event_id);
CREATE TABLE correlation_firings (rule_id TEXT NOT NULL, group_key TEXT NOT NULL, opened_by BLOB NOT NULL, changed INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (rule_id, group_key, opened_by)) WITHOUT ROWID;
CREATE TABLE correlation_rows (rule_id TEXT NOT NULL, group_key TEXT NOT NULL, term TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (rule_id, group_key, term)) WITHOUT ROWID;
CREATE TABLE alerts (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, rule_id TEXT NOT NULL, rule_title TEXT NOT NULL,
  severity INTEGER NOT NULL, incident_type TEXT, playbook TEXT, techniques TEXT,
  agency_id INTEGER REFERENCES agencies(id), system_id INTEGER REFERENCES systems(id) ON DELETE SET NULL,
  group_key TEXT NOT NULL, entity_field TEXT, entity TEXT, host TEXT, sentence_vi TEXT NOT NULL, sentence_en TEXT NOT NULL, search_text TEXT NOT NULL,
  first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL, opened_at INTEGER NOT NULL, count INTEGER NOT NULL,
  state TEXT NOT NULL, owner TEXT, owner_name TEXT, claimed_at INTEGER, closed_at INTEGER, verdict TEXT, note TEXT,
  case_id INTEGER REFERENCES cases(id), report_id INTEGER REFERENCES reports(id), version INTEGER NOT NULL
);
CREATE INDEX alerts_by_group ON alerts(rule_id, group_key, last_seen);
CREATE INDEX alerts_by_state ON alerts(state, id);
CREATE INDEX alerts_by_case ON alerts(case_id);
CREATE INDEX alerts_by_entity ON alerts(entity, last_seen);
CREATE INDEX alerts_by_opening ON alerts(opened_at);
CREATE TABLE alert_events (alert_id INTEGER NOT NULL REFERENCES alerts(id) ON DELETE CASCADE, event_id BLOB NOT NULL, PRIMARY KEY (alert_id, event_id)) WITHOUT ROWID;

-- Cases
CREATE TABLE cases (
  id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL UNIQUE, title TEXT NOT NULL, summary TEXT, status TEXT NOT NULL,
  severity INTEGER NOT NULL, tlp TEXT NOT NULL, incident_type TEXT, playbook TEXT, owner TEXT NOT NULL, owner_name TEXT NOT NULL,
  search_text TEXT NOT NULL, detected_at INTEGER NOT NULL, opened_at INTEGER NOT NULL, closed_at INTEGER, escalated_at INTEGER, version INTEGER NOT NULL
);
CREATE TABLE case_agencies (case_id INTEGER NOT NULL REFERENCES cases(id) ON DELETE CASCADE, agency_id INTEGER NOT NULL REFERENCES agencies(id), PRIMARY KEY (case_id, agency_id));
CREATE TABLE case_systems (case_id INTEGER NOT NULL REFERENCES cases(id) ON DELETE CASCADE, system_id INTEGER NOT NULL REFERENCES systems(id), PRIMARY KEY (case_id, system_id));
CREATE TABLE case_tasks (
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL REFERENCES cases(id) ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  playbook_task TEXT, phase TEXT NOT NULL, title_vi TEXT NOT NULL, title_en TEXT NOT NULL, detail_vi TEXT, detail_en TEXT, after TEXT,
  needs_approval INTEGER NOT NULL, approved_by_name TEXT, approved_at INTEGER,
  state TEXT NOT NULL, done_by_name TEXT, done_at INTEGER, outcome TEXT
);
CREATE INDEX case_tasks_by_case ON case_tasks(case_id, ordinal);
CREATE TABLE case_notes (id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL REFERENCES cases(id) ON DELETE CASCADE, at INTEGER NOT NULL, author TEXT NOT NULL, author_name TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX case_notes_by_case ON case_notes(case_id);

-- Escalations
CREATE TABLE escalations (
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL REFERENCES cases(id), reason TEXT NOT NULL, urgency INTEGER NOT NULL, state TEXT NOT NULL,
  raised_by TEXT NOT NULL, raised_by_name TEXT NOT NULL, raised_at INTEGER NOT NULL, acknowledge_by INTEGER NOT NULL, times_raised INTEGER NOT NULL,
  overdue_since INTEGER, acknowledged_at INTEGER, acknowledged_by_name TEXT, closed_at INTEGER
);
CREATE INDEX escalations_by_case ON escalations(case_id);
CREATE INDEX escalations_by_state ON escalations(state, acknowledge_by);
CREATE TABLE escalation_messages (id INTEGER PRIMARY KEY AUTOINCREMENT, escalation_id INTEGER NOT NULL REFERENCES escalations(id), at INTEGER NOT NULL, author TEXT NOT NULL, author_name TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX escalation_messages_by_escalation ON escalation_messages(escalation_id);

-- Reports from agencies
CREATE TABLE reports (
  id INTEGER PRIMARY KEY AUTOINCREMENT, reference TEXT NOT NULL UNIQUE, token_hash BLOB NOT NULL UNIQUE, form_id TEXT NOT NULL UNIQUE,
  agency_id INTEGER REFERENCES agencies(id), agency_name TEXT NOT NULL, category TEXT NOT NULL, description TEXT NOT NULL, noticed TEXT,
  contact_name TEXT NOT NULL, contact_phone TEXT NOT NULL, contact_email TEXT, by_phone INTEGER NOT NULL,
  state TEXT NOT NULL, received_at INTEGER NOT NULL, read_at INTEGER, handled_at INTEGER, closed_at INTEGER
);
CREATE INDEX reports_by_agency ON reports(agency_id);
CREATE TABLE report_messages (id INTEGER PRIMARY KEY AUTOINCREMENT, report_id INTEGER NOT NULL REFERENCES reports(id), at INTEGER NOT NULL, author TEXT NOT NULL, author_name TEXT NOT NULL, from_team INTEGER NOT NULL, text TEXT NOT NULL);
CREATE INDEX report_messages_by_report ON report_messages(report_id);

-- The journal
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, actor_name TEXT NOT NULL, agency_id INTEGER,
  subject TEXT NOT NULL, context TEXT, kind TEXT NOT NULL, audience INTEGER NOT NULL, payload TEXT NOT NULL, hash BLOB NOT NULL
);
CREATE INDEX journal_by_subject ON journal(subject, seq);
CREATE INDEX journal_by_context ON journal(context, seq);
CREATE TABLE consumer_cursors (consumer TEXT PRIMARY KEY, seq INTEGER NOT NULL);
CREATE TABLE parked_entries (id INTEGER PRIMARY KEY AUTOINCREMENT, consumer TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, tries INTEGER NOT NULL, error TEXT NOT NULL, UNIQUE (consumer, seq));
