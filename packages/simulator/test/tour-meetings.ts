import type { RestClient } from '@webex-nodes/client';

const colleague = 'jonas.lindqvist@fernhill.example';
const guest = 'tour.guest@example.com';

/** What a person plans alone. */
export async function tourOwnMeeting(webex: RestClient): Promise<void> {
	const now = webex.serverTime() ?? 0;
	const at = (hours: number) => new Date(now + hours * 3600_000).toISOString();
	const { id: meetingId } = await webex.meetings.create({
		title: 'Tour',
		start: at(24),
		end: at(25),
	});
	await webex.meetings.list({ from: at(1) }, { limit: 5 });
	await webex.meetings.get({ meetingId, timezone: 'Europe/Berlin' });
	await webex.meetings.patch({ meetingId, agenda: 'Everything' });
	await webex.meetings.update({ meetingId, title: 'Grand tour' });
	await webex.meetings.delete({ meetingId });
}

/** Planning of meetings. */
export async function tourMeetings(webex: RestClient): Promise<void> {
	const now = webex.serverTime() ?? 0;
	const at = (hours: number) => new Date(now + hours * 3600_000).toISOString();
	const meeting = await webex.meetings.create({
		title: 'Tour',
		start: at(24),
		end: at(25),
		invitees: [{ email: colleague }],
	});
	const meetingId = meeting.id;
	await webex.meetings.adminGet({ meetingId });
	await webex.meetings.adminList({ meetingNumber: meeting.meetingNumber ?? '' });
	await webex.meetings.join({ meetingId, joinDirectly: false });
	await tourPeople(webex, meetingId);
	await tourRegistration(webex, meetingId);
	await tourWebinar(webex, { start: at(24), end: at(25) });
	await webex.meetings.reassignHost({ hostEmail: colleague, meetingIds: ['unknown'] });
	const { email = '' } = { email: (await webex.people.me()).emails?.[0] };
	await webex.meetings.reassignHost({ hostEmail: email, meetingIds: [meetingId] });
	await webex.meetings.delete({ meetingId });
	await tourSite(webex);
	await tourPreferences(webex);
}

async function tourPeople(webex: RestClient, meetingId: string): Promise<void> {
	const invitee = await webex.meetingInvitees.create({ meetingId, email: guest, coHost: true });
	const items = [{ email: 'one@example.com' }, { email: 'two@example.com', sendEmail: false }];
	await webex.meetingInvitees.bulkCreate({ meetingId, items });
	await webex.meetingInvitees.list({ meetingId }, { limit: 5 });
	await webex.meetingInvitees.get({ meetingInviteeId: invitee.id });
	await webex.meetingInvitees.update({ meetingInviteeId: invitee.id, email: guest });
	await webex.meetingInvitees.delete({ meetingInviteeId: invitee.id, sendEmail: false });

	const channel = { languageCode1: 'en', languageCode2: 'de' };
	await webex.meetingInterpreters.updateSettings({ meetingId, enabled: true });
	const { id } = await webex.meetingInterpreters.create({ meetingId, ...channel, email: guest });
	await webex.meetingInterpreters.list({ meetingId });
	await webex.meetingInterpreters.get({ meetingId, interpreterId: id });
	await webex.meetingInterpreters.update({ meetingId, interpreterId: id, ...channel });
	await webex.meetingInterpreters.delete({ meetingId, interpreterId: id });

	const groups = [{ name: 'North', invitees: [colleague] }, { name: 'South' }];
	await webex.meetingBreakoutSessions.update({ meetingId, items: groups });
	await webex.meetingBreakoutSessions.list({ meetingId });
	await webex.meetingBreakoutSessions.delete({ meetingId, sendEmail: false });
}

async function tourRegistration(webex: RestClient, meetingId: string): Promise<void> {
	await webex.meetingRegistration.update({
		meetingId,
		requireJobTitle: true,
		customizedQuestions: [
			{ question: 'Which depot?', type: 'dropdownList', options: [{ value: 'North' }] },
		],
		rules: [
			{ question: 'email', condition: 'endsWith', value: '.org', result: 'reject', order: 1 },
		],
	});
	await webex.meetingRegistration.get({ meetingId });
	const person = { firstName: 'Tour', lastName: 'Guest', jobTitle: 'Driver' };
	const one = await webex.meetingRegistrants.register({ meetingId, ...person, email: guest });
	const { items } = await webex.meetingRegistrants.bulkRegister({
		meetingId,
		items: [{ ...person, email: 'one@example.com' }],
	});
	await webex.meetingRegistrants.list({ meetingId }, { limit: 5 });
	await webex.meetingRegistrants.query({ meetingId, emails: [guest] }, { limit: 5 });
	await webex.meetingRegistrants.get({ meetingId, registrantId: one.id });
	const registrants = [{ id: one.id }];
	await webex.meetingRegistrants.approve({ meetingId, registrants, sendEmail: false });
	await webex.meetingRegistrants.reject({ meetingId, registrants });
	await webex.meetingRegistrants.cancel({ meetingId, registrants });
	await webex.meetingRegistrants.bulkDelete({ meetingId, registrants });
	await webex.meetingRegistrants.delete({ meetingId, registrantId: items[0]?.id ?? '' });
	await webex.meetingRegistration.delete({ meetingId });
}

