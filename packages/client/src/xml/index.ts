import { attendees } from './attendees.ts';
import { events } from './events.ts';
import { history } from './history.ts';
import { meetingTypes } from './meeting-types.ts';
import { meetings } from './meetings.ts';
import { recordings } from './recordings.ts';
import { sessions } from './sessions.ts';
import { sites } from './sites.ts';
import { trainings } from './training.ts';
import { users } from './users.ts';

/** The operations of the Meetings XML API that have a form of their own; `request` sends any other one. */
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
