import { operation } from '../../../src/engine/operation.ts';
import { findMeeting } from '../../../src/meetings/find.ts';
import { requireHost } from '../../../src/meetings/host.ts';
import { simplifyChanged } from '../../../src/meetings/shape.ts';
import { updateMeeting } from '../../../src/meetings/update.ts';
import {
	cancelsChanged,
	changeOptions,
	changesOf,
	duration,
	host,
	includeSecrets,
	meeting,
	newTopic,
	repeatFields,
	simplify,
	timeZone,
} from '../fields.ts';

export const update = operation({
	name: 'Update',
	action: 'Update a meeting',
	description:
		'Change a series as a whole, or one occurrence by its ID; what is not set stays as it is',
	fields: [
		meeting,
		changesOf([
			...changeOptions,
			duration,
			{
				displayName: 'End Repetition',
				name: 'isRepeatEnded',
				type: 'boolean',
				default: true,
				description: 'Whether the series becomes a meeting that takes place once',
			},
			{
				displayName: 'Start',
				name: 'start',
				type: 'dateTime',
				default: '',
				description: 'Webex refuses a time in the past',
			},
			newTopic,
		]),
		timeZone,
		...repeatFields,
		cancelsChanged,
		host,
		simplify,
		includeSecrets,
	],
	hidesSecrets: true,
	simplify: simplifyChanged,
	run: async (webex, { meetingKey, ...change }, { zone }) => {
		const { hostEmail } = change;
		const before = await findMeeting(webex, meetingKey, { hostEmail, timezone: zone });
		requireHost(before, hostEmail);
		const { meeting } = await updateMeeting(webex, before, { ...change, zone });
		return { ...meeting, updated: true };
	},
});
