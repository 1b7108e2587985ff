import { operation } from '../../../src/engine/operation.ts';
import { hintAboutHost } from '../../../src/meetings/host.ts';
import { listMeetings } from '../../../src/meetings/list.ts';
import { simplifyMeeting } from '../../../src/meetings/shape.ts';
import { room } from '../../fields/room.ts';
import {
	filtersOf,
	host,
	includeSecrets,
	limit,
	meeting,
	returnAll,
	scheduledType,
	simplify,
	site,
	startsAfter,
	startsBefore,
} from '../fields.ts';

const has = <const Name extends string>(displayName: string, name: Name, what: string) =>
	({
		displayName,
		name,
		type: 'boolean',
		default: true,
		description: `Whether to return only held meetings with ${what}. When off, only those without.`,
	}) as const;

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many meetings',
	description:
		'List meetings of any period, the earliest first; those that have not ended unless a time is set',
	fields: [
		{
			displayName: 'List',
			name: 'kind',
			type: 'options',
			default: 'series',
			options: [
				{ name: 'Held Meetings', value: 'held', description: 'Those that run, or ran' },
				{
					name: 'Next Occurrence of Each Series',
					value: 'next',
					description: 'The one that runs now, or the next one',
				},
				{
					name: 'Occurrences',
					value: 'occurrences',
					description: 'Each time of a series by itself',
				},
				{
					name: 'Series',
					value: 'series',
					description: 'Each series once, also meetings that take place once',
				},
			],
		},
		returnAll,
		limit,
		host,
		simplify,
		includeSecrets,
		filtersOf([
			has('Has Chat', 'hasChat', 'a chat'),
			has('Has Poll', 'hasPolls', 'a poll'),
			has('Has Questions', 'hasQA', 'questions and answers'),
			has('Has Recording', 'hasRecording', 'a recording'),
			has('Has Summary', 'hasSummary', 'a summary'),
			has('Has Transcript', 'hasTranscription', 'a transcript'),
			{
				displayName: 'Integration Tag',
				name: 'integrationTag',
				type: 'string',
				default: '',
				description: 'Only those with this key, which the same integration has set',
			},
			scheduledType,
			{ ...room, required: false, description: 'Only those of this room (space)' },
			{
				...meeting,
				displayName: 'Series',
				name: 'series',
				required: false,
				description: 'Only occurrences, or held meetings, of this series',
			},
			{ ...site, description: 'Only those of this site' },
			startsAfter,
			startsBefore,
			{
				displayName: 'State',
				name: 'state',
				type: 'options',
				default: 'active',
				options: [
					{ name: 'Active', value: 'active', description: 'A series with a time to come' },
					{ name: 'Ended', value: 'ended', description: 'A held meeting' },
					{ name: 'Expired', value: 'expired', description: 'A series that is over' },
					{ name: 'In Lobby', value: 'lobby' },
					{ name: 'In Progress', value: 'inProgress' },
					{ name: 'Missed', value: 'missed', description: 'Nobody came' },
					{ name: 'Ready', value: 'ready', description: 'It can be joined' },
					{ name: 'Scheduled', value: 'scheduled' },
				],
			},
		]),
	],
	hidesSecrets: true,
	simplify: simplifyMeeting,
	run: async (webex, values, { zone, hint }) => {
		const meetings = await listMeetings(webex, values, zone);
		hintAboutHost(meetings, values.hostEmail, hint);
		return meetings;
	},
});
