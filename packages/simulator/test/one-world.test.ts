import { expect, test } from 'vitest';
import { endMeeting, joinMeeting, recordMeeting, startMeeting } from '../src/index.ts';
import { both } from './both-fixture.ts';

const minute = 60_000; // ms
const amara = 'amara.okafor@fernhill.example';
const jonas = 'jonas.lindqvist@fernhill.example';

const monday = { start: '2026-11-23T09:00:00Z', end: '2026-11-23T09:45:00Z' };
const notFound = expect.objectContaining({ status: 404 });

test('a meeting made by XML is read, changed and deleted by REST', async () => {
	const { rest, xml } = both();
	const { meetingkey: meetingKey, meetingUUID: meetingId = '' } = await xml.meetings.create({
		metaData: { confName: 'Lane review', agenda: 'North' },
		accessControl: { meetingPassword: 'Fern12345' },
		schedule: { startDate: monday.start, timeZoneID: '25', duration: 45 },
		participants: { attendees: { attendee: [{ person: { email: jonas, name: 'Jonas' } }] } },
	});
	expect(await rest.meetings.get({ meetingId })).toMatchObject({
		id: meetingId,
		meetingNumber: meetingKey,
		title: 'Lane review',
		agenda: 'North',
		password: 'Fern12345',
		hostEmail: amara,
		...monday,
	});
	const [found] = await rest.meetings.list({ meetingNumber: meetingKey, current: false });
	expect(found?.id).toBe(meetingId);
	await rest.meetings.patch({
		meetingId,
		title: 'Lane review south',
		agenda: null,
		start: '2026-11-24T09:00:00Z',
		end: '2026-11-24T10:00:00Z',
	});
	const after = await xml.meetings.get({ meetingKey });
	expect(after).toMatchObject({
		metaData: { confName: 'Lane review south' },
		schedule: { startDate: '2026-11-24T09:00:00.000Z', timeZoneID: '25', duration: 60 },
	});
	expect(after.metaData).not.toHaveProperty('agenda');
	await rest.meetings.delete({ meetingId });
	await expect(xml.meetings.get({ meetingKey })).rejects.toMatchObject({ exceptionId: '060001' });
});

test('a meeting made by REST is read, changed and deleted by XML', async () => {
	const { rest, xml } = both();
	const created = await rest.meetings.create({
		title: 'Dock & yard',
		...monday,
		timezone: 'Asia/Tokyo',
		publicMeeting: true,
		integrationTags: ['ticket-7'],
	});
	const { id: meetingId, meetingNumber: meetingKey = '', password } = created;
	expect(await xml.meetings.list({ meetingKey })).toMatchObject([
		{ confName: 'Dock & yard', hostWebExID: amara, timeZoneID: '49', duration: 45 },
	]);
	expect(await xml.meetings.get({ meetingKey })).toMatchObject({
		metaData: { confName: 'Dock & yard' },
		accessControl: { meetingPassword: password },
		schedule: { startDate: '2026-11-23T09:00:00.000Z', hostWebExID: amara },
		meetingUUID: meetingId,
	});
	await xml.meetings.update({ meetingKey, metaData: { confName: 'Dock' } });
	// What the XML API has no words for stays.
	expect(await rest.meetings.get({ meetingId })).toEqual({
		...created,
		title: 'Dock',
		timezone: 'UTC',
		...monday,
	});
	await xml.meetings.delete({ meetingKey });
	await expect(rest.meetings.get({ meetingId })).rejects.toThrow(notFound);
});

const weekly = 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,WE;COUNT=5';

