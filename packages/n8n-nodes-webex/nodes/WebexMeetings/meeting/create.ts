import { operation } from '../../../src/engine/operation.ts';
import { createMeeting } from '../../../src/meetings/host.ts';
import { createRequest } from '../../../src/meetings/plan.ts';
import { simplifyMeeting } from '../../../src/meetings/shape.ts';
import {
	duration,
	host,
	includeSecrets,
	optionsOf,
	planOptions,
	repeatFields,
	sessionType,
	simplify,
	start,
	timeZone,
	topic,
} from '../fields.ts';

export const create = operation({
	name: 'Create',
	action: 'Create a meeting',
	description: 'Schedule a meeting or a webinar, once or as a series',
	fields: [
		topic,
		start,
		duration,
		timeZone,
		sessionType,
		...repeatFields,
		host,
		simplify,
		includeSecrets,
		optionsOf([
			...planOptions,
			{
				displayName: 'Start Now in Room',
				name: 'isAdhoc',
				type: 'boolean',
				default: true,
				description:
					'Whether it starts at once, for the chosen room; Webex returns the one that is running there',
			},
		]),
	],
	hidesSecrets: true,
	simplify: simplifyMeeting,
	run: (webex, plan, { zone }) => {
		const now = webex.serverTime() ?? Date.now();
		return createMeeting(webex, createRequest(plan, { zone, now }));
	},
});
