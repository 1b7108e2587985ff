import { operation } from '../../../src/engine/operation.ts';
import { createOrUpdate as createOrUpdateMeeting } from '../../../src/meetings/create-or-update.ts';
import { simplifyChanged } from '../../../src/meetings/shape.ts';
import {
	cancelsChanged,
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

export const createOrUpdate = operation({
	name: 'Create or Update',
	action: 'Create or update a meeting',
	description:
		'Find the meeting with a key of your own, change what differs, or create it when there is none: a schedule may repeat it',
	fields: [
		{
			displayName: 'Key',
			name: 'key',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. order-4711',
			description:
				'What stands for this meeting in your own data, at most 64 characters. It is kept as an integration tag, which only the integration of this credential sees: another one would create a second meeting.',
		},
		topic,
		{ ...start, description: 'When it begins. If empty: now, and a meeting that exists stays.' },
		duration,
		timeZone,
		sessionType,
		...repeatFields,
		cancelsChanged,
		host,
		simplify,
		includeSecrets,
		optionsOf(planOptions),
	],
	hidesSecrets: true,
	simplify: simplifyChanged,
	run: async (webex, plan, { zone, inTurn }) => {
		// Two items with the same key are one meeting.
		await inTurn([plan.key]);
		return await createOrUpdateMeeting(webex, plan, zone);
	},
});
