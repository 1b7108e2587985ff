import { meetings } from './meetings.ts';
import { others } from './others.ts';
import { people } from './people.ts';
import { records } from './records.ts';
import type { Entry } from './rule.ts';
import { sessions } from './sessions.ts';

export type { Entry, Form, Rule } from './rule.ts';

/** Every operation of the node Webex Meetings XML, by `resource.operation`, with what it becomes. */
export const knowledge: Readonly<Record<string, Entry>> = {
	...meetings,
	...people,
	...sessions,
	...records,
	...others,
};

/** What n8n leaves out of a workflow: the resource, and the operation of a resource, that a new node has. */
export const defaults = {
	resource: 'meeting',
	operations: {
		meeting: 'create',
		attendee: 'add',
		event: 'create',
		history: 'getAttendees',
		recording: 'getMany',
		session: 'getMany',
		site: 'get',
		trainingSession: 'create',
		user: 'getMany',
		xmlRequest: 'send',
	} as Readonly<Record<string, string>>,
};
