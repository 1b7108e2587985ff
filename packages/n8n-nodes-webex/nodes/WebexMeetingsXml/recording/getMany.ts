import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';
import { from, includeSecrets, ofHost, to } from '../fields.ts';
import { filled } from '../values.ts';
import { simplifyRecording } from './simplify.ts';

export const getMany = meetingsOperation({
	name: 'Get Many',
	action: 'Get many recordings',
	description:
		'List the recordings of a period of any length: the node sends one request for every 28 days',
	rest: 'GET /recordings',
	fields: [
		from,
		to,
		returnAll,
		limit,
		simplify,
		includeSecrets,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				ofHost,
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					description: 'Only recordings with this in their name',
				},
				{
					displayName: 'Session Key',
					name: 'sessionKey',
					type: 'string',
					default: '',
					description: 'Only recordings of this session',
				},
			],
		},
	],
	simplify: simplifyRecording,
	run: ({ webex }, { from, to, limit, filters }) =>
		webex.recordings.list(
			{
				createTimeScope: { createTimeStart: from, createTimeEnd: to },
				returnSessionDetails: true,
				...filled({
					hostWebExID: filters.hostWebExId,
					recordName: filters.name,
					sessionKey: filters.sessionKey,
				}),
			},
			{ limit },
		),
});
