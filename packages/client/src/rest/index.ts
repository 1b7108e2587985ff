import { events } from './administration/events.ts';
import { licenses, organizations, roles } from './administration/organizations.ts';
import { people } from './administration/people.ts';
import { meetingPreferences } from './meetings/meeting-preferences.ts';
import { meetings } from './meetings/meetings.ts';
import { attachmentActions } from './messaging/attachment-actions.ts';
import { memberships } from './messaging/memberships.ts';
import { messages } from './messaging/messages.ts';
import { roomTabs } from './messaging/room-tabs.ts';
import { rooms } from './messaging/rooms.ts';
import { teamMemberships } from './messaging/team-memberships.ts';
import { teams } from './messaging/teams.ts';
import { webhooks } from './messaging/webhooks.ts';

/** The contract: every REST operation, once. */
export const rest = {
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
