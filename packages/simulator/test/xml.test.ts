import type { TokenSource } from '@webex-nodes/auth';
import {
	createXmlClient,
	statusFromBody,
	ticketsByPassword,
	ticketsBySaml,
	ticketsByToken,
	WebexXmlError,
	WebexXmlResponseError,
	type XmlClient,
	type XmlSecret,
	xmlSecurity,
} from '@webex-nodes/client';
import { fetchTransport, type HttpRequest, retry, type Transport } from '@webex-nodes/http';
import { describe, expect, test } from 'vitest';
import {
	accessRecording,
	createSimulator,
	publishRecording,
	type Simulator,
	type SimulatorOptions,
} from '../src/index.ts';

const now = () => Date.parse('2026-03-04T12:00:00Z');
const admin = 'amara.okafor@fernhill.example';
const host = 'jonas.lindqvist@fernhill.example';

const fixed = (value: string): TokenSource => ({
	get: async () => value,
	refuse: () => false,
});

interface Connected {
	readonly simulator: Simulator;
	readonly webex: XmlClient;
	/** The operations that were sent, without their binding. */
	readonly sent: string[];
	readonly waits: number[];
	/** Waiting moves it. */
	readonly clock: { at: number; isStopped: boolean };
}

function connect(
	options: SimulatorOptions & { readonly as?: string; readonly site?: string } = {},
): Connected {
	const { as = admin, site: siteName = 'fernhill', ...rest } = options;
	const clock = { at: now(), isStopped: false };
	const simulator = createSimulator({ now: () => clock.at, ...rest });
	const sent: string[] = [];
	const waits: number[] = [];
	const wire: Transport = async (request: HttpRequest) => {
		sent.push(/binding\.\w+\.(\w+)"/.exec(String(request.body))?.[1] ?? '');
		return await fetchTransport(simulator.request)(request);
	};
	const repeat = retry({
		sleep: async (duration) => {
			waits.push(duration);
			if (!clock.isStopped) clock.at += duration;
		},
		random: () => 0,
	});
	const transport = repeat(statusFromBody(wire));
	const password = simulator.meetingsXml.site.user(as)?.password ?? 'unknown';
	const site = { siteName, webExId: as };
	const tickets = ticketsByPassword({ ...site, transport, password, now: () => clock.at });
	const webex = createXmlClient({
		transport: xmlSecurity(site, 'sessionTicket', tickets)(transport),
	});
	return { simulator, webex, sent, waits, clock };
}

const dayAfter = '2026-03-05T17:00:00.000Z';

async function failureOf(work: PromiseLike<unknown>): Promise<WebexXmlError> {
	const error = await Promise.resolve(work).then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (WebexXmlError.is(error)) return error;
	throw new Error(`Expected a failure of the XML API, got ${String(error)}`);
}

describe('meetings', () => {
	test('a meeting is created, read, changed, listed and deleted', async () => {
		const { webex } = connect();
		const created = await webex.meetings.create({
			metaData: { confName: 'Dock & yard <B>', agenda: 'One\nTwo' },
			accessControl: { meetingPassword: 'Fern12345' },
			schedule: { startDate: dayAfter, timeZoneID: '4', duration: 45 },
		});
		const meetingKey = created.meetingkey;
		expect(created.meetingKey).toBe(meetingKey);
		const got = await webex.meetings.get({ meetingKey });
		expect(got).toMatchObject({
			meetingkey: meetingKey,
			metaData: { confName: 'Dock & yard <B>', agenda: 'One\nTwo' },
			accessControl: { meetingPassword: 'Fern12345', isPublic: false },
			schedule: { startDate: dayAfter, timeZoneID: '4', duration: 45, hostWebExID: admin },
		});
		expect(got.hostKey).toMatch(/^\d{6}$/);
		await webex.meetings.update({ meetingKey, schedule: { duration: 90 } });
		const [listed] = await webex.meetings.list({ meetingKey });
		expect(listed).toMatchObject({
			confName: 'Dock & yard <B>',
			duration: 90,
			startDate: dayAfter,
		});
		await webex.meetings.delete({ meetingKey });
		const gone = await failureOf(webex.meetings.get({ meetingKey }));
		expect(gone).toMatchObject({ exceptionId: '060001', operation: 'meeting.GetMeeting' });
		expect(gone.advice).toContain('No meeting has this key');
	});

	test('a moment without a time zone is sent as UTC', async () => {
		const { webex } = connect();
		const { meetingkey: meetingKey } = await webex.meetings.create({
			metaData: { confName: 'Winter' },
			schedule: { startDate: '2026-12-01T10:00:00+02:00' },
		});
		const { schedule } = await webex.meetings.get({ meetingKey });
		expect(schedule).toMatchObject({ startDate: '2026-12-01T08:00:00.000Z', timeZoneID: '20' });
	});

	test('somebody else is scheduled for only with permission', async () => {
		const { webex, simulator } = connect({ as: host });
		const forAdmin = () =>
			webex.meetings.create({
				metaData: { confName: 'For her' },
				schedule: { hostWebExID: admin },
			});
		expect((await failureOf(forAdmin())).exceptionId).toBe('060021');
		const { site } = simulator.meetingsXml;
		const user = site.user(admin);
		if (!user) throw new Error('The administrator is missing');
		site.replaceUser(user, { ...user, fields: { ...user.fields, schedulingPermission: host } });
		await expect(forAdmin()).resolves.toHaveProperty('meetingkey');
		const unknown = webex.meetings.create({
			metaData: { confName: 'For nobody' },
			schedule: { hostWebExID: 'nobody@fernhill.example' },
		});
		expect((await failureOf(unknown)).exceptionId).toBe('060019');
	});

	test('a site that wants passwords refuses a meeting without one; others make one up', async () => {
		const strict = connect({ switches: { xmlMeetingPassword: 'required' } });
		const refused = strict.webex.meetings.create({ metaData: { confName: 'Open' } });
		expect((await failureOf(refused)).exceptionId).toBe('060026');
		const { webex } = connect();
		const created = await webex.meetings.create({ metaData: { confName: 'Open' } });
		expect(created.meetingPassword).toMatch(/^Mk5ec2e7\d{6}$/);
	});

	test('addresses to join and to host; a foreign host gets none', async () => {
		const { webex } = connect();
		const [meeting] = await webex.meetings.list({ hostWebExID: admin });
		const meetingKey = meeting?.meetingKey ?? '';
		expect((await webex.meetings.joinUrl({ meetingKey })).joinMeetingURL).toContain(meetingKey);
		expect((await webex.meetings.hostUrl({ meetingKey })).hostMeetingURL).toContain(meetingKey);
		const other = connect({ as: host });
		const refused = await failureOf(other.webex.meetings.hostUrl({ meetingKey }));
		expect(refused.exceptionId).toBe('060001');
	});

	test('elements that Webex does not know are refused, by the client and by the site', async () => {
		const { webex } = connect();
		const wrong = { metaData: { confName: 'X' }, accessControl: { listStatus: 'PUBLIC' } };
		await expect(webex.meetings.create(wrong as never)).rejects.toThrow(
			'accessControl.listStatus: this operation has no such element, and Webex refuses unknown ones',
		);
		const forced = webex.meetings.create(
			{ metaData: { confName: 'X' }, accessControl: { isPublic: true } },
			{ additionalXml: '<accessControl><listStatus>PUBLIC</listStatus></accessControl>' },
		);
		expect((await failureOf(forced)).reason).toContain(
			'unknown element meeting.CreateMeeting/accessControl/listStatus',
		);
	});

	test('additional XML goes into the groups that are there', async () => {
		const { webex } = connect();
		const { meetingkey: meetingKey } = await webex.meetings.create(
			{ metaData: { confName: 'X' }, enableOptions: { chat: false } },
			{
				additionalXml:
					'<enableOptions><poll>true</poll></enableOptions><remind><sendEmail>true</sendEmail></remind>',
			},
		);
		const { enableOptions, remind } = await webex.meetings.get({ meetingKey });
		expect(enableOptions).toEqual({ chat: false, poll: true });
		expect(remind).toMatchObject({ sendEmail: true });
	});
});

describe('attendees', () => {
	test('people are invited, listed and removed by address', async () => {
		const { webex } = connect();
		const { meetingkey: meetingKey } = await webex.meetings.create({ metaData: { confName: 'X' } });
		const { attendeeId } = await webex.attendees.create({
			person: { email: 'One@Carrier.example', name: 'One' },
			meetingKey,
			attendees: [
				{ person: { email: 'two@carrier.example' }, sessionKey: meetingKey, role: 'HOST' },
			],
		});
		const listed = await webex.attendees.list({ meetingKey });
		expect(listed.map(({ person, attendeeId: id, role }) => [person.email, id, role])).toEqual([
			['one@carrier.example', attendeeId[0], 'ATTENDEE'],
			['two@carrier.example', attendeeId[1], 'HOST'],
		]);
		await webex.attendees.delete({
			attendeeEmail: [{ email: 'ONE@carrier.example', sessionKey: meetingKey }],
		});
		expect(await webex.attendees.list({ meetingKey })).toHaveLength(1);
	});

	test('more than 50 at a time are refused before anything is sent', async () => {
		const { webex, sent } = connect();
		const people = Array.from({ length: 50 }, (_, index) => ({
			person: { email: `${index}@carrier.example` },
		}));
		await expect(
			webex.attendees.create({ person: { email: 'x@y.example' }, attendees: people }),
		).rejects.toThrow('attendees: expected at most 49 at a time, got 50');
		expect(sent).toEqual([]);
	});

	test('a meeting without attendees has an empty list, not a failure', async () => {
		const { webex } = connect();
		const { meetingkey: meetingKey } = await webex.meetings.create({ metaData: { confName: 'X' } });
		expect(await webex.attendees.list({ meetingKey })).toEqual([]);
	});

	test('registering gives the ID that a join address needs', async () => {
		const { webex } = connect();
		const { meetingkey: sessionKey } = await webex.meetings.create({
			metaData: { confName: 'X' },
			attendeeOptions: { registration: true },
		});
		const { register } = await webex.attendees.register({
			attendees: [{ person: { email: 'reg@carrier.example' }, sessionKey }],
		});
		const RegID = register[0]?.registerID ?? '';
		const { joinMeetingURL } = await webex.meetings.joinUrl({ sessionKey, RegID });
		expect(joinMeetingURL).toContain(RegID);
	});
});

describe('sessions', () => {
	test.each(['answer', 'session'] as const)(
		'times are right whichever zone an item names: that of the %s',
		async (xmlSessionTimeZone) => {
			const { webex } = connect({ switches: { xmlSessionTimeZone } });
			const { meetingkey } = await webex.meetings.create({
				metaData: { confName: 'X' },
				schedule: { startDate: dayAfter, timeZoneID: '49' },
			});
			const [listed] = await webex.sessions.list({ sessionKey: meetingkey });
			expect(listed?.startTime).toBe(dayAfter);
			const [scoped] = await webex.sessions.list({
				sessionKey: meetingkey,
				dateScope: { startDateStart: '2026-03-05T16:00:00Z', timeZoneID: '11' },
			});
			expect(scoped?.startTime).toBe(dayAfter);
		},
	);

	test('a series comes as its occurrences, or once', async () => {
		const { webex } = connect();
		const { meetingkey: sessionKey } = await webex.meetings.create({
			metaData: { confName: 'Weekly' },
			schedule: { startDate: '2026-03-09T09:00:00Z', duration: 30 },
			repeat: {
				repeatType: 'WEEKLY',
				dayInWeek: { day: ['MONDAY', 'WEDNESDAY'] },
				afterMeetingNumber: 5,
			},
		});
		const occurrences = await webex.sessions.list({ sessionKey });
		expect(occurrences.map(({ startTime }) => startTime?.slice(0, 10))).toEqual([
			'2026-03-09',
			'2026-03-11',
			'2026-03-16',
			'2026-03-18',
			'2026-03-23',
		]);
		expect(await webex.sessions.list({ sessionKey, recurrence: true })).toHaveLength(1);
	});

	test('what is open now comes as one list, each with its service', async () => {
		const { webex } = connect();
		expect(await webex.sessions.listOpen()).toMatchObject([
			{ sessionName: 'Peak planning', serviceType: 'MeetingCenter' },
		]);
		expect(await webex.sessions.listOpen({ serviceType: ['EventCenter'] })).toEqual([]);
	});

	test('the version and a session are told to those who name the site only', async () => {
		const simulator = createSimulator({ now });
		const key = [...simulator.meetingsXml.site.sessions.keys()][0] ?? '';
		const anonymous = createXmlClient({
			transport: xmlSecurity(
				{ siteName: 'fernhill', webExId: '' },
				'password',
				fixed(''),
			)(fetchTransport(simulator.request)),
		});
		expect(await anonymous.sessions.apiVersion()).toMatchObject({ release: 'SP26' });
		const session = await anonymous.sessions.get({ sessionKey: key });
		expect(session.sessionKey).toBe(key);
		const start = simulator.meetingsXml.site.sessions.get(key)?.start ?? 0;
		expect(session.schedule?.startDate).toBe(new Date(start).toISOString());
		const refused = await failureOf(anonymous.meetings.list());
		expect(refused.exceptionId).toBe('000001');
	});

	test('any session is deleted by its key', async () => {
		const { webex } = connect();
		const { sessionKey } = await webex.events.create({ metaData: { sessionName: 'Open day' } });
		await webex.sessions.delete({ sessionKey });
		expect(await webex.events.list()).toEqual([]);
	});
});

describe('events and training sessions', () => {
	test('an event is created, changed, read, listed and deleted', async () => {
		const { webex } = connect();
		const { sessionKey } = await webex.events.create({
			metaData: { sessionName: 'Town hall' },
			schedule: { startDate: dayAfter, duration: 60 },
			extOptions: { registration: true },
			enrollmentForm: { standardFields: { phone: { incl: true, req: false } } },
		});
		await webex.events.update({ sessionKey, metaData: { description: 'All of us' } });
		expect(await webex.events.get({ sessionKey })).toMatchObject({
			sessionKey,
			metaData: { sessionName: 'Town hall', description: 'All of us' },
			schedule: { startDate: dayAfter },
		});
		expect(await webex.events.list()).toMatchObject([
			{ sessionKey, endDate: '2026-03-05T18:00:00.000Z' },
		]);
		await webex.events.delete({ sessionKey });
		expect(await webex.events.list()).toEqual([]);
	});

	test('a site without classic events says what replaced them', async () => {
		const { webex } = connect({ switches: { xmlEvents: 'off' } });
		const refused = await failureOf(webex.events.list());
		expect(refused.exceptionId).toBe('010106');
		expect(refused.advice).toContain('webinars of the REST API');
	});

	test('a training session is created, changed, read, listed and deleted', async () => {
		const { webex } = connect();
		const { sessionkey } = await webex.trainings.create({
			metaData: { confName: 'Forklift' },
			schedule: { startDate: [dayAfter], duration: 60 },
		});
		const sessionKey = sessionkey[0] ?? '';
		await webex.trainings.update({ sessionKey, metaData: { agenda: 'Pallets' } });
		expect(await webex.trainings.get({ sessionKey })).toMatchObject({
			metaData: { confName: 'Forklift', agenda: 'Pallets' },
			schedule: { startDate: [dayAfter] },
		});
		expect(await webex.trainings.list()).toMatchObject([{ sessionKey, startDate: dayAfter }]);
		await webex.trainings.delete({ sessionKey });
		expect(await webex.trainings.list()).toEqual([]);
	});
});

describe('recordings', () => {
	const year = {
		createTimeScope: {
			createTimeStart: '2025-10-01T00:00:00Z',
			createTimeEnd: '2026-03-04T12:00:00Z',
		},
	};

	test.each([0, 1] as const)(
		'a long period is read in windows of 28 days, each recording once, with index base %i',
		async (xmlRecordingIndex) => {
			const { webex, simulator, sent } = connect({ switches: { xmlRecordingIndex } });
			const { site } = simulator.meetingsXml;
			const [instance] = simulator.world.meetings.instances.values();
			for (let index = 0; index < 1200; index += 1) {
				publishRecording(simulator.world, instance?.id ?? '', {
					topic: `Bulk ${index}`,
					createTime: now() - index * 3_600_000,
				});
			}
			const found = await webex.recordings.list(year);
			const ids = found.map(({ recordingID }) => recordingID).sort();
			expect(ids).toEqual([...site.recordings.keys()].sort());
			expect(sent.filter((name) => name === 'LstRecording').length).toBeGreaterThanOrEqual(6);
		},
	);

	test('one recording is read, renamed, put into the recycle bin and recovered', async () => {
		const { webex } = connect();
		const [first] = await webex.recordings.list({}, { limit: 1 });
		const recordingID = first?.recordingID ?? '';
		expect(first).toMatchObject({ size: 12.5, duration: 2700, passwordReq: false });
		await webex.recordings.update({
			recording: { recordingID, description: 'For audit' },
			basic: { topic: 'Renamed' },
		});
		expect(await webex.recordings.get({ recordingID })).toMatchObject({
			basic: { topic: 'Renamed', description: 'For audit' },
		});
		await webex.recordings.delete({ recordingID });
		const bin = { recording: [{ recordingID, name: 'Renamed' }] };
		expect(await webex.request('ep.LstRecordingInRecycleBin')).toEqual(bin);
		await webex.request(
			'ep.RecoverRecordingFromRecycleBin',
			`<recordingID>${recordingID}</recordingID>`,
		);
		expect(await webex.recordings.get({ recordingID })).toHaveProperty('basic');
		await webex.recordings.delete({ recordingID });
		await webex.request('ep.DelRecordingFromRecycleBin', { recordingID });
		expect((await failureOf(webex.recordings.get({ recordingID }))).exceptionId).toBe('000015');
	});
});

describe('history', () => {
	const startTimeScope = {
		sessionStartTimeStart: '2026-03-01T00:00:00Z',
		sessionStartTimeEnd: '2026-03-03T23:59:59Z',
	};

	test('a period is read a day at a time; usage and attendance belong together by confID', async () => {
		const { webex, sent, simulator } = connect();
		const usage = await webex.history.meetingUsage({ startTimeScope });
		const attendees = await webex.history.meetingAttendees({ startTimeScope });
		const held = simulator.meetingsXml.site.held.filter(
			({ start }) => start >= Date.parse('2026-03-01') && start < Date.parse('2026-03-04'),
		);
		expect(usage.map(({ confID }) => confID).sort()).toEqual(
			held.map(({ confId }) => confId).sort(),
		);
		expect(new Set(attendees.map(({ confID }) => confID))).toEqual(
			new Set(usage.map(({ confID }) => confID)),
		);
		expect(usage[0]?.meetingStartTime).toMatch(/^2026-03-01T\d\d:00:00\.000Z$/);
		expect(sent.filter((name) => name === 'LstmeetingusageHistory')).toHaveLength(3);
	});

	test('others than administrators see what they hosted', async () => {
		const { webex } = connect({ as: host });
		const usage = await webex.history.meetingUsage({ startTimeScope });
		expect(new Set(usage.map(({ hostWebExID }) => hostWebExID))).toEqual(new Set([host]));
	});

	test('how often a recording was opened, and by whom', async () => {
		const { webex, simulator } = connect();
		const { world, meetingsXml } = simulator;
		const [recording] = meetingsXml.site.recordings.values();
		if (!recording) throw new Error('The site has recordings');
		const { id: recordID, name: recordName, record } = recording;
		const reportOf = async (more: object = {}) =>
			await webex.history.recordingAccess({ recordName, ...more });
		const before = (await reportOf()).find((each) => each.recordID === recordID);
		const reader = { displayName: 'Hana Sato', email: 'hana.sato@fernhill.example' };
		const at = Date.parse('2026-03-02T10:00:00Z');
		accessRecording(world, record, { ...reader, at, viewed: true });
		accessRecording(world, record, { ...reader, at: at + 60_000, downloaded: true });
		const after = (await reportOf()).find((each) => each.recordID === recordID);
		expect(after).toEqual({
			...before,
			viewed: (before?.viewed ?? 0) + 1,
			downloaded: (before?.downloaded ?? 0) + 1,
		});
		const details = await webex.history.recordingAccessDetails({ recordID });
		expect(details).toHaveLength(world.meetings.accesses.of(record.id).length);
		expect(details.slice(-2)).toMatchObject([
			{ participantName: 'Hana Sato', viewed: true, downloaded: false },
			{ participantEmail: reader.email, viewed: false, downloaded: true },
		]);
		expect(details.at(-2)?.accessTime).toBe('2026-03-02T10:00:00.000Z');
	});

	test('recordings that were opened at a time', async () => {
		const { webex, simulator } = connect();
		const { world, meetingsXml } = simulator;
		const [recording] = meetingsXml.site.recordings.values();
		if (!recording) throw new Error('The site has recordings');
		const at = Date.parse('2026-02-20T10:00:00Z');
		const reader = { displayName: 'Hana Sato', email: 'hana.sato@fernhill.example' };
		accessRecording(world, recording.record, { ...reader, at, viewed: true });
		const viewTimeScope = {
			viewTimeStart: '2026-02-20T09:59:59Z',
			viewTimeEnd: '2026-02-20T10:00:01Z',
		};
		const found = await webex.history.recordingAccess({ viewTimeScope });
		expect(found).toMatchObject([{ recordID: recording.id, viewed: 1, downloaded: 0 }]);
	});

	test('events and training sessions that were never held give empty lists', async () => {
		const { webex } = connect();
		expect(await webex.history.eventSessions({ startTimeScope })).toEqual([]);
		expect(await webex.history.eventAttendees({ startTimeScope })).toEqual([]);
		expect(await webex.history.trainingSessions({ startTimeScope })).toEqual([]);
		expect(await webex.history.trainingAttendees({ startTimeScope })).toEqual([]);
	});
});

describe('users and sites', () => {
	test('an administrator creates, changes, lists and deactivates users', async () => {
		const { webex } = connect();
		const webExId = 'nora.new@fernhill.example';
		const user = { webExId, email: webExId, firstName: 'Nora', lastName: 'New' };
		const { userId } = await webex.users.create({ ...user, privilege: { host: true } });
		expect((await failureOf(webex.users.create(user))).exceptionId).toBe('030004');
		await webex.users.update({ webExId, lastName: 'Newer' });
		expect(await webex.users.get({ webExId })).toMatchObject({
			userId,
			lastName: 'Newer',
			privilege: { host: true, siteAdmin: false },
			active: 'ACTIVATED',
		});
		expect(await webex.users.list({ email: 'nora' })).toMatchObject([{ webExId }]);
		const { user: states } = await webex.users.deactivate({
			webExId: [webExId, 'nobody@fernhill.example'],
		});
		expect(states).toEqual([
			{ webExId, status: 'SUCCESS' },
			{ webExId: 'nobody@fernhill.example', status: 'FAILURE' },
		]);
		expect(await webex.users.list({ active: 'DEACTIVATED' })).toMatchObject([{ webExId }]);
		await webex.users.update({ webExId, active: 'ACTIVATED' });
		expect(await webex.users.loginUrl({ webExID: webExId })).toHaveProperty('userLoginURL');
	});

	test('on a classic site the WebEx ID is a name of its own, and needs a password', async () => {
		const { webex } = connect({ switches: { xmlSite: 'classic' } });
		const user = { webExId: '00123', email: 'nora@fernhill.example', firstName: 'Nora' };
		expect((await failureOf(webex.users.create(user))).reason).toContain('password');
		await webex.users.create({ ...user, password: 'Fern12345' });
		expect(await webex.users.get({ webExId: '00123' })).toMatchObject({ webExId: '00123' });
	});

	test('others read only themselves', async () => {
		const { webex } = connect({ as: host });
		expect(await webex.users.get({ webExId: host })).toMatchObject({ firstName: 'Jonas' });
		expect((await failureOf(webex.users.get({ webExId: admin }))).exceptionId).toBe('000001');
		expect((await failureOf(webex.users.list())).exceptionId).toBe('000001');
		expect((await failureOf(webex.sites.get())).exceptionId).toBe('000001');
	});

	test('a site tells its rules, types of sessions and zones, daylight saving included', async () => {
		const { webex } = connect();
		const { siteInstance } = await webex.sites.get();
		expect(siteInstance.passwordCriteria).toMatchObject({ mixedCase: true, minLength: 8 });
		const types = await webex.meetingTypes.list();
		expect(types.map(({ meetingTypeID }) => meetingTypeID)).toEqual(['3', '9', '13', '214']);
		expect(await webex.meetingTypes.get({ meetingTypeID: '13' })).toMatchObject({
			serviceTypes: { serviceType: ['TrainingCenter'] },
		});
		const offset = async (date: string) =>
			(await webex.sites.timeZones({ timeZoneID: ['4'], date }))[0]?.gmtOffset;
		expect(await offset('2026-01-15')).toBe(-480);
		expect(await offset('2026-07-15')).toBe(-420);
	});
});

describe('lists', () => {
	function fill(simulator: Simulator, many: number): void {
		for (let index = 0; index < many; index += 1) {
			simulator.meetingsXml.site.addUser({
				webExId: `user${String(index).padStart(4, '0')}@fernhill.example`,
				email: `user${String(index).padStart(4, '0')}@fernhill.example`,
				fields: { firstName: 'U', lastName: String(index) },
			});
		}
	}

	test('pages of 500 follow each other until the last, each user once', async () => {
		const { webex, simulator, sent } = connect();
		fill(simulator, 1300);
		const listed = await webex.users.list();
		expect(new Set(listed.map(({ webExId }) => webExId)).size).toBe(
			simulator.meetingsXml.site.users.size,
		);
		expect(listed).toHaveLength(simulator.meetingsXml.site.users.size);
		expect(sent.filter((name) => name === 'LstsummaryUser')).toHaveLength(3);
	});

	const moments = [1, 4, 30, 90].flatMap((gone) => [1, 2, 3].map((at) => [gone, at] as const));

	test.each(moments)(
		'nobody is missed when %i users that were read disappear between two pages, after page %i',
		async (gone, at) => {
			const { webex, simulator } = connect();
			const { site } = simulator.meetingsXml;
			fill(simulator, 300);
			const seen = new Set<string>();
			let pages = 0;
			for await (const { items } of webex.users.list({}, { pageSize: 100 }).pages()) {
				for (const { webExId } of items) seen.add(webExId);
				pages += 1;
				if (pages !== at) continue;
				for (const webExId of [...seen].slice(10, 10 + gone)) site.users.delete(webExId);
			}
			expect([...site.users.keys()].filter((webExId) => !seen.has(webExId))).toEqual([]);
		},
	);

	test('a limit ends the requests, and leaving a loop does too', async () => {
		const { webex, simulator, sent } = connect();
		fill(simulator, 300);
		expect(await webex.users.list({}, { limit: 130, pageSize: 100 })).toHaveLength(130);
		let read = 0;
		for await (const user of webex.users.list({}, { pageSize: 10 })) {
			read += user.webExId.length;
			if (read > 0) break;
		}
		expect(sent.filter((name) => name === 'LstsummaryUser')).toHaveLength(3);
	});

	test('items come in the order asked for', async () => {
		const { webex } = connect();
		const listed = await webex.users.list({
			order: { orderBy: ['FIRSTNAME'], orderAD: ['DESC'] },
		});
		const names = listed.map(({ firstName }) => firstName);
		expect(names).toEqual([...names].sort().reverse());
	});
});

describe('signing in', () => {
	const site = { siteName: 'fernhill', webExId: admin };

	function started(options: SimulatorOptions = {}) {
		const simulator = createSimulator({ now, ...options });
		const transport = statusFromBody(fetchTransport(simulator.request));
		const client = (secret: XmlSecret, source: TokenSource) =>
			createXmlClient({ transport: xmlSecurity(site, secret, source)(transport) });
		return { simulator, transport, client };
	}

	test('with the password in each request', async () => {
		const { simulator, client } = started();
		const password = simulator.meetingsXml.site.user(admin)?.password ?? '';
		expect(await client('password', fixed(password)).users.get({ webExId: admin })).toMatchObject({
			email: admin,
		});
		const wrong = await failureOf(
			client('password', fixed('secret-wrong')).users.get({ webExId: admin }),
		);
		expect(wrong).toMatchObject({ exceptionId: '030002' });
		expect(`${wrong.message} ${wrong.stack} ${JSON.stringify(wrong)}`).not.toContain(
			'secret-wrong',
		);
	});

	test('with a ticket for a token of developer.webex.com, asked for once', async () => {
		const { simulator, client, transport } = started();
		const tokens = fixed(simulator.personalToken);
		const webex = client('sessionTicket', ticketsByToken({ ...site, transport, tokens, now }));
		await Promise.all([
			webex.meetings.list(),
			webex.users.get({ webExId: admin }),
			webex.sites.get(),
		]);
		expect(simulator.meetingsXml.site.authentications).toBe(1);
	});

	test.each([
		[{ status: 429, retryAfter: 7 }, [7000]],
		[{ status: 503 }, [1000]],
	])('the exchange for a ticket is repeated like a read after %o', async (fault, expected) => {
		const { webex, simulator, sent, waits } = connect();
		simulator.faults.next(fault);
		await failureOf(webex.meetings.delete({ meetingKey: '1' }));
		expect([sent, waits]).toEqual([
			['AuthenticateUser', 'AuthenticateUser', 'DelMeeting'],
			expected,
		]);
	});

	test.each(['http://acme.example/WBXService/XMLService', 'ftp://acme.example/'])(
		'no secret is put into a document for %s',
		async (url) => {
			const sent: string[] = [];
			const transport: Transport = async (request) => {
				sent.push(String(request.body));
				return { status: 200, headers: {}, body: new Uint8Array() };
			};
			const sign = xmlSecurity(site, 'password', fixed('secret'))(transport);
			const request = { method: 'POST', url, headers: {}, body: '<message/>' } as const;
			await expect(sign(request)).rejects.toThrow(/^url: no secret is sent to acme\.example/);
			expect(sent).toEqual([]);
		},
	);

	test('a token without spark:all, or of somebody who is not the user named, is refused', async () => {
		const { simulator, client, transport } = started();
		const person = [...simulator.world.people.values()][0];
		const small = simulator.tokens.issueFixed({
			personId: person?.id ?? '',
			scopes: ['spark:rooms_read'],
			expiresAt: Number.POSITIVE_INFINITY,
		});
		for (const token of [small.value, simulator.botToken]) {
			const tokens = fixed(token);
			const webex = client('sessionTicket', ticketsByToken({ ...site, transport, tokens, now }));
			const refused = await failureOf(webex.meetings.list());
			expect(refused).toMatchObject({
				exceptionId: '030048',
				subErrors: [{ exceptionId: 'AS0001', reason: 'authentication service error' }],
			});
			expect(refused.message).not.toContain(token);
		}
	});

	test('a ticket that ended is renewed once for everybody who finds out', async () => {
		const { simulator, client, transport } = started();
		const password = simulator.meetingsXml.site.user(admin)?.password ?? '';
		const tickets = ticketsByPassword({ ...site, transport, password, now });
		const webex = client('sessionTicket', tickets);
		await webex.meetings.list();
		simulator.meetingsXml.site.expireTickets();
		await Promise.all(Array.from({ length: 8 }, () => webex.meetings.list()));
		expect(simulator.meetingsXml.site.authentications).toBe(2);
	});

	test('a ticket is not used in its last moments', async () => {
		let clock = now();
		const simulator = createSimulator({ now: () => clock });
		const transport = statusFromBody(fetchTransport(simulator.request));
		const password = simulator.meetingsXml.site.user(admin)?.password ?? '';
		const tickets = ticketsByPassword({ ...site, transport, password, now: () => clock });
		const webex = createXmlClient({
			transport: xmlSecurity(site, 'sessionTicket', tickets)(transport),
		});
		await webex.meetings.list();
		clock += 5350 * 1000;
		await webex.meetings.list();
		expect(simulator.meetingsXml.site.authentications).toBe(2);
	});

	test('a token of an old integration that expired within status 200 is renewed once', async () => {
		const { simulator, client } = started();
		const person = [...simulator.world.people.values()][0];
		const issue = () =>
			simulator.meetingsXml.tokens.issueFixed({
				personId: person?.id ?? '',
				scopes: ['all_read'],
				expiresAt: Number.POSITIVE_INFINITY,
			}).value;
		let current = 'expired';
		let refusals = 0;
		const tokens: TokenSource = {
			get: async () => current,
			refuse: (token) => {
				if (token === current) {
					refusals += 1;
					current = issue();
				}
				return true;
			},
		};
		const webex = client('webExAccessToken', tokens);
		const [one, other] = await Promise.all([
			webex.users.get({ webExId: admin }),
			webex.users.get({ webExId: admin }),
		]);
		expect([one.email, other.email]).toEqual([admin, admin]);
		expect(refusals).toBe(1);
	});

	test('a token that was refused stays a failure that names no token', async () => {
		const { client } = started();
		const refused = await failureOf(
			client('webExAccessToken', fixed('token-that-ended')).users.get({ webExId: admin }),
		);
		expect(refused.reason).toBe('WebEx access token is invalid');
		expect(refused.message).not.toContain('token-that-ended');
	});

	test('the answer of an identity provider goes into the body', async () => {
		const bodies: string[] = [];
		const transport: Transport = async (request) => {
			bodies.push(String(request.body));
			return {
				status: 200,
				headers: {},
				body: new TextEncoder().encode(
					'<message><header><response><result>SUCCESS</result></response></header><body><bodyContent><sessionTicket>T</sessionTicket></bodyContent></body></message>',
				),
			};
		};
		const tickets = ticketsBySaml({ ...site, transport, samlResponse: async () => 'UE1M' });
		expect(await tickets.get()).toBe('T');
		expect(bodies[0]).toContain('<samlResponse>UE1M</samlResponse>');
	});
});

describe('a site that does not do as asked', () => {
	test('waits a minute when the site limits the rate', async () => {
		const { webex, waits } = connect({ switches: { xmlRateLimit: 2 } });
		await webex.meetings.list();
		await webex.meetings.list();
		expect(waits).toEqual([60_000]);
	});

	test('a failure says how often and how long it waited', async () => {
		const { webex, waits, clock } = connect({ switches: { xmlRateLimit: 1 } });
		clock.isStopped = true;
		const refused = await failureOf(webex.meetings.list());
		expect(refused).toMatchObject({
			exceptionId: '000045',
			waited: { attempts: 16, duration: 900_000 },
		});
		expect(waits).toEqual(Array.from({ length: 15 }, () => 60_000));
	});

	test('reading is repeated after a server error, writing never', async () => {
		const { webex, simulator, sent } = connect();
		await webex.meetings.list();
		simulator.faults.next({ at: '/WBXService', status: 503, times: 2 });
		await webex.meetings.list();
		simulator.faults.next({ at: '/WBXService', status: 503 });
		const write = webex.meetings.create({ metaData: { confName: 'Once' } });
		await expect(write).rejects.toThrow(
			'answered 503 instead of the result of meeting.CreateMeeting',
		);
		expect(sent.filter((name) => name === 'LstsummaryMeeting')).toHaveLength(4);
		expect(sent.filter((name) => name === 'CreateMeeting')).toHaveLength(1);
	});

	test('an answer that was cut off is never a result: reading is repeated, writing never', async () => {
		const { webex, simulator } = connect();
		const meetings = await webex.meetings.list();
		simulator.faults.next({ at: '/WBXService', cut: 'body' });
		expect(await webex.meetings.list()).toEqual(meetings);
		simulator.faults.next({ at: '/WBXService', cut: 'body' });
		const error = await webex.meetings.create({ metaData: { confName: 'Cut' } }).then(
			() => undefined,
			(reason: unknown) => reason,
		);
		if (!WebexXmlResponseError.is(error)) throw new Error(`Unexpected: ${String(error)}`);
		expect(error.reason).toContain('ends too early');
	});

	test('a retired site refuses meetings and still manages users', async () => {
		const { webex } = connect({ switches: { xmlRetired: 'refused' } });
		expect((await failureOf(webex.meetings.list())).advice).toContain('REST API');
		expect(await webex.users.get({ webExId: admin })).toMatchObject({ email: admin });
	});

	test('a web page instead of an answer is told with status and text', async () => {
		const { webex } = connect({ switches: { xmlRetired: 'page' } });
		await expect(webex.meetings.list()).rejects.toThrow(
			/answered 404 instead of the result of user.AuthenticateUser \(Webex Page Not Found\)/,
		);
	});

	test('umlauts survive an answer in ISO-8859-1', async () => {
		const { webex } = connect({ switches: { xmlCharset: 'ISO-8859-1' } });
		const { meetingkey: meetingKey } = await webex.meetings.create({
			metaData: { confName: 'Übergabe Zürich' },
		});
		expect((await webex.meetings.get({ meetingKey })).metaData?.confName).toBe('Übergabe Zürich');
	});

	test('the backup cluster answers like the primary', async () => {
		const { webex } = connect({ switches: { xmlCluster: 'BACKUP' } });
		expect(await webex.meetings.list()).not.toHaveLength(0);
	});

	test('slow answers are waited for', async () => {
		const { webex } = connect({ switches: { xmlDelay: 50 } });
		expect(await webex.meetings.list()).not.toHaveLength(0);
	});

	test('an unknown site and an unknown operation are failures', async () => {
		const { webex } = connect({ site: 'elsewhere' });
		expect((await failureOf(webex.meetings.list())).reason).toBe('The site is not found');
		const other = connect();
		expect((await failureOf(other.webex.request('ep.LstNothing'))).reason).toContain(
			'no operation ep.LstNothing',
		);
	});
});
