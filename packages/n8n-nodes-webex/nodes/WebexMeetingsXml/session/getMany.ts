import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';
import { ofHost, startsAfter, startsBefore } from '../fields.ts';
import { listInput } from '../sessionKind.ts';
import { filled } from '../values.ts';
import { simplifySummary } from './simplify.ts';

export const getMany = meetingsOperation({
	name: 'Get Many',
	action: 'Get many sessions',
	description:
		'List sessions of all kinds, the earliest first, each occurrence of a series by itself',
	rest: 'GET /meetings',
	fields: [
		returnAll,
		limit,
		simplify,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				ofHost,
				{
					displayName: 'Kinds',
					name: 'kinds',
					type: 'multiOptions',
					default: [],
					options: [
						{ name: 'Event', value: 'EventCenter' },
						{ name: 'Meeting', value: 'MeetingCenter' },
						{ name: 'Support', value: 'SupportCenter' },
						{ name: 'Training', value: 'TrainingCenter' },
					],
				},
				{
					displayName: 'Only Invited',
					name: 'invited',
					type: 'boolean',
					default: true,
					description: 'Whether to return only sessions that the account is invited to',
				},
				{
					displayName: 'Series Once',
					name: 'recurrence',
					type: 'boolean',
					default: true,
					description: 'Whether to return a series once, instead of each of its occurrences',
				},
				startsAfter,
				startsBefore,
			],
		},
	],
	simplify: simplifySummary,
	run: ({ webex }, { limit, filters }) =>
		webex.sessions.list(
			{
				...listInput(filters),
				...(filters.kinds?.length && { serviceTypes: { serviceType: filters.kinds } }),
				...filled({ recurrence: filters.recurrence, invited: filters.invited }),
			},
			{ limit },
		),
});
