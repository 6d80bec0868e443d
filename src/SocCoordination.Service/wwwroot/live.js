// What every page of the desk does once script runs. Pages work without it.
import { startFeed } from './desk/feed.js';
import './desk/counts.js';
import './desk/clock.js';
import './desk/ages.js';
import './desk/presence.js';
import './desk/regions.js';
import './desk/forms.js';
import './desk/dialogs.js';
import './desk/keys.js';

startFeed();
