import { describe, expect, test } from 'vitest';
import { startMeeting } from '../src/index.ts';
import { noon, setUp } from './fixture.ts';

const times = { start: '2026-11-23T09:00:00Z', end: '2026-11-23T09:30:00Z' };
const jonas = 'jonas.lindqvist@fernhill.example';
const siteUrl = 'fernhill.webex.com';

const failure = (status: number, text: RegExp | string = '') =>
	expect.objectContaining({ status, errors: [expect.stringMatching(text)] });

function withJonas() {
	const set = setUp();
	const { value } = set.simulator.tokens.issueFixed({
		personId: set.simulator.world.findPersonByEmail(jonas)?.id ?? '',
		scopes: [...set.simulator.integration.scopes],
		expiresAt: Number.POSITIVE_INFINITY,
	});
	return { ...set, jonasClient: set.as(value) };
}

describe('templates', () => {
	test('are filtered, and give a new meeting what it does not name itself', async () => {
		const { webex } = setUp();
		const webinars = await webex.meetingTemplates.list({ templateType: 'webinar' });
		expect(webinars).toEqual([
			expect.objectContaining({ templateType: 'webinar', isDefault: true, siteUrl }),
		]);
		const [template] = await webex.meetingTemplates.list({ isDefault: false });
		const templateId = template?.id ?? '';
		const { meeting } = await webex.meetingTemplates.get({ templateId, timezone: 'Asia/Tokyo' });
		expect(meeting).toMatchObject({
			timezone: 'Asia/Tokyo',
			start: '2026-11-22T21:30:00+09:00',
			end: '2026-11-22T22:00:00+09:00',
		});
		const created = await webex.meetings.create({ templateId, title: 'Friday review' });
		expect(created).toMatchObject({
			title: 'Friday review',
			agenda: 'Open points',
			enabledAutoRecordMeeting: true,
			start: '2026-11-22T12:30:00Z',
		});
		expect(await webex.meetingTemplates.list({ locale: 'de_DE' })).toEqual([]);
		await expect(webex.meetings.create({ templateId: 'unknown' })).rejects.toThrow(failure(404));
	});
});

describe('session types', () => {
	test('of a host are those that an administrator has given', async () => {
		const { webex, jonasClient } = withJonas();
		const { meetingSessionTypes, meetingConfiguration } = webex;
		const all = await meetingConfiguration.sessionTypes();
		expect(all.map(({ type }) => type)).toContain('EventCenter');
		const mine = await meetingSessionTypes.list();
		expect([...new Set(mine.map(({ type }) => type))].sort()).toEqual([
			'meeting',
			'privateMeeting',
			'webinar',
		]);
		await meetingConfiguration.updateUserSessionTypes({
			siteUrl,
			email: jonas,
			sessionTypeIds: ['214'],
		});
		const left = await jonasClient.meetingSessionTypes.list();
		expect(left.map(({ id }) => id)).toEqual(['214']);
		expect(await meetingSessionTypes.list({ hostEmail: jonas })).toEqual(left);
		const getting = jonasClient.meetingSessionTypes.get({ sessionTypeId: '3' });
		await expect(getting).rejects.toThrow(failure(404));
		await expect(
			meetingConfiguration.updateUserSessionTypes({ siteUrl, email: jonas, sessionTypeIds: ['0'] }),
		).rejects.toThrow(failure(400, /'0' is invalid/));
		await expect(meetingConfiguration.userSessionTypes({})).rejects.toThrow(
			failure(400, /personId and email/),
		);
		await expect(jonasClient.meetingConfiguration.sessionTypes()).rejects.toThrow(failure(403));
	});
});

