import type { RestClient } from '@webex-nodes/client';
import type { Simulator } from '../src/index.ts';
import type { Valued } from './tolerance-records.ts';

/** What the schema does not require, but the operation does. */
export const chosenOfPlanning: Readonly<Record<string, readonly string[]>> = {
	'meetingConfiguration.updateUserSessionTypes': ['personId'],
	'meetingConfiguration.updateUserTrackingCodes': ['personId'],
	'meetingConfiguration.userSessionTypes': ['personId'],
	'meetingConfiguration.userTrackingCodes': ['personId'],
	'meetings.adminList': ['meetingNumber'],
	'meetings.join': ['meetingId', 'joinDirectly'],
};

/** Planned meetings, a webinar, and one that runs. */
export async function valuesOfPlanning(simulator: Simulator, webex: RestClient): Promise<Valued> {
	const plan = { start: '2026-11-23T09:00:00Z', end: '2026-11-23T10:00:00Z' };
	const guest = { firstName: 'Zoe', lastName: 'Adams', email: 'zoe@example.com' };
	const meeting = await webex.meetings.create({
		title: 'Plan',
		...plan,
		registration: {},
		invitees: [{ email: guest.email }],
	});
	const meetingId = meeting.id;
	const webinar = await webex.meetings.create({
		title: 'Webinar',
		...plan,
		scheduledType: 'webinar',
		sessionTypeId: 628,
	});
	const [invitee] = await webex.meetingInvitees.list({ meetingId });
	const registrant = await webex.meetingRegistrants.register({ meetingId, ...guest });
	const channel = { languageCode1: 'en', languageCode2: 'de' };
	const interpreter = await webex.meetingInterpreters.create({ meetingId, ...channel });
	const [template] = await webex.meetingTemplates.list();
	const running = simulator.world.meetings.instances
		.values()
		.find(({ state }) => state === 'inProgress')?.seriesId;
	const siteUrl = 'fernhill.webex.com';
	const phone = {
		countryCode: '1',
		number: '5550100',
		enabledCallInAuthentication: false,
		enabledCallMe: false,
	};
	const newcomer = { firstName: 'Max', lastName: 'Berg', email: 'max@example.com' };
	return {
		special: {
			meetingBreakoutSessions: { meetingId, items: [{ name: 'North' }] },
			meetingConfiguration: {
				siteUrl,
				trackingCodeId: '1',
				name: 'Region',
				options: [{ value: 'North', defaultValue: true }],
				inputMode: 'select',
				hostProfileCode: 'optional',
				scheduleStartCodes: [],
				sessionTypeIds: ['3'],
			},
			meetingControls: { meetingId: running },
			meetingInterpreters: {
				meetingId,
				interpreterId: interpreter.id,
				enabled: true,
				...channel,
			},
			meetingInvitationSources: { meetingId: webinar.id },
			meetingInvitees: { meetingId, meetingInviteeId: invitee?.id, email: newcomer.email },
			meetingPreferences: {
				siteUrl,
				defaultSite: true,
				topic: 'Room',
				hostPin: '4325',
				enabledAutoLock: false,
				autoLockMinutes: 10,
				enabledNotifyHost: false,
				supportCoHost: false,
				coHosts: [],
				defaultAudioType: 'webexAudio',
				otherTeleconferenceDescription: '',
				enabledGlobalCallIn: true,
				enabledTollFree: false,
				enabledAutoConnection: false,
				officeNumber: phone,
				mobileNumber: phone,
				videoDevices: [],
				enabledJoinBeforeHost: false,
				joinBeforeHostMinutes: 5,
				enabledAutoShareRecording: false,
			},
			meetingRegistrants: {
				meetingId,
				registrantId: registrant.id,
				...newcomer,
				emails: [guest.email],
			},
			meetingRegistration: { meetingId },
			'meetings.adminList': { meetingNumber: meeting.meetingNumber },
			'meetings.end': { meetingId: running },
			'meetings.join': { joinDirectly: false },
			'meetings.reassignHost': {
				hostEmail: 'jonas.lindqvist@fernhill.example',
				meetingIds: [meetingId],
			},
			meetingSessionTypes: { sessionTypeId: '3' },
			meetingSurveys: { meetingId: webinar.id },
			meetingTemplates: { templateId: template?.id },
			meetingTrackingCodes: { service: 'MeetingCenter' },
		},
	};
}
