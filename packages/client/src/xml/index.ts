import { attendees } from './services/attendees.ts';
import { events } from './services/events.ts';
import { history } from './services/history.ts';
import { meetingTypes } from './services/meeting-types.ts';
import { meetings } from './services/meetings.ts';
import { recordings } from './services/recordings.ts';
import { sessions } from './services/sessions.ts';
import { sites } from './services/sites.ts';
import { trainings } from './services/training.ts';
import { users } from './services/users.ts';

/** The operations of the Meetings XML API that have types; `request` sends any other one. */
export const xml = {
	attendees,
	events,
	history,
	meetings,
	meetingTypes,
	recordings,
	sessions,
	sites,
	trainings,
	users,
};
