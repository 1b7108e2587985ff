import { resources as webex } from 'n8n-nodes-webex/nodes/Webex/resources.ts';
import { resources as webexMeetings } from 'n8n-nodes-webex/nodes/WebexMeetings/resources.ts';
import { resources as webexMeetingsXml } from 'n8n-nodes-webex/nodes/WebexMeetingsXml/resources.ts';
import { resources as webexMessages } from 'n8n-nodes-webex/nodes/WebexMessages/resources.ts';
import { resources as webexRooms } from 'n8n-nodes-webex/nodes/WebexRooms/resources.ts';
import type { Field } from 'n8n-nodes-webex/src/engine/field.ts';
import type { Operation } from 'n8n-nodes-webex/src/engine/operation.ts';
import type { INodeParameters } from 'n8n-workflow';
import { jonas, priya } from '../held.ts';
import { byEmail, byId } from '../one-node.ts';
import { type Objects, start } from './world.ts';

const nodes = { webex, webexMeetings, webexMeetingsXml, webexMessages, webexRooms };
type NodeName = keyof typeof nodes;

/** An operation of a node with parameters with which it works in the furnished world. */
export interface Example {
	readonly node: NodeName;
	/** Such as `webexRooms.room.get`. */
	readonly name: string;
	readonly resource: string;
	readonly operation: string;
	/** It works once for all items. */
	readonly isOnce: boolean;
	/** It lets n8n wait. */
	readonly isAsking: boolean;
	readonly parameters: INodeParameters;
}

const day = 24 * 3600_000; // ms
const ago = (days: number) => new Date(Date.now() - days * day).toISOString();
const soon = { changes: { topic: 'Renamed' } };

/** What a field is filled with that must be. */
const byField = (objects: Objects): INodeParameters => ({
	person: byEmail(jonas),
	ids: '',
	email: 'new.person@fernhill.example',
	displayName: 'Plan B',
	path: '/rooms',
	field: 'data',
	eventId: objects['event'],
	webhookId: byId(objects['webhook'] ?? ''),
	name: 'Depot',
	targetUrl: 'https://n8n.example/webhook/2',
	topic: 'Dispatch',
	days: ['MONDAY'],
	until: start,
	key: 'order-4711',
	meetingKey: byId(objects['held'] ?? ''),
	meetings: objects['webinar'],
	emails: 'a@x.example',
	invitee: priya,
	firstName: 'Nora',
	lastName: 'New',
	registrants: 'ann@x.example',
	participants: priya,
	from: ago(3),
	to: new Date(Date.now() + day).toISOString(),
	recordingId: byId(objects['recording'] ?? ''),
	recordingIds: objects['recording'],
	hostEmail: byEmail(jonas),
	webExIds: 'lena.hoffmann@fernhill.example',
	user: byId(jonas),
	xmlOperation: 'user.GetLoginTicket',
	roomId: byId(objects['room'] ?? ''),
	message: 'May it open?',
	cardTitle: 'Go?',
	choices: 'a, b',
	messageId: objects['message'],
	query: 'gate',
	content: 'The gate is fixed',
	cardActionId: objects['action'],
	title: 'Yard',
	membershipId: objects['membership'],
	tabId: objects['tab'],
	contentUrl: 'https://plan.example/2',
	teamId: byId(objects['team'] ?? ''),
	sessionKey: objects['training'],
	recipients: '',
	start,
});