describe('tracking codes', () => {
	const draft = {
		name: 'Region',
		siteUrl,
		inputMode: 'select' as const,
		hostProfileCode: 'optional' as const,
		options: [
			{ value: 'North', defaultValue: true },
			{ value: 'South', defaultValue: false },
		],
		scheduleStartCodes: [{ service: 'MeetingCenter' as const, type: 'required' as const }],
	};

	test('are made with every service, changed and removed', async () => {
		const { webex } = setUp();
		const { meetingConfiguration: site } = webex;
		const made = await site.createTrackingCode(draft);
		expect(made).toEqual({
			...draft,
			id: expect.any(String),
			scheduleStartCodes: [
				{ service: 'All', type: 'notApplicable' },
				{ service: 'MeetingCenter', type: 'required' },
				{ service: 'EventCenter', type: 'notUsed' },
				{ service: 'TrainingCenter', type: 'notUsed' },
				{ service: 'SupportCenter', type: 'notUsed' },
			],
		});
		const trackingCodeId = made.id;
		const everywhere = { ...draft, scheduleStartCodes: [{ service: 'All', type: 'optional' }] };
		const changed = await site.updateTrackingCode({
			trackingCodeId,
			...(everywhere as typeof draft),
		});
		expect(changed.scheduleStartCodes.map(({ type }) => type)).toEqual(Array(5).fill('optional'));
		expect(await site.trackingCode({ trackingCodeId })).toEqual(changed);
		await site.deleteTrackingCode({ trackingCodeId, siteUrl });
		await expect(site.trackingCode({ trackingCodeId })).rejects.toThrow(failure(404, /is invalid/));
		await expect(site.updateTrackingCode({ trackingCodeId, ...draft })).rejects.toThrow(
			failure(400, /is invalid/),
		);
	});

	test.each([
		[{ name: '' }, /name/],
		[{ options: [] }, /options/],
		[{ options: [{ value: '', defaultValue: true }] }, /value/],
		[{ inputMode: 'hostProfileSelect' as const }, /notUsed/],
		[{ hostProfileCode: 'required' as const }, /not allowed/],
		[{ hostProfileCode: 'adminSet' as const }, /optional or required/],
	])('with %j are refused', async (change, reason) => {
		const { webex } = setUp();
		const making = webex.meetingConfiguration.createTrackingCode({ ...draft, ...change });
		await expect(making).rejects.toThrow(failure(400, reason));
	});

	test('of a host come first in what the host chooses from', async () => {
		const { webex, jonasClient } = withJonas();
		const { updateUserTrackingCodes, userTrackingCodes } = webex.meetingConfiguration;
		const update = (name: string, value: string) =>
			updateUserTrackingCodes({ siteUrl, email: jonas, trackingCodes: [{ name, value }] });
		await expect(update('Planet', 'Mars')).rejects.toThrow(
			failure(400, "Tracking code of 'Planet' is not found."),
		);
		await expect(update('Department', 'Mars')).rejects.toThrow(failure(400, /not an option/));
		await update('Cost centre', '4711');
		await update('Department', 'Carriers');
		expect((await userTrackingCodes({ email: jonas })).trackingCodes).toEqual([
			{ id: '2', name: 'Cost centre', value: '4711' },
			{ id: '1', name: 'Department', value: 'Carriers' },
		]);
		const [department] = await jonasClient.meetingTrackingCodes.list({ service: 'MeetingCenter' });
		expect(department).toMatchObject({
			name: 'Department',
			service: 'MeetingCenter',
			type: 'optional',
			options: [
				{ value: 'Carriers', defaultValue: true },
				{ value: 'Depots', defaultValue: false },
				{ value: 'Contact centre', defaultValue: false },
			],
		});
		const [other] = await webex.meetingTrackingCodes.list({ service: 'MeetingCenter' });
		expect(other?.options[0]).toEqual({ value: 'Depots', defaultValue: true });
	});
});

describe('the settings of the site', () => {
	test('decide which passwords meetings may have', async () => {
		const { webex } = setUp();
		const weak = { title: 'Weak', ...times, password: 'lowercase1' };
		await webex.meetings.create(weak);
		const settings = await webex.meetingConfiguration.updateCommonSettings({
			securityOptions: { requireStrongPassword: true, passwordCriteria: { mixedCase: true } },
		});
		expect(settings.securityOptions).toMatchObject({
			joinBeforeHost: true,
			passwordCriteria: { mixedCase: true },
		});
		expect(await webex.meetingConfiguration.commonSettings()).toEqual(settings);
		await expect(webex.meetings.create(weak)).rejects.toThrow(
			failure(400, 'Meeting password validation failed. A mix of uppercase and lowercase letters'),
		);
		const { id: meetingId } = await webex.meetings.create({ ...weak, password: 'MixedCase1' });
		await expect(webex.meetings.patch({ meetingId, password: 'lowercase1' })).rejects.toThrow(
			failure(400, /validation failed/),
		);
	});

	test.each([
		[{ passwordCriteria: { minLength: 4 } }, /requireStrongPassword/],
		[{ requireStrongPassword: true, passwordCriteria: { minLength: 13 } }, /12/],
		[
			{ requireStrongPassword: true, passwordCriteria: { disallowValues: ['a', 'a'] } },
			'Repeated items are not allowed in disallowValues.',
		],
		[{ joinBeforeHost: false }, /audioBeforeHost/],
	])('%j is refused', async (securityOptions, reason) => {
		const { webex } = setUp();
		const updating = webex.meetingConfiguration.updateCommonSettings({ securityOptions });
		await expect(updating).rejects.toThrow(failure(400, reason));
	});
});

