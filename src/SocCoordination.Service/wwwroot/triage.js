// The triage page: the live queue, the alert beside it, and the keys.
import './desk/queue.js';
import './desk/filters.js';
import './desk/triage-keys.js';
