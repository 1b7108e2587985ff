/** Fields of the operations that return what is new since the last run. */

import {
	changesAndDeletions,
	lateArrivals,
	oneHost,
	oneSite,
	whose,
} from '../fields/new-in-meetings.ts';
import { simplify } from './fields.ts';

export { withParticipants } from '../fields/new-in-meetings.ts';

export const newOptions = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		changesAndDeletions,
		lateArrivals,
		{
			displayName: 'Max Items per Run',
			name: 'mostPerRun',
			type: 'number',
			default: 10000,
			typeOptions: { minValue: 1 },
			description:
				'How many a run returns at most; the next one goes on after them. n8n keeps all of them in memory.',
		},
		{
			displayName: 'Start Again From',
			name: 'resetTo',
			type: 'dateTime',
			default: '',
			description:
				'Start again at this time, once. The next time that you change it, it starts again.',
		},
	],
} as const;

export const newFields = [
	whose,
	oneHost,
	oneSite,
	{
		displayName: 'First Run Looks Back (Hours)',
		name: 'lookBackHours',
		type: 'number',
		default: 24,
		typeOptions: { minValue: 0 },
		description: 'How far the first run goes back; 0 to start with what comes',
	},
	simplify,
] as const;
