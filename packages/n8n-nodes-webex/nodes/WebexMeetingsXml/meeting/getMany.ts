import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';
import { ofHost, startsAfter, startsBefore } from '../fields.ts';
import { filled, scopeOf } from '../values.ts';
import { simplifySummary } from './simplify.ts';

export const getMany = meetingsOperation({
	name: 'Get Many',
	action: 'Get many meetings',
	description: 'List meetings, the earliest first; those that have not ended unless a time is set',
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
			options: [ofHost, startsAfter, startsBefore],
		},
	],
	simplify: simplifySummary,
	run: ({ webex }, { limit, filters }) =>
		webex.meetings.list(
			{
				order: { orderBy: ['STARTTIME'], orderAD: ['ASC'] },
				dateScope: scopeOf(filters.startsAfter, filters.startsBefore),
				...filled({ hostWebExID: filters.hostWebExId }),
			},
			{ limit },
		),
});
