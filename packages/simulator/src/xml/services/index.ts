import type { xml } from '@webex-nodes/client/xml';
import type { XmlEndpoints } from '../endpoint.ts';
import { attendees } from './attendees.ts';
import { events } from './events.ts';
import { history } from './history.ts';
import { meetingTypes } from './meeting-types.ts';
import { meetings } from './meetings.ts';
import { recordings } from './recordings.ts';
import { sessions } from './sessions.ts';
import { sites } from './sites.ts';
import { trainings } from './trainings.ts';
import { users } from './users.ts';

export const endpoints: {
	readonly [Service in keyof typeof xml]: XmlEndpoints<(typeof xml)[Service]>;
} = {
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