/** What differs from operation to operation. */
const byName = (objects: Objects): Readonly<Record<string, INodeParameters>> => {
	const xmlMeeting = { meetingKey: byId(objects['session'] ?? '') };
	const recordingId = objects['xmlRecording'];
	const running = { meetingKey: byId(objects['running'] ?? '') };
	const series = { meetingKey: byId(objects['planned'] ?? '') };
	const webinar = { meetingKey: byId(objects['webinar'] ?? '') };
	const show = { sessionKey: objects['show'] };
	const said = { content: 'The gate is fixed' };
	return {
		'webexMeetings.meeting.update': { ...webinar, ...soon },
		'webexMeetings.meeting.delete': webinar,
		'webexMeetings.meeting.getJoinLink': webinar,
		'webexMeetings.meeting.end': running,
		'webexMeetings.meeting.control': { ...running, change: 'lock' },
		'webexMeetings.meeting.getControls': running,
		'webexMeetings.invitee.ensure': webinar,
		'webexMeetings.invitee.addMany': webinar,
		'webexMeetings.invitee.getMany': series,
		'webexMeetings.invitee.update': { ...series, changes: { coHost: true } },
		'webexMeetings.invitee.remove': { ...series, emails: priya },
		'webexMeetings.registrant.register': { ...webinar, email: 'bob@x.example' },
		'webexMeetings.registrant.getMany': webinar,
		'webexMeetings.registrant.approve': webinar,
		'webexMeetings.registrant.reject': webinar,
		'webexMeetings.registrant.cancel': webinar,
		'webexMeetings.registrant.remove': webinar,
		'webexMeetings.participant.admit': { meetingKey: byId(objects['locked'] ?? '') },
		'webexMeetings.participant.mute': running,
		'webexMeetings.participant.expel': running,
		'webexMeetings.recording.restore': { recordingIds: objects['deleted'] },
		'webexMeetings.recording.share': { addEmails: priya },
		'webexMeetingsXml.meeting.update': { ...xmlMeeting, ...soon },
		'webexMeetingsXml.meeting.get': xmlMeeting,
		'webexMeetingsXml.meeting.delete': xmlMeeting,
		'webexMeetingsXml.meeting.getHostUrl': xmlMeeting,
		'webexMeetingsXml.meeting.getJoinUrl': xmlMeeting,
		'webexMeetingsXml.attendee.add': { ...xmlMeeting, emails: 'b@x.example' },
		'webexMeetingsXml.attendee.register': { ...xmlMeeting, email: 'c@x.example' },
		'webexMeetingsXml.attendee.getMany': xmlMeeting,
		'webexMeetingsXml.attendee.remove': xmlMeeting,
		'webexMeetingsXml.session.get': { sessionKey: objects['session'] },
		'webexMeetingsXml.recording.get': { recordingId },
		'webexMeetingsXml.recording.update': { recordingId, changes: { name: 'Renamed' } },
		'webexMeetingsXml.recording.delete': { recordingId },
		'webexMeetingsXml.history.getRecordingAccessDetails': { recordingId },
		'webexMeetingsXml.trainingSession.update': soon,
		'webexMeetingsXml.event.update': { ...show, ...soon },
		'webexMeetingsXml.event.get': show,
		'webexMeetingsXml.event.delete': show,
		'webexMeetingsXml.user.update': { changes: { lastName: 'Newer' } },
		'webex.person.getMany': { displayName: 'Priya' },
		'webex.person.update': { details: { title: 'Fitter' } },
		'webex.webhook.update': { changes: { name: 'Renamed' } },
		'webexMessages.message.send': said,
		'webexMessages.message.reply': said,
		'webexMessages.message.downloadFiles': { messageId: objects['withFile'] },
		'webexRooms.room.update': { newTitle: 'Renamed' },
		'webexRooms.membership.get': { selectBy: 'id' },
		'webexRooms.membership.update': { person: byEmail(priya), isModerator: true },
		'webexRooms.membership.remove': { person: byEmail(priya) },
		'webexRooms.membership.ensure': { people: jonas },
		'webexRooms.roomTab.update': { changes: { displayName: 'Renamed' } },
		'webexRooms.team.update': { changes: { name: 'Renamed' } },
		'webexRooms.teamMembership.get': { membershipId: objects['teamMembership'] },
		'webexRooms.teamMembership.update': { person: byEmail(priya), isModerator: true },
		'webexRooms.teamMembership.remove': { person: byEmail(priya) },
	};
};

const isNeeded = ({ required, isNeeded: needed, name }: Field) =>
	required || needed || name === 'start';

export function examplesOf(objects: Objects): readonly Example[] {
	const fields = byField(objects);
	const names = byName(objects);
	const examples = Object.entries(nodes).flatMap(([node, resources]) =>
		Object.entries(resources).flatMap(([resource, { operations }]) =>
			Object.entries(operations as Readonly<Record<string, Operation>>).map(
				([operation, { fields: own, ask, once }]): Example => {
					const name = `${node}.${resource}.${operation}`;
					const needed = own.filter(isNeeded).map((field) => [field.name, fields[field.name]]);
					const parameters = {
						...Object.fromEntries(needed.filter(([, value]) => value !== undefined)),
						...names[name],
					};
					return {
						node: node as NodeName,
						name,
						resource,
						operation,
						isOnce: once !== undefined,
						isAsking: ask !== undefined,
						parameters: { resource, operation, ...parameters },
					};
				},
			),
		),
	);
	const unknown = Object.keys(names).filter((name) => !examples.some((each) => each.name === name));
	if (unknown.length > 0) throw new Error(`No node has ${unknown.join(', ')}`);
	return examples;
}
