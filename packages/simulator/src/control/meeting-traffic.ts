import { saveSeries } from '../world/meetings/changes.ts';
import type { InstanceRecord } from '../world/meetings/instances.ts';
import { recordMeeting } from '../world/meetings/recording.ts';
import { endMeeting, joinMeeting, leaveMeeting, startMeeting } from '../world/meetings/running.ts';
import type { MeetingRecord } from '../world/meetings/series.ts';
import { createRandom } from '../world/random.ts';
import type { PersonRecord, World } from '../world/world.ts';
import { meetingsSiteName } from '../xml/site.ts';

const minute = 60_000; // ms
/** Meetings that run at the same time, at most. */
const maxRunning = 2;
/** Steps of a meeting until it ends. */
const length = 10;
const topics = [
	'Gate round',
	'Damage claims',
	'Night shift handover',
	'Fleet check',
	'Slot planning',
];

export interface MeetingTrafficOptions {
	/** The same number leads to the same traffic. */
	readonly seed?: number;
	/** Who schedules meetings, by ID; everybody when left out. */
	readonly hostIds?: readonly string[];
	/** Rooms that meetings belong to, with their members as invitees, by ID; without them, meetings belong to no room. */
	readonly roomIds?: readonly string[];
}

export interface MeetingTraffic {
	/** The IDs of the meetings that it has scheduled, oldest first. */
	readonly scheduled: readonly string[];
	/** Schedules, starts or ends a meeting, or lets somebody join or leave one. */
	readonly step: () => void;
	/** Makes a step each time this number of milliseconds has passed, until the function that is returned is called. */
	readonly start: (interval: number) => () => void;
}

/** An organisation that meets: each meeting is scheduled, runs for some steps, is recorded, and ends. */
export function createMeetingTraffic(
	world: World,
	{ seed = 1, hostIds, roomIds = [] }: MeetingTrafficOptions = {},
): MeetingTraffic {
	const random = createRandom(seed);
	const scheduled: string[] = [];
	/** The steps that each running meeting has had. */
	const ages = new Map<string, number>();

	const anyOf = <Item>(items: readonly Item[]): Item | undefined =>
		items[Math.floor(random.next() * items.length)];

	const people = (): readonly PersonRecord[] =>
		[...world.people.values()].filter(({ type }) => type === 'person');

	const schedule = () => {
		const host = anyOf(people().filter(({ id }) => hostIds?.includes(id) ?? true));
		if (!host) return;
		const roomId = anyOf(roomIds.filter((id) => world.membersOf(id).has(host.id)));
		const isInvited = ({ id }: PersonRecord) =>
			roomId === undefined ? random.next() < 0.6 : world.membersOf(roomId).has(id);
		const invitees = people().filter((person) => person.id !== host.id && isInvited(person));
		const title = `${anyOf(topics)} ${scheduled.length + 1}`;
		const meeting = newMeeting(world, { host, invitees, title, roomId });
		scheduled.push(saveSeries(world, meeting, 'created', host.id).id);
	};

	/** Those that still exist; others may have deleted one. */
	const own = () => scheduled.slice(-20).flatMap((id) => world.meetings.series.get(id) ?? []);

	const meet = (instance: InstanceRecord) => {
		const age = (ages.get(instance.id) ?? 0) + 1;
		ages.set(instance.id, age);
		if (age >= length) {
			ages.delete(instance.id);
			return endMeeting(world, instance.id);
		}
		if (age === 2) return void recordMeeting(world, instance.id, 'on');
		const present = world.meetings.participants
			.of(instance.id)
			.filter(({ state, isHost }) => state === 'joined' && !isHost);
		const leaving = age > length / 2 && random.next() < 0.5 ? anyOf(present) : undefined;
		if (leaving) return leaveMeeting(world, leaving.id);
		const absent = people().filter(({ id }) => !present.some(({ personId }) => personId === id));
		const invited = absent.filter(({ email }) =>
			world.meetings.series
				.get(instance.seriesId)
				?.invitees.some((invitee) => invitee.email === email),
		);
		const joining = anyOf(invited);
		if (joining) joinMeeting(world, instance.seriesId, { personId: joining.id });
	};

	const step = () => {
		const meetings = own();
		const running = meetings.flatMap(({ id }) => world.meetings.runningOf(id) ?? []);
		const waiting = meetings.find(({ id }) => world.meetings.instances.of(id).length === 0);
		const isFull = running.length >= maxRunning;
		if (running.length > 0 && (isFull || random.next() < 0.7)) {
			const instance = anyOf(running);
			if (instance) meet(instance);
		} else if (waiting) startMeeting(world, waiting.id);
		else schedule();
	};

	return {
		scheduled,
		step,
		start: (interval) => {
			const timer = setInterval(step, interval);
			return () => clearInterval(timer);
		},
	};
}

/** It begins in the next minute, and half an hour is planned. */
function newMeeting(
	{ meetings, now }: World,
	{
		host,
		invitees,
		title,
		roomId,
	}: {
		readonly host: PersonRecord;
		readonly invitees: readonly PersonRecord[];
		readonly title: string;
		readonly roomId: string | undefined;
	},
): MeetingRecord {
	const id = meetings.newId();
	const start = (Math.floor(now() / minute) + 1) * minute;
	return {
		id,
		meetingNumber: meetings.newDigits(11),
		hostId: host.id,
		hostKey: meetings.newDigits(6),
		siteUrl: `${meetingsSiteName}.webex.com`,
		scheduledType: 'meeting',
		isAdhoc: false,
		...(roomId !== undefined && { roomId }),
		invitees: invitees.map(({ email, displayName }) =>
			meetings.newInvitee(id, { email, displayName }),
		),
		integrationTags: {},
		fields: {
			title,
			password: `Fern${meetings.newDigits(4)}`,
			start,
			end: start + 30 * minute,
			timezone: 'UTC',
			settings: {},
		},
		exceptions: {},
	};
}