async function tourWebinar(
	webex: RestClient,
	times: { readonly start: string; readonly end: string },
): Promise<void> {
	const { id: meetingId } = await webex.meetings.create({
		title: 'Open day',
		...times,
		scheduledType: 'webinar',
		sessionTypeId: 628,
	});
	await webex.meetingSurveys.get({ meetingId });
	await webex.meetingSurveys.results({ meetingId }, { limit: 5 });
	await webex.meetingSurveys.createLinks({ meetingId, emails: [guest] });
	const items = [{ sourceId: 'newsletter', sourceEmail: 'news@example.com' }];
	await webex.meetingInvitationSources.create({ meetingId, items });
	await webex.meetingInvitationSources.list({ meetingId });
	await webex.meetings.delete({ meetingId });
}

async function tourSite(webex: RestClient): Promise<void> {
	const [template] = await webex.meetingTemplates.list({ templateType: 'meeting' });
	await webex.meetingTemplates.get({ templateId: template?.id ?? '' });
	const [type] = await webex.meetingSessionTypes.list();
	await webex.meetingSessionTypes.get({ sessionTypeId: type?.id ?? '' });
	await webex.meetingTrackingCodes.list({ service: 'MeetingCenter' });
	const configuration = webex.meetingConfiguration;
	await configuration.commonSettings();
	await configuration.updateCommonSettings({ scheduleMeetingOptions: { emailReminders: false } });
	const [siteType] = await configuration.sessionTypes();
	const siteUrl = siteType?.siteUrl ?? '';
	await configuration.userSessionTypes({ email: colleague });
	await configuration.updateUserSessionTypes({ siteUrl, email: colleague, sessionTypeIds: ['3'] });
	const draft = {
		name: 'Tour',
		siteUrl,
		inputMode: 'select',
		hostProfileCode: 'optional',
		options: [{ value: 'North', defaultValue: true }],
		scheduleStartCodes: [{ service: 'MeetingCenter', type: 'optional' }],
	} as const;
	const changeable = {
		...draft,
		options: [...draft.options],
		scheduleStartCodes: [...draft.scheduleStartCodes],
	};
	const { id: trackingCodeId } = await configuration.createTrackingCode(changeable);
	await configuration.trackingCodes();
	await configuration.trackingCode({ trackingCodeId });
	await configuration.updateTrackingCode({ trackingCodeId, ...changeable });
	const trackingCodes = [{ name: 'Tour', value: 'North' }];
	await configuration.updateUserTrackingCodes({ siteUrl, email: colleague, trackingCodes });
	await configuration.userTrackingCodes({ email: colleague });
	await configuration.deleteTrackingCode({ trackingCodeId, siteUrl });
}

async function tourPreferences(webex: RestClient): Promise<void> {
	const preferences = webex.meetingPreferences;
	await preferences.get();
	const { sites } = await preferences.sites();
	const siteUrl = sites[0]?.siteUrl ?? '';
	await preferences.updateDefaultSite({ siteUrl, defaultSite: true });
	await preferences.personalMeetingRoom();
	await preferences.updatePersonalMeetingRoom({
		topic: 'Tour',
		hostPin: '4325',
		enabledAutoLock: false,
		autoLockMinutes: 10,
		enabledNotifyHost: true,
		supportCoHost: true,
		coHosts: [{ email: colleague, displayName: 'Jonas Lindqvist' }],
	});
	await preferences.audio();
	const phone = {
		countryCode: '1',
		number: '5550100',
		enabledCallInAuthentication: false,
		enabledCallMe: false,
	};
	await preferences.updateAudio({
		defaultAudioType: 'webexAudio',
		otherTeleconferenceDescription: '',
		enabledGlobalCallIn: true,
		enabledTollFree: false,
		enabledAutoConnection: false,
		officeNumber: phone,
		mobileNumber: phone,
	});
	await preferences.video();
	const device = { deviceName: 'North', deviceAddress: 'north@example.com', isDefault: true };
	await preferences.updateVideo({ videoDevices: [device] });
	await preferences.schedulingOptions();
	await preferences.updateSchedulingOptions({
		enabledJoinBeforeHost: true,
		joinBeforeHostMinutes: 5,
		enabledAutoShareRecording: false,
	});
	await preferences.insertDelegateEmails({ emails: [colleague] });
	await preferences.deleteDelegateEmails({ emails: [colleague] });
	await preferences.refreshPersonalMeetingRoomIds({
		siteUrl,
		personalMeetingRoomIds: [{ email: colleague, systemGenerated: true }],
	});
}

/** A meeting that runs from the beginning; it ends here. */
export async function tourRunning(webex: RestClient): Promise<void> {
	const [running] = await webex.meetings.list({ meetingType: 'meeting', state: 'inProgress' });
	const meetingId = running?.id ?? '';
	await webex.meetingControls.get({ meetingId });
	await webex.meetingControls.update({ meetingId, recordingStarted: true, locked: true });
	await webex.meetings.end({ meetingId, reason: 'The tour is over' });
}