describe('preferences', () => {
	const scheduling = {
		enabledJoinBeforeHost: true,
		joinBeforeHostMinutes: 5,
		enabledAutoShareRecording: false,
	};

	test('of others are a matter of administrators', async () => {
		const { webex, jonasClient, simulator } = withJonas();
		const me = simulator.world.findPersonByEmail('amara.okafor@fernhill.example')?.email ?? '';
		await expect(jonasClient.meetingPreferences.audio({ userEmail: me })).rejects.toThrow(
			failure(403, "Not permitted to view or change other user's preferences."),
		);
		const changed = await webex.meetingPreferences.updateSchedulingOptions({
			userEmail: jonas,
			...scheduling,
		});
		expect(await jonasClient.meetingPreferences.schedulingOptions()).toEqual(changed);
		expect(await webex.meetingPreferences.schedulingOptions()).toMatchObject({
			enabledJoinBeforeHost: false,
		});
	});

	test('keep delegates that are not named, and an empty list removes them', async () => {
		const { webex } = setUp();
		const { meetingPreferences: mine } = webex;
		expect(await mine.insertDelegateEmails({ emails: ['a@example.com', 'b@example.com'] })).toEqual(
			{
				emails: ['a@example.com', 'b@example.com'],
			},
		);
		await mine.updateSchedulingOptions(scheduling);
		await mine.deleteDelegateEmails({ emails: ['A@example.com'] });
		expect((await mine.schedulingOptions()).delegateEmails).toEqual(['b@example.com']);
		await mine.updateSchedulingOptions({ ...scheduling, delegateEmails: [] });
		expect((await mine.get()).schedulingOptions?.delegateEmails).toEqual([]);
	});

	const room = {
		topic: 'Room',
		hostPin: '4325',
		enabledAutoLock: true,
		autoLockMinutes: 10,
		enabledNotifyHost: false,
		supportCoHost: false,
		coHosts: [],
	};

	test.each([
		[{ hostPin: '1234' }, /hostPin/],
		[{ hostPin: '1111' }, /hostPin/],
		[{ hostPin: '43256' }, /hostPin/],
		[{ autoLockMinutes: 7 }, /autoLockMinutes/],
		[{ topic: 'x'.repeat(129) }, /topic/],
	])('with a room of %j are refused', async (change, reason) => {
		const { webex } = setUp();
		const updating = webex.meetingPreferences.updatePersonalMeetingRoom({ ...room, ...change });
		await expect(updating).rejects.toThrow(failure(400, reason));
	});

	test('have one default device at most', async () => {
		const { webex } = setUp();
		const device = { deviceName: 'One', deviceAddress: 'one@example.com' };
		const updating = webex.meetingPreferences.updateVideo({
			videoDevices: [
				{ ...device, isDefault: true },
				{ ...device, isDefault: true },
			],
		});
		await expect(updating).rejects.toThrow(failure(400, /default device/));
		expect(await webex.meetingPreferences.updateVideo({ videoDevices: [] })).toEqual({
			videoDevices: [],
		});
	});

	test('of personal rooms get new addresses, all or none', async () => {
		const { webex } = setUp();
		const refresh = (items: Parameters<typeof refreshIds>[0]['personalMeetingRoomIds']) =>
			refreshIds({ siteUrl, personalMeetingRoomIds: items });
		const { refreshPersonalMeetingRoomIds: refreshIds } = webex.meetingPreferences;
		const { personalMeetingRoomIds: [renamed] = [] } = await refresh([
			{ email: jonas, personalMeetingRoomId: 'captain' },
		]);
		expect(renamed).toMatchObject({ email: jonas, personalMeetingRoomId: 'captain' });
		expect(await webex.meetingPreferences.personalMeetingRoom({ userEmail: jonas })).toMatchObject({
			personalMeetingRoomLink: `https://${siteUrl}/meet/captain`,
		});
		const hana = 'hana.sato@fernhill.example';
		await expect(refresh([{ email: hana, personalMeetingRoomId: 'captain' }])).rejects.toThrow(
			failure(400, /used by someone else/),
		);
		await expect(
			refresh([{ email: hana, systemGenerated: true, personalMeetingRoomId: 'other' }]),
		).rejects.toThrow(failure(400, /systemGenerated/));
		await expect(
			refresh([
				{ email: jonas, systemGenerated: true },
				{ email: hana, personalMeetingRoomId: 'other' },
			]),
		).rejects.toThrow(failure(400, /systemGenerated/));
	});

	test('and codes are in a snapshot', async () => {
		const { simulator, webex } = setUp();
		await webex.meetingPreferences.updatePersonalMeetingRoom(room);
		await webex.meetingConfiguration.deleteTrackingCode({ trackingCodeId: '1', siteUrl });
		const copy = setUp();
		copy.simulator.restore(JSON.parse(JSON.stringify(simulator.snapshot())));
		const again = copy.as(simulator.personalToken);
		expect(await again.meetingPreferences.personalMeetingRoom()).toMatchObject(room);
		expect(await again.meetingConfiguration.trackingCodes()).toHaveLength(1);
	});
});