test('a series is one for both: its rule, its occurrences, a cancelled one', async () => {
	const { rest, xml } = both();
	const { meetingkey: sessionKey, meetingUUID: meetingSeriesId = '' } = await xml.meetings.create({
		metaData: { confName: 'Weekly' },
		schedule: { startDate: monday.start, duration: 45 },
		repeat: {
			repeatType: 'WEEKLY',
			dayInWeek: { day: ['MONDAY', 'WEDNESDAY'] },
			afterMeetingNumber: 5,
		},
	});
	expect(await rest.meetings.get({ meetingId: meetingSeriesId })).toMatchObject({
		recurrence: weekly,
	});
	const range = { meetingSeriesId, from: '2026-11-22', to: '2027-01-01' };
	const days = async () => ({
		rest: (await rest.meetings.list(range)).map(({ start }) => start?.slice(0, 10)),
		xml: (await xml.sessions.list({ sessionKey })).map(({ startTime }) => startTime?.slice(0, 10)),
	});
	const all = ['2026-11-23', '2026-11-25', '2026-11-30', '2026-12-02', '2026-12-07'];
	expect(await days()).toEqual({ rest: all, xml: all });
	await rest.meetings.delete({ meetingId: `${meetingSeriesId}_20261125T090000Z` });
	const left = all.filter((day) => day !== '2026-11-25');
	expect(await days()).toEqual({ rest: left, xml: left });
});

test.each([
	[weekly, { repeatType: 'WEEKLY', dayInWeek: { day: ['MONDAY', 'WEDNESDAY'] } }],
	['FREQ=DAILY;INTERVAL=2;COUNT=4', { repeatType: 'DAILY', interval: 2, afterMeetingNumber: 4 }],
	['FREQ=MONTHLY;INTERVAL=1;BYDAY=4MO;COUNT=3', { repeatType: 'MONTHLY', weekInMonth: 4 }],
	['FREQ=MONTHLY;BYMONTHDAY=23;COUNT=3', { repeatType: 'MONTHLY', dayInMonth: 23 }],
])('the rule %s of REST is %j in XML', async (recurrence, repeat) => {
	const { rest, xml } = both();
	const { meetingNumber: meetingKey = '' } = await rest.meetings.create({
		title: 'Series',
		...monday,
		recurrence,
	});
	expect((await xml.meetings.get({ meetingKey })).repeat).toMatchObject(repeat);
});

test('the people of a meeting are the same for both', async () => {
	const { world, rest, xml } = both();
	const { id, meetingNumber: meetingKey = '' } = await rest.meetings.create({
		title: 'With people',
		...monday,
		invitees: [{ email: jonas, displayName: 'Jonas', coHost: true }],
	});
	const [first] = await xml.attendees.list({ meetingKey });
	expect(first).toMatchObject({ person: { email: jonas, name: 'Jonas' }, role: 'HOST' });
	expect(world.meetings.series.get(id)?.invitees[0]?.id).toBe(`${id}_${first?.attendeeId}`);
	await xml.attendees.create({ person: { email: 'kim@carrier.example', name: 'Kim' }, meetingKey });
	expect(world.meetings.series.get(id)?.invitees).toMatchObject([
		{ email: jonas, coHost: true },
		{ email: 'kim@carrier.example', displayName: 'Kim' },
	]);
	await xml.attendees.delete({ attendeeEmail: [{ email: jonas, sessionKey: meetingKey }] });
	expect(world.meetings.series.get(id)?.invitees.map(({ email }) => email)).toEqual([
		'kim@carrier.example',
	]);
});

test('an event of XML is a webinar of REST', async () => {
	const { rest, xml } = both();
	const { sessionKey } = await xml.events.create({
		metaData: { sessionName: 'Town hall' },
		schedule: { startDate: monday.start, duration: 60 },
	});
	const [webinar] = await rest.meetings.list({ scheduledType: 'webinar' });
	expect(webinar).toMatchObject({ meetingNumber: sessionKey, title: 'Town hall' });
	const { meetingNumber = '' } = await rest.meetings.create({
		title: 'Open day',
		...monday,
		scheduledType: 'webinar',
		sessionTypeId: 9,
	});
	expect(await xml.events.get({ sessionKey: meetingNumber })).toMatchObject({
		metaData: { sessionName: 'Open day' },
	});
	expect(await xml.meetings.list()).toEqual([]);
});

