import { get } from './operation.ts';
import type { Person } from './people.schema.ts';

const read = { scope: 'spark:people_read' };

/** @see https://developer.webex.com/docs/api/v1/people */
export const people = {
	me: get('/people/me', read).one<Record<never, never>, Person>(),
};
