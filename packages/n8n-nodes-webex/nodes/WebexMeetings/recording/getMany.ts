import { operation } from '../../../src/engine/operation.ts';
import { listRecordings } from '../../../src/meetings/recordings.ts';
import { simplifyRecording } from '../../../src/meetings/records-shape.ts';
import {
	filtersOf,
	host,
	includeSecrets,
	limit,
	meeting,
	returnAll,
	simplify,
	site,
} from '../fields.ts';
import { from, to, whose } from '../records.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many recordings',
	description:
		'List the recordings of a period of any length, the newest first: the node sends one request for every 30 days. One appears some time after its meeting, up to a day.',
	fields: [
		{ ...whose, description: 'With "Own", an administrator or a service app chooses a "Host"' },
		{ ...host, displayOptions: { show: { whose: ['own'] } } },
		from,
		to,
		returnAll,
		limit,
		simplify,
		includeSecrets,
		filtersOf([
			{
				displayName: 'Format',
				name: 'format',
				type: 'options',
				default: 'MP4',
				options: [
					{ name: 'ARF', value: 'ARF' },
					{ name: 'MP4', value: 'MP4' },
				],
			},
			{
				displayName: 'Integration Tag',
				name: 'integrationTag',
				type: 'string',
				default: '',
				description: 'Only those of meetings with this key, which the same integration has set',
			},
			{
				...meeting,
				required: false,
				description: 'Only recordings of this series, occurrence or held meeting',
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				description: 'Only recordings with this in their name',
			},
			{ ...site, description: 'Only those of this site' },
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				default: 'available',
				options: [
					{ name: 'Available', value: 'available' },
					{ name: 'In the Recycle Bin', value: 'deleted' },
				],
			},
		]),
	],
	hidesSecrets: true,
	simplify: simplifyRecording,
	run: (webex, { hostEmail = '', ...values }, { zone }) =>
		listRecordings(webex, { hostEmail, ...values }, zone),
});