test('a meeting that takes place runs for both, and is history for both', async () => {
	const { clock, world, rest, xml } = both();
	const { meetingkey: meetingKey, meetingUUID = '' } = await xml.meetings.create({
		metaData: { confName: 'Held' },
		schedule: { startDate: '2026-11-22T12:00:00Z', duration: 45 },
	});
	const running = startMeeting(world, meetingUUID);
	joinMeeting(world, meetingUUID, { email: jonas, displayName: 'Jonas' });
	recordMeeting(world, running.id, 'on');
	expect(await xml.sessions.listOpen()).toMatchObject([{ sessionKey: meetingKey }]);
	expect(await xml.meetings.get({ meetingKey })).toMatchObject({ status: 'INPROGRESS' });
	clock.at += 30 * minute;
	endMeeting(world, running.id);
	clock.at += minute;
	expect(await xml.sessions.listOpen()).toEqual([]);
	const startTimeScope = {
		sessionStartTimeStart: '2026-11-22T00:00:00Z',
		sessionStartTimeEnd: '2026-11-22T23:00:00Z',
	};
	const [usage] = await xml.history.meetingUsage({ startTimeScope });
	expect(usage).toMatchObject({ sessionKey: meetingKey, confID: running.number, duration: 30 });
	const attendance = await xml.history.meetingAttendees({ startTimeScope });
	expect(attendance.map(({ email, duration }) => [email, duration])).toEqual([
		[amara, 30],
		[jonas, 30],
	]);
	const [instance] = await rest.meetings.list({
		meetingType: 'meeting',
		state: 'ended',
		hasRecording: true,
	});
	expect(instance?.id).toBe(`${meetingUUID}_I_${usage?.confID}`);
});

test('a recording has one ID for each API, and is deleted once for both', async () => {
	const { simulator, world, xml } = both({ meetings: true });
	const [listed] = await xml.recordings.list({ returnSessionDetails: true }, { limit: 1 });
	const recordingID = listed?.recordingID ?? '';
	const record = world.meetings.recordings.get(listed?.recordingUUID ?? '');
	expect(record).toMatchObject({ number: recordingID, status: 'available', format: 'MP4' });
	expect(record?.instanceId).toMatch(new RegExp(`_I_${listed?.confID}$`));
	const events: string[] = [];
	world.onEvent(({ resource, event }) => events.push(`${resource} ${event}`));
	await xml.recordings.update({ recording: { recordingID }, basic: { topic: 'Renamed' } });
	await xml.recordings.delete({ recordingID });
	expect(world.meetings.recordings.get(record?.id ?? '')).toMatchObject({
		topic: 'Renamed',
		status: 'deleted',
	});
	expect(events).toEqual(['recordings updated', 'recordings deleted']);
	await xml.request('ep.DelRecordingFromRecycleBin', { recordingID });
	expect(world.meetings.recordings.get(record?.id ?? '')?.status).toBe('purged');
	expect(simulator.meetingsXml.site.recordings.get(recordingID)).toBeUndefined();
});

test('webhooks hear of what XML does', async () => {
	const { world, xml } = both();
	const heard: string[] = [];
	world.onEvent(({ event, data, actorId }) => {
		const { title, hostUserId } = data as { title: string; hostUserId: string };
		heard.push(`${event} ${title} ${actorId === hostUserId}`);
	});
	const { meetingkey: meetingKey } = await xml.meetings.create({ metaData: { confName: 'One' } });
	await xml.meetings.update({ meetingKey, metaData: { confName: 'Two' } });
	await xml.meetings.delete({ meetingKey });
	expect(heard).toEqual(['created One true', 'updated Two true', 'deleted Two true']);
	await xml.meetings.create({ metaData: { confName: 'Tried' }, validateFormat: true });
	expect(heard).toHaveLength(3);
	expect(world.meetings.series.size).toBe(0);
});

test('someone who is only a user of the site hosts meetings too', async () => {
	const { world, xml } = both();
	const webExId = 'nora.new@fernhill.example';
	await xml.users.create({ webExId, email: webExId, firstName: 'Nora', lastName: 'New' });
	await xml.meetings.create({
		metaData: { confName: 'Of Nora' },
		schedule: { hostWebExID: webExId, startDate: monday.start },
	});
	expect(await xml.meetings.list({ hostWebExID: webExId })).toMatchObject([
		{ confName: 'Of Nora' },
	]);
	expect(world.findPersonByEmail(webExId)).toBeUndefined();
});
