import { get } from '../engine/operation.ts';
import type { Event, ListEvents } from './events.schema.ts';

const read = { scope: 'spark-compliance:events_read' };

/** For compliance officers. @see https://developer.webex.com/docs/api/v1/events */
export const events = {
	get: get('/events/{eventId}', read).one<{ eventId: string }, Event>(),
	list: get('/events', read).many<ListEvents, Event>({
		maxPageSize: 1000,
		filters: ['resource', 'type', 'actorId', 'from', 'to', 'serviceType'],
	}),
};
