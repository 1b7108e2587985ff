import type { rest } from '@webex-nodes/client';
import type { Endpoints } from './endpoint.ts';
import { meetingPreferences } from './meeting-preferences.ts';
import { messages } from './messages.ts';
import { people } from './people.ts';
import { rooms } from './rooms.ts';

/** The simulator's side of the contract. */
export const endpoints: {
	readonly [Resource in keyof typeof rest]: Endpoints<(typeof rest)[Resource]>;
} = { meetingPreferences, messages, people, rooms };
