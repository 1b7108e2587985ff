import { meetingPreferences } from './meeting-preferences.ts';
import { messages } from './messages.ts';
import { people } from './people.ts';
import { rooms } from './rooms.ts';

/** The contract: every REST operation, once. */
export const rest = { meetingPreferences, messages, people, rooms };