describe('webinars', () => {
	test('have surveys with results of the last month, and links for each person', async () => {
		const { simulator, webex } = setUp();
		const webinar = { ...times, scheduledType: 'webinar' as const, sessionTypeId: 628 };
		const { id: meetingId } = await webex.meetings.create({ title: 'Open day', ...webinar });
		const { meetings } = simulator.world;
		const recent = startMeeting(simulator.world, meetingId, { at: noon - 3600_000 });
		const record = meetings.series.get(meetingId);
		if (!record) throw new Error('The webinar is not there.');
		const answer = { email: 'zoe@example.com', displayName: 'Zoe', created: noon };
		meetings.series.set(meetingId, {
			...record,
			surveyResults: [
				{ id: 'r1', instanceId: recent.id, ...answer, answers: { 2: ['4'], 3: ['Something new'] } },
			],
		});
		const survey = await webex.meetingSurveys.get({ meetingId });
		const [result] = await webex.meetingSurveys.results({ meetingId, timezone: 'Asia/Tokyo' });
		expect(result).toMatchObject({
			id: 'r1',
			surveyName: survey.surveyName,
			meetingId: recent.id,
			createTime: '2026-11-22T21:00:00+09:00',
			questions: [
				{ id: 1, answers: [] },
				{ id: 2, answers: [{ answer: '4' }] },
				{ id: 3, answers: [{ optionId: 2, answer: 'Something new' }] },
			],
		});
		const before = { meetingId, meetingStartTimeTo: '2026-11-01T00:00:00Z' };
		expect(await webex.meetingSurveys.results(before)).toEqual([]);
		const { items } = await webex.meetingSurveys.createLinks({
			meetingId,
			emails: ['a@example.com', 'b@example.com'],
		});
		expect(new Set(items.map(({ surveyLink }) => surveyLink)).size).toBe(2);
		const { items: present } = await webex.meetingSurveys.createLinks({ meetingId: recent.id });
		expect(present.map(({ email }) => email)).toEqual(['amara.okafor@fernhill.example']);
		const meeting = await webex.meetings.create({ title: 'Meeting', ...times });
		await expect(webex.meetingSurveys.get({ meetingId: meeting.id })).rejects.toThrow(
			failure(400, /is not allowed for this API/),
		);
	});

	test('have sources of invitations that lead to registration where people register', async () => {
		const { webex } = setUp();
		const { id: meetingId } = await webex.meetings.create({
			title: 'Open day',
			...times,
			scheduledType: 'webinar',
			sessionTypeId: 628,
		});
		const items = [{ sourceId: 'news letter', sourceEmail: 'news@example.com' }];
		const { items: made } = await webex.meetingInvitationSources.create({ meetingId, items });
		expect(made).toEqual([
			{ id: '1', ...items[0], joinLink: expect.stringMatching(/MTID=.*news%20letter$/) },
		]);
		await webex.meetingRegistration.update({ meetingId });
		expect(await webex.meetingInvitationSources.list({ meetingId })).toEqual([
			{ id: '1', ...items[0], registerLink: expect.stringMatching(/RGID=/) },
		]);
	});
});
