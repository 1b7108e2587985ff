import { addChat, addPoll, addQuestion, speakerOf } from '../world/meetings/conversation.ts';
import { publishDue } from '../world/meetings/pending.ts';
import { recordMeeting } from '../world/meetings/recording.ts';
import { accessRecording } from '../world/meetings/recordings.ts';
import { endMeeting, joinMeeting, leaveMeeting, startMeeting } from '../world/meetings/running.ts';
import { spoken } from '../world/meetings/script.ts';
import type { MeetingRecord } from '../world/meetings/series.ts';
import type { PersonRecord, World } from '../world/world.ts';
import { meetingsSiteName } from '../xml/site.ts';

const minute = 60_000; // ms
const day = 24 * 60 * minute;
const duration = 45 * minute;
const topics = ['Morning dispatch', 'Contact centre review', 'Carrier onboarding'];
/** Days before today on which each of them took place. */
const heldAgo = [40, 8, 3, 2, 1];

/** Meetings of some weeks, past and future, with all that a meeting can leave behind; one of them runs. */
export function seedMeetings(world: World): void {
	const people = [...world.people.values()].filter(({ type }) => type === 'person');
	const [owner] = people;
	if (!owner) return;
	const today = Math.floor(world.now() / day) * day;
	const hosts = people.slice(0, topics.length);
	const guests = people.slice(topics.length);
	for (const [index, host] of hosts.entries()) {
		const hour = (9 + index) * 60 * minute;
		const meeting = addMeeting(world, host, {
			title: topics[index] ?? 'Meeting',
			agenda: 'Parcels & lanes\nOpen points',
			start: today + 2 * day + hour,
			end: today + 2 * day + hour + duration,
			invitees: guests,
		});
		for (const ago of heldAgo) hold(world, meeting, guests, today - ago * day + hour);
	}
	const start = world.now() - 10 * minute;
	const title = 'Peak planning';
	const running = addMeeting(world, owner, {
		title,
		start,
		end: start + 60 * minute,
		invitees: [],
	});
	startMeeting(world, running.id, { at: start });
	// Whatever a meeting of the past has left is there.
	publishDue(world);
	for (const recording of world.meetings.recordings.values()) {
		for (const [index, { displayName, email }] of guests.slice(0, 2).entries()) {
			const at = recording.createTime + (index + 1) * 60 * minute;
			const access = { displayName, email, at, viewed: true, downloaded: index === 0 };
			if (at <= world.now()) accessRecording(world, recording, access);
		}
	}
}

function addMeeting(
	{ meetings }: World,
	host: PersonRecord,
	{
		invitees,
		...fields
	}: {
		readonly title: string;
		readonly agenda?: string;
		readonly start: number;
		readonly end: number;
		readonly invitees: readonly PersonRecord[];
	},
): MeetingRecord {
	const id = meetings.newId();
	const meeting: MeetingRecord = {
		id,
		meetingNumber: meetings.newDigits(11),
		hostId: host.id,
		hostKey: meetings.newDigits(6),
		siteUrl: `${meetingsSiteName}.webex.com`,
		scheduledType: 'meeting',
		isAdhoc: false,
		invitees: invitees.map(({ email, displayName }) =>
			meetings.newInvitee(id, { email, displayName }),
		),
		integrationTags: {},
		fields: { ...fields, password: 'Fernhill42', timezone: 'America/Los_Angeles', settings: {} },
		exceptions: {},
	};
	meetings.series.set(id, meeting);
	return meeting;
}

/** The people come one after the other, and the host leaves last. */
function hold(
	world: World,
	{ id }: MeetingRecord,
	guests: readonly PersonRecord[],
	start: number,
): void {
	const { id: instanceId } = startMeeting(world, id, { at: start });
	recordMeeting(world, instanceId, 'on', { at: start });
	const joined = guests.map((guest, index) =>
		joinMeeting(world, id, { personId: guest.id }, { at: start + (index + 1) * minute }),
	);
	for (const [index, participant] of [...joined.entries()].toReversed()) {
		leaveMeeting(world, participant.id, { at: start + duration - (index + 1) * 5 * minute });
	}
	endMeeting(world, instanceId, { at: start + duration });
	if (guests.length > 0) converse(world, instanceId, guests, start);
}

/** What was written and asked beside the meeting. */
function converse(
	world: World,
	instanceId: string,
	guests: readonly PersonRecord[],
	start: number,
): void {
	const { meetings } = world;
	const instance = meetings.instances.get(instanceId);
	const [first, second = first] = guests.map(({ email }) => speakerOf(world, email));
	if (!instance || !first || !second) return;
	const host = speakerOf(world, world.people.get(instance.hostId)?.email ?? '');
	const isRecent = start >= world.now() - 7 * day;
	if (!isRecent) return;
	const at = (minutes: number) => start + minutes * minute;
	addChat(world, instanceId, { at: at(6), sender: first, text: 'Gate 7 is free again.' });
	addChat(world, instanceId, {
		at: at(9),
		sender: host,
		receivers: [second],
		text: 'Please stay for a minute afterwards.',
	});
	addPoll(world, instanceId, {
		start: at(20),
		end: at(22),
		timerDuration: 120,
		coordinator: host,
		questions: [
			{
				id: meetings.newUuid(),
				title: 'Which slot suits the north depot?',
				type: 'single',
				options: [
					{ value: 'Morning', isCorrect: false },
					{ value: 'Afternoon', isCorrect: false },
				],
				respondents: [
					{ ...first, answers: ['Morning'] },
					{ ...second, answers: ['Afternoon'] },
				],
			},
		],
	});
	addQuestion(world, instanceId, {
		at: at(30),
		question: 'When does the new lane open?',
		asker: second,
		answers: [{ ...host, answer: ['On the first of the month.'] }],
	});
	meetings.captions.set({
		id: meetings.newId(),
		instanceId,
		start,
		snippets: spoken(world, instance),
	});
}
