import { deleteRecording, joinMeeting, lockMeeting, startMeeting } from '@webex-nodes/simulator';
import type { INodeParameters } from 'n8n-workflow';
import type { Harness } from '../harness.ts';
import { amara, jonas, meetingsOf, priya } from '../held.ts';
import { byId } from '../one-node.ts';

/** One object of each kind, for operations that need one. */
export interface Objects {
	readonly [name: string]: string;
}

/** In a month, on the hour. */
export const start = new Date(Math.ceil(Date.now() / 3600_000) * 3600_000 + 30 * 24 * 3600_000)
	.toISOString()
	.slice(0, 19);

/** Everything that an operation of the nodes can be asked about. */
export async function furnish(harness: Harness): Promise<Objects> {
	const { simulator, url } = harness;
	const { world } = simulator;
	const meetings = meetingsOf(simulator, { at: Date.now() });
	const made = async (
		node: Parameters<Harness['run']>[0]['node'],
		resource: string,
		operation: string,
		parameters: INodeParameters,
	) => {
		const run = await harness.run({
			node,
			parameters: { resource, operation, ...parameters },
			withoutPreview: true,
		});
		if (run.error)
			throw new Error(`${resource} ${operation}: ${run.error.message} ${run.error.description}`);
		return Object(run.json[0]) as Readonly<Record<string, string>>;
	};
	const held = await meetings.holdRecorded(url);
	const { recording: deleted } = await meetings.holdRecorded(url);
	deleteRecording(world, deleted, deleted.hostId);
	const unrecorded = await meetings.hold(url);
	const running = await meetings.run(url);
	const locked = await meetings.run(url);
	lockMeeting(world, locked.id, true);
	joinMeeting(world, locked.seriesId, { personId: meetings.idOf(jonas) });
	const planned = await meetings.plan(url);
	const webinar = await made('webexMeetings', 'meeting', 'create', {
		topic: 'Open day',
		start,
		options: { registration: true },
	});
	await made('webexMeetings', 'registrant', 'register', {
		meetingKey: byId(String(webinar['meetingId'])),
		...{ email: 'ann@x.example', firstName: 'Ann', lastName: 'Smith' },
	});
	const { id: group } = await made('webexRooms', 'room', 'create', { title: 'Gate crew' });
	const { id: other } = await made('webexRooms', 'room', 'create', { title: 'Night shift' });
	const { id: member } = await made('webexRooms', 'membership', 'add', {
		roomId: byId(String(group)),
		person: { __rl: true, mode: 'email', value: priya },
	});
	const { id: team } = await made('webexRooms', 'team', 'create', { name: 'Fitters' });
	const teamMember = await made('webexRooms', 'teamMembership', 'add', {
		teamId: byId(String(team)),
		person: { __rl: true, mode: 'email', value: priya },
	});
	const tab = await made('webexRooms', 'roomTab', 'create', {
		roomId: byId(String(group)),
		...{ displayName: 'Plan', contentUrl: 'https://plan.example' },
	});
	const webhook = await made('webex', 'webhook', 'create', {
		...{ name: 'All messages', targetUrl: 'https://n8n.example/webhook' },
	});
	const file = world.addFile({
		roomId: String(group),
		name: 'gate.csv',
		contentType: 'text/csv',
		bytes: new TextEncoder().encode('a;b\n1;2\n'),
	});
	const message = await made('webexMessages', 'message', 'send', {
		...{ roomId: byId(String(group)), content: 'The gate is fixed' },
	});
	const withFile = world.addMessage({
		roomId: String(group),
		personId: meetings.idOf(amara),
		files: [`${url}/v1/contents/${file.id}`],
	});
	const event = await made('webex', 'event', 'getMany', { limit: 1 });
	const card = await made('webexMessages', 'message', 'send', {
		...{ roomId: byId(String(group)), messageType: 'card', card: 'approval', cardTitle: 'Go?' },
	});
	const action = world.addAction(String(card['id']), meetings.idOf(priya), { decision: 'approve' });
	const session = await made('webexMeetingsXml', 'meeting', 'create', {
		topic: 'Dispatch',
		start,
		options: { attendees: 'a@x.example', registration: true },
	});
	const training = await made('webexMeetingsXml', 'trainingSession', 'create', {
		...{ topic: 'Forklift', start, options: { password: 'Fern12345' } },
	});
	const show = await made('webexMeetingsXml', 'event', 'create', {
		...{ topic: 'Town hall', start, options: { password: 'Fern12345' } },
	});
	startMeeting(world, planned.id);
	return {
		held: held.id,
		heldSeries: held.seriesId,
		unrecorded: unrecorded.id,
		running: running.id,
		guest: running.guest.id,
		locked: locked.id,
		recording: held.recording.id,
		deleted: deleted.id,
		webinar: String(webinar['meetingId']),
		planned: planned.id,
		room: String(group),
		otherRoom: String(other),
		membership: String(member),
		team: String(team),
		teamMembership: String(teamMember['id']),
		tab: String(tab['id']),
		webhook: String(webhook['id']),
		message: String(message['id']),
		withFile: withFile.id,
		file: file.id,
		action: action.id,
		event: String(event['id']),
		session: String(session['meetingKey']),
		training: String(training['sessionKey']),
		show: String(show['sessionKey']),
		xmlRecording: [...simulator.meetingsXml.site.recordings.keys()][0] ?? '',
	};
}
