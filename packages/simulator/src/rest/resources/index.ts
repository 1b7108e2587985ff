import type { rest } from '@webex-nodes/client';
import type { Endpoints } from '../endpoint.ts';
import { attachmentActions } from './attachment-actions.ts';
import { events } from './events.ts';
import { meetingPreferences } from './meeting-preferences.ts';
import { meetings } from './meetings.ts';
import { memberships } from './memberships.ts';
import { messages } from './messages.ts';
import { licenses, organizations, roles } from './organizations.ts';
import { people } from './people.ts';
import { roomTabs } from './room-tabs.ts';
import { rooms } from './rooms.ts';
import { teamMemberships } from './team-memberships.ts';
import { teams } from './teams.ts';
import { webhooks } from './webhooks.ts';

/** The simulator's side of the contract. */
export const endpoints: {
	readonly [Resource in keyof typeof rest]: Endpoints<(typeof rest)[Resource]>;
} = {
	attachmentActions,
	events,
	licenses,
	meetingPreferences,
	meetings,
	memberships,
	messages,
	organizations,
	people,
	roles,
	rooms,
	roomTabs,
	teamMemberships,
	teams,
	webhooks,
};
