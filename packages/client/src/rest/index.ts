import { attachmentActions } from './attachment-actions.ts';
import { events } from './events.ts';
import { meetingPreferences } from './meeting-preferences.ts';
import { memberships } from './memberships.ts';
import { messages } from './messages.ts';
import { licenses, organizations, roles } from './organizations.ts';
import { people } from './people.ts';
import { roomTabs } from './room-tabs.ts';
import { rooms } from './rooms.ts';
import { teamMemberships } from './team-memberships.ts';
import { teams } from './teams.ts';
import { webhooks } from './webhooks.ts';

/** The contract: every REST operation, once. */
export const rest = {
	attachmentActions,
	events,
	licenses,
	meetingPreferences,
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
